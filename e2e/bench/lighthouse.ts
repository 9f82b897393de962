/**
 * Lighthouse over the workshop as it is served: a phone of the middle class on slow 4G, simulated. Five runs a page, each in a
 * browser that has never been there; the median is what counts, and for what is not a matter of time, the worst.
 *
 * Lighthouse slows the processor down four times, which makes a phone of a fast machine and something else of a busy one. So
 * its own measure of this machine, taken in every run, chooses the factor of the next.
 */
import lighthouse, { type Result } from 'lighthouse'
import puppeteer from 'puppeteer-core'
import { onThePath } from '../../scripts/browser.ts'
import { Workshop } from '../server.ts'

const pages = { 'home page': '/', 'module page': '/modules/06-users/' }
const categories = ['performance', 'accessibility', 'best-practices', 'seo']
/** Lighthouse's own slow 4G. */
const slow4G = {
  rttMs: 150,
  throughputKbps: 1.6 * 1024,
  requestLatencyMs: 0,
  downloadThroughputKbps: 0,
  uploadThroughputKbps: 0,
}
const runs = Number(process.env.BENCH_RUNS ?? 5)

/** Lighthouse's measure of a machine, and the factor that makes the same phone of it (docs/throttling.md of Lighthouse). */
const factors = [
  [150, 1],
  [800, 2],
  [1300, 3],
  [2000, 6],
] as const

/** Between two of the table in a straight line. */
export function slowdownFor(benchmarkIndex: number): number {
  const above = factors.findIndex(([index]) => benchmarkIndex <= index)
  if (above === 0) return factors[0][1]
  const [to, from] = above < 0 ? [factors[3], factors[2]] : [factors[above]!, factors[above - 1]!]
  return from[1] + ((benchmarkIndex - from[0]) / (to[0] - from[0])) * (to[1] - from[1])
}

async function run(executablePath: string, url: string, cpuSlowdownMultiplier: number): Promise<Result> {
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] })
  try {
    const ran = await lighthouse(
      url,
      { onlyCategories: categories, logLevel: 'error', throttling: { ...slow4G, cpuSlowdownMultiplier } },
      undefined,
      await browser.newPage(),
    )
    if (!ran || ran.lhr.runtimeError) throw new Error(`Lighthouse could not look: ${ran?.lhr.runtimeError?.message}`)
    return ran.lhr
  } finally {
    await browser.close()
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
  await using workshop = new Workshop()
  await workshop.start()
  const figures = []
  // The first look warms the server up, and says what machine this is.
  const indexes = [(await run(executablePath, workshop.url, 4)).environment.benchmarkIndex]
  for (const [name, path] of Object.entries(pages)) {
    const results: Result[] = []
    for (let at = 0; at < runs; at++) {
      const result = await run(executablePath, workshop.url + path, slowdownFor(median(indexes)))
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
  const index = median(indexes)
  const name = `this machine, by Lighthouse; slowed down ${slowdownFor(index).toFixed(1)} times`
  return [...figures, { name, value: index, unit: '', ok: true }]
}
