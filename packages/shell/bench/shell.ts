/** The terminal's numbers: how much the page loads, how soon it answers. */
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { openShell } from '../src/client.ts'
import { complete } from '../src/session/completion.ts'
import { MachineFs } from '../src/session/machine-fs.ts'

export interface Measure {
  name: string
  value: number
  unit: string
  limit?: number
  ok: boolean
}

const measure = (name: string, value: number, unit: string, limit: number): Measure => ({
  name,
  value: Math.round(value * 10) / 10,
  unit,
  limit,
  ok: value <= limit,
})

/** What the first prompt needs, compressed; service models are loaded when a command needs them. */
async function bundleSize(): Promise<{ first: number; all: number }> {
  const bundle = await rolldown({
    input: new URL('../src/worker.ts', import.meta.url).pathname,
    platform: 'browser',
    external: ['node:zlib'],
  })
  const { output } = await bundle.generate({ format: 'es', minify: true })
  const chunks = output.flatMap((one) => (one.type === 'chunk' ? [one] : []))
  const size = (code: string): number => gzipSync(code, { level: 9 }).length / 1024
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const entry = chunks.find((chunk) => chunk.isEntry)!
  const needed = new Set<string>()
  const add = (name: string): void => {
    const chunk = byName.get(name)
    if (!chunk || needed.has(name)) return
    needed.add(name)
    for (const imported of chunk.imports) add(imported)
  }
  add(entry.fileName)
  const total = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + size(byName.get(name)!.code), 0)
  return { first: total(needed), all: total(byName.keys()) }
}

async function firstPrompt(): Promise<number> {
  const started = performance.now()
  await new Promise<void>((done, failed) => {
    openShell({
      machine: 'laptop',
      cols: 80,
      rows: 24,
      onOutput: (text) => {
        if (text.includes('you@laptop')) done()
      },
      onError: failed,
      inline: {
        transport: () => Promise.reject(new Error('no network')),
        home: { load: async () => ({ version: 0, files: {} }), save: async ({ version }) => version + 1 },
      },
    })
  })
  return performance.now() - started
}

async function completion(): Promise<number> {
  const fs = new MachineFs()
  const context = { fs, cwd: '/', home: '/', variables: [], commands: [] }
  const lines = [
    'aws ia',
    'aws iam create',
    'aws iam create-user --',
    'aws ec2 run-instances --instance-type ',
    'cat /d',
  ]
  for (const line of lines) await complete(line, line.length, context)
  let worst = 0
  for (const line of lines) {
    const started = performance.now()
    await complete(line, line.length, context)
    worst = Math.max(worst, performance.now() - started)
  }
  return worst
}

export async function bench(): Promise<Measure[]> {
  const size = await bundleSize()
  return [
    measure('terminal: code of the worker, gzip', size.first, 'KB', 450),
    { name: 'terminal: worker and all service models, gzip', value: Math.round(size.all), unit: 'KB', ok: true },
    measure('terminal: to the first prompt', await firstPrompt(), 'ms', 500),
    measure('terminal: completion, slowest of five', await completion(), 'ms', 20),
  ]
}

if (import.meta.main) console.table(await bench())
