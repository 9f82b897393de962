/** The terminal in a real page: what its worker weighs, how soon its prompt is there, how soon a flood has gone by. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { chromium, type Page } from 'playwright'
import { ensureBrowser } from '../../scripts/browser.ts'
import { Workshop } from '../server.ts'
import { Terminal } from '../terminal.ts'

const assets = new URL('../../site/dist/_astro/', import.meta.url).pathname
const rounds = 3

/** A script of the built site, and what it imports before it runs, kB compressed. */
function weight(name: string, seen = new Set<string>()): number {
  if (seen.has(name)) return 0
  seen.add(name)
  const code = readFileSync(join(assets, name), 'utf8')
  const imported = [...code.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+\.js)["']/g)].map(([, path = '']) => path)
  const own = gzipSync(code, { level: 9 }).length / 1024
  return imported.reduce((sum, path) => sum + weight(path, seen), own)
}

/** Milliseconds until the shown screen says `text`, after `act` in the page. */
const untilShown = (page: Page, act: 'laptop' | 'enter', text: string): Promise<number> =>
  page.evaluate(
    async ({ act, text }) => {
      const started = performance.now()
      const tab = document.querySelector<HTMLElement>('[role=tab][data-machine=laptop]')
      if (act === 'laptop') tab?.click()
      else {
        const at = document.querySelector('.screens > .screen:not([hidden]) .xterm-helper-textarea')
        at?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, bubbles: true }))
      }
      for (;;) {
        await new Promise(requestAnimationFrame)
        const rows = document.querySelector('.screens > .screen:not([hidden]) .xterm-rows')
        if ((rows?.textContent ?? '').replaceAll('\u00a0', ' ').includes(text)) return performance.now() - started
        if (performance.now() - started > 30_000) throw new Error(`never shown: ${text}`)
      }
    },
    { act, text },
  )

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!

export async function bench() {
  const worker = readdirSync(assets).find((name) => /^shell-worker.*\.js$/.test(name))
  if (worker === undefined) throw new Error('the site has no worker of the terminal')
  const size = weight(worker)
  const executablePath = await ensureBrowser()
  await using workshop = new Workshop()
  await workshop.start()
  const browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  })
  const prompts: number[] = []
  const floods: number[] = []
  try {
    for (let round = 0; round < rounds; round++) {
      const page = await browser.newPage()
      await page.goto(`${workshop.url}/modules/06-users/`)
      const terminal = new Terminal(page)
      await terminal.ready(30_000)
      prompts.push(await untilShown(page, 'laptop', 'you@laptop'))
      await terminal.type('clear')
      await page.keyboard.type('seq 10000; echo fin-$((1+1))')
      floods.push(await untilShown(page, 'enter', 'fin-2'))
      await page.close()
    }
  } finally {
    await browser.close()
  }
  const [prompt, flood] = [median(prompts), median(floods)]
  return [
    {
      name: 'terminal: worker and what it needs at once, gzip',
      value: size,
      unit: 'KB',
      limit: '< 450',
      ok: size < 450,
    },
    {
      name: 'terminal: from the tab to its prompt, in the page',
      value: prompt,
      unit: 'ms',
      limit: '< 500',
      ok: prompt < 500,
    },
    { name: 'terminal: 10,000 lines, Enter to the last', value: flood, unit: 'ms', limit: '< 1000', ok: flood < 1000 },
  ]
}

if (import.meta.main) console.table(await bench())
