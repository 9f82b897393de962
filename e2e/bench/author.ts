/** What an author waits for: all the pages from nothing, and one lesson in the browser after it was saved. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { onThePath } from '../../scripts/browser.ts'
import { run } from '../../scripts/run.ts'

const root = join(import.meta.dirname, '../..')
const site = join(root, 'site')
const astro = join(root, 'node_modules/astro/bin/astro.mjs')
const saves = 5

/** In a folder of its own, with nothing kept from an earlier build. */
async function build(): Promise<number> {
  const out = join(site, '.cache/bench')
  const env = { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' }
  const args = [astro, 'build', '--root', 'site', '--force', '--outDir', out]
  const { status, output, seconds } = await run(process.execPath, args, { env })
  rmSync(out, { recursive: true, force: true })
  if (status !== 0) throw new Error(`The site did not build:\n${output}`)
  return seconds
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** Seconds from saving the lesson with every component to reading what was saved, each of a few times. */
async function reloads(): Promise<number[]> {
  const lesson = join(site, 'testing/modules/90-every-part/lesson.mdx')
  const before = readFileSync(lesson, 'utf8')
  const port = await freePort()
  const server = spawn(process.execPath, [astro, 'dev', '--root', 'site', '--host', '127.0.0.1', '--port', `${port}`], {
    cwd: root,
    stdio: 'ignore',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1', FIRST_LINE_FIXTURES: '1', NODE_ENV: 'development' },
  })
  const executablePath = onThePath()
  const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath && { executablePath }) })
  try {
    const page = await browser.newPage()
    const url = `http://127.0.0.1:${port}/modules/90-every-part/`
    const deadline = Date.now() + 120_000
    while (
      !(await fetch(url).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (Date.now() > deadline) throw new Error('The development server did not answer within two minutes.')
      await new Promise((done) => setTimeout(done, 200))
    }
    await page.goto(url)
    const seconds: number[] = []
    for (let at = 0; at < saves; at++) {
      const words = `Saved for the ${at}th time at ${Date.now()}.`
      const began = performance.now()
      writeFileSync(lesson, `${before}\n${words}\n`)
      await page.getByText(words).waitFor({ timeout: 30_000 })
      seconds.push((performance.now() - began) / 1000)
    }
    return seconds
  } finally {
    writeFileSync(lesson, before)
    await browser.close()
    server.kill('SIGINT')
  }
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export async function bench() {
  const built = await build()
  const reloaded = median(await reloads())
  return [
    { name: 'build of every page, from nothing', value: built, unit: 's', limit: '< 30', ok: built < 30 },
    { name: 'a lesson saved, and read in the browser', value: reloaded, unit: 's', limit: '< 1', ok: reloaded < 1 },
  ]
}
