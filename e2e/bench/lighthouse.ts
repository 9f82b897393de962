/**
 * Lighthouse over the workshop as it is served: a phone of the middle class on slow 4G, simulated. Five runs a page, each in a
 * browser that has never been there; the median is what counts, and for what is not a matter of time, the worst.
 *
 * Throttled as Lighthouse does by default: 150 ms and 1.6 Mbit/s, the processor four times slower. Four times slower than a
 * busy machine is no phone any more; so its own measure of this machine stands below the figures.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onThePath } from '../../scripts/browser.ts'
import { run } from '../../scripts/run.ts'
import { Workshop } from '../server.ts'

/** Lighthouse has a folder of its own, with its own lock: it weighs more than all other tools of the tests together. */
const folder = join(import.meta.dirname, 'lighthouse')
const pages = { 'home page': '/', 'module page': '/modules/06-users/' }
const categories = ['performance', 'accessibility', 'best-practices', 'seo']
const runs = Number(process.env.BENCH_RUNS ?? 5)

/** What is read of Lighthouse's report. */
interface Result {
  readonly environment: { readonly benchmarkIndex: number }
  readonly runtimeError?: { readonly message: string }
  readonly audits: Readonly<Record<string, { title: string; score: number | null; numericValue?: number }>>
  readonly categories: Readonly<
    Record<string, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>
  >
}

/** As its lock has it; installed when it is wanted first, and again when the lock is another. */
async function installed(): Promise<string> {
  const cli = join(folder, 'node_modules/lighthouse/cli/index.js')
  const versionIn = (file: string) =>
    (JSON.parse(readFileSync(file, 'utf8')) as { packages: Record<string, { version: string }> }).packages[
      'node_modules/lighthouse'
    ]?.version
  const have = join(folder, 'node_modules/.package-lock.json')
  if (existsSync(have) && versionIn(have) === versionIn(join(folder, 'package-lock.json'))) return cli
  console.log('    Installing Lighthouse, for this bench alone …')
  const { status, output } = await run('npm', ['ci', '--no-audit', '--no-fund', '--ignore-scripts'], { cwd: folder })
  if (status !== 0) throw new Error(`Lighthouse could not be installed:\n${output}`)
  return cli
}

/** One look by a browser that has never been there. */
async function look(cli: string, chrome: string, url: string): Promise<Result> {
  const place = mkdtempSync(join(tmpdir(), 'first-line-lighthouse-'))
  const report = join(place, 'report.json')
  const options = [
    ...['--quiet', '--no-enable-error-reporting', '--output=json', `--output-path=${report}`],
    `--only-categories=${categories.join(',')}`,
    '--chrome-flags=--headless=new --no-sandbox --disable-gpu --disable-quic',
  ]
  try {
    const { status, output } = await run(process.execPath, [cli, url, ...options], { env: { CHROME_PATH: chrome } })
    if (status !== 0) throw new Error(`Lighthouse could not look:\n${output}`)
    const result = JSON.parse(readFileSync(report, 'utf8')) as Result
    if (result.runtimeError) throw new Error(`Lighthouse could not look: ${result.runtimeError.message}`)
    return result
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

const median = (values: number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
const scores = (results: Result[], category: string) =>
  results.map(({ categories }) => Math.round((categories[category]?.score ?? 0) * 100))

/** What keeps a category from 100, so that it can be mended. */
function faults(results: Result[], category: string): string[] {
  return results.flatMap(({ categories, audits }) =>
    (categories[category]?.auditRefs ?? []).flatMap(({ id, weight }) => {
      const audit = audits[id]
      return weight > 0 && audit?.score !== null && (audit?.score ?? 1) < 1 ? [`${id}: ${audit?.title}`] : []
    }),
  )
}

export async function bench() {
  const executablePath = onThePath()
  if (!executablePath) throw new Error('Lighthouse needs a Chromium on the PATH, or FIRST_LINE_BROWSER to name one.')
  const cli = await installed()
  await using workshop = new Workshop()
  await workshop.start()
  const figures = []
  // The first look warms the server up.
  const indexes = [(await look(cli, executablePath, workshop.url)).environment.benchmarkIndex]
  for (const [name, path] of Object.entries(pages)) {
    const results: Result[] = []
    for (let at = 0; at < runs; at++) {
      const result = await look(cli, executablePath, workshop.url + path)
      indexes.push(result.environment.benchmarkIndex)
      results.push(result)
    }
    const fast = median(scores(results, 'performance'))
    const lcp =
      median(results.map(({ audits }) => audits['largest-contentful-paint']?.numericValue ?? Number.NaN)) / 1000
    figures.push(
      {
        name: `Lighthouse, ${name}: performance, median of ${runs}`,
        value: fast,
        unit: '',
        limit: '>= 95',
        ok: fast >= 95,
      },
      { name: `${name}: largest contentful paint, slow 4G`, value: lcp, unit: 's', limit: '< 1.2', ok: lcp < 1.2 },
    )
    for (const category of categories.slice(1)) {
      const worst = Math.min(...scores(results, category))
      figures.push({
        name: `Lighthouse, ${name}: ${category}`,
        value: worst,
        unit: '',
        limit: '100',
        ok: worst === 100,
      })
      for (const fault of new Set(faults(results, category))) console.log(`    ${category}: ${fault}`)
    }
  }
  return [...figures, { name: 'this machine, by Lighthouse', value: median(indexes), unit: '', ok: true }]
}
