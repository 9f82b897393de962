/** The terminal's numbers: what the built site's worker weighs, its prompt, `aws` beside the real one, completion, a flood. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { runAws } from '../src/aws/aws.ts'
import { openShell } from '../src/client.ts'
import { nodeMachine } from '../src/node/machine.ts'
import { complete } from '../src/session/completion.ts'
import { MachineFs } from '../src/session/machine-fs.ts'
import { startCannedAws } from '../src/testing/canned-aws.ts'
import { environment, inDirectory, realAwsCli, runReal } from '../src/testing/differential.ts'

export interface Measure {
  name: string
  value: number
  unit: string
  limit?: string
  ok: boolean
}

const ROUNDS = 21
const LINE = { line: 'iam list-users' }

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

/** Milliseconds of `aws iam list-users`: ours, of which so many at the server; the real CLI's as a whole. */
async function listUsers(): Promise<{ beyond: number; ours: number; real: number | undefined }> {
  const aws = await startCannedAws()
  const [beyond, ours]: [number[], number[]] = [[], []]
  await inDirectory(async (directory) => {
    for (let round = 0; round < ROUNDS; round++) {
      let atServer = 0
      const machine = nodeMachine({ env: environment(directory, aws.url, LINE), cwd: directory, write: () => {} })
      const started = performance.now()
      await runAws(
        {
          ...machine,
          async transport(request, signal) {
            const sent = performance.now()
            const answer = await machine.transport(request, signal)
            atServer += performance.now() - sent
            return answer
          },
        },
        LINE.line.split(' '),
      )
      ours.push(performance.now() - started)
      beyond.push(performance.now() - started - atServer)
    }
  })
  const cli = realAwsCli()
  const real: number[] = []
  for (let round = 0; cli && round < 3; round++) {
    const started = performance.now()
    await runReal(cli, aws.url, LINE)
    real.push(performance.now() - started)
  }
  await aws.close()
  return { beyond: median(beyond), ours: median(ours), real: cli ? median(real) : undefined }
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

const assets = new URL('../../../site/dist/_astro/', import.meta.url).pathname

/** A script of the built site, and what it imports before it runs, KB compressed. */
function weight(name: string, seen = new Set<string>()): number {
  if (seen.has(name)) return 0
  seen.add(name)
  const code = readFileSync(join(assets, name), 'utf8')
  const imported = [...code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)].map(([, path = '']) => path)
  const own = gzipSync(code, { level: 9 }).length / 1024
  return imported.reduce((sum, path) => sum + weight(path, seen), own)
}

/** Milliseconds to the first prompt, then of 10,000 lines: Enter to the next prompt. In this thread, without a page. */
async function promptAndFlood(): Promise<[prompt: number, flood: number]> {
  let text = ''
  const started = performance.now()
  const shell = openShell({
    machine: 'laptop',
    cols: 80,
    rows: 24,
    onOutput: (piece) => {
      text += piece
    },
    inline: {
      transport: () => Promise.reject(new Error('no network')),
      home: { load: async () => ({ version: 0, files: {} }), save: async ({ version }) => version + 1 },
    },
  })
  const until = async (sign: string): Promise<number> => {
    while (!text.includes(sign)) await new Promise((done) => setTimeout(done, 1))
    return performance.now()
  }
  const prompt = (await until('you@laptop')) - started
  const asked = performance.now()
  shell.input('seq 10000; echo fin-$((1 + 1))\r')
  const flood = (await until('fin-2')) - asked
  shell.dispose()
  return [prompt, flood]
}

export async function bench(): Promise<Measure[]> {
  const { beyond, ours, real } = await listUsers()
  const slowest = await completion()
  const worker = readdirSync(assets).find((name) => /^shell-worker.*\.js$/.test(name))
  if (worker === undefined) throw new Error('the site has no worker of the terminal')
  const size = weight(worker)
  const [prompt, flood] = await promptAndFlood()
  const beside: Measure =
    real === undefined
      ? { name: 'the real CLI beside it: none here, AWS_CLI names one', value: 0, unit: 'times', ok: true }
      : { name: 'faster than the real CLI', value: real / ours, unit: 'times', limit: '>= 20', ok: real / ours >= 20 }
  return [
    {
      name: 'terminal: worker and what it needs at once, gzip',
      value: size,
      unit: 'KB',
      limit: '< 450',
      ok: size < 450,
    },
    { name: 'terminal: to the first prompt', value: prompt, unit: 'ms', limit: '< 500', ok: prompt < 500 },
    { name: 'terminal: 10,000 lines', value: flood, unit: 'ms', limit: '< 1000', ok: flood < 1000 },
    { name: 'aws iam list-users beyond the server', value: beyond, unit: 'ms', limit: '< 30', ok: beyond < 30 },
    beside,
    { name: 'terminal: completion, slowest of five', value: slowest, unit: 'ms', limit: '< 20', ok: slowest < 20 },
  ]
}

if (import.meta.main) console.table(await bench())
