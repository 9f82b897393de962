/**
 * `npm test`: unit, contract and browser tests, then one line of totals. What is long is sampled; `--all` runs everything.
 * `npm test -- unit` or `npm test -- browser` runs a part; what follows is passed on (`npm test -- unit packages/policy`).
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { awsCli } from './aws-cli.ts'
import { ensureBrowser } from './browser.ts'
import { buildAll } from './build.ts'
import { run } from './run.ts'
import { root } from './stale.ts'

export interface Totals {
  passed: number
  failed: number
  skipped: number
  /** names of what passed only when tried again */
  flaky: string[]
}

interface VitestFile {
  /** path of the file */
  name: string
  status: string
  assertionResults: { status: string; fullName: string }[]
}

export interface VitestReport {
  testResults: VitestFile[]
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

/** Of each file the last report counts; `reports` are of the first run and of what was tried again. */
export function vitestTotals(...reports: VitestReport[]): Totals {
  const files = new Map(reports.flatMap(({ testResults }) => testResults).map((file) => [file.name, file]))
  const results = [...files.values()].flatMap(({ assertionResults }) => assertionResults)
  const count = (...statuses: string[]) => results.filter(({ status }) => statuses.includes(status)).length
  const [first, ...again] = reports
  const failedFirst = first?.testResults.flatMap(failures) ?? []
  const failedLast = [...files.values()].flatMap(failures)
  return {
    passed: count('passed'),
    failed: failedLast.length,
    skipped: count('pending', 'skipped', 'todo', 'disabled'),
    flaky: again.length === 0 ? [] : failedFirst.filter((name) => !failedLast.includes(name)),
  }
}

/** A file that failed without a failing test (it could not even be loaded) counts as one. */
function failures({ name, status, assertionResults }: VitestFile): string[] {
  const file = relative(root, name)
  const failed = assertionResults.filter((test) => test.status === 'failed').map((test) => `${file}: ${test.fullName}`)
  return failed.length === 0 && status === 'failed' ? [file] : failed
}

export function playwrightTotals({ stats, errors }: PlaywrightReport): Totals {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    // Playwright's own list above names its flaky journeys.
    flaky: Array.from({ length: stats.flaky }, () => 'a journey, named above'),
  }
}

const reports = join(root, '.cache/reports')

interface Reported<Report> {
  status: number
  /** absent when the runner wrote none */
  report?: Report
}

async function reported<Report>(
  [program, ...args]: [string, ...string[]],
  file: string,
  env: NodeJS.ProcessEnv,
): Promise<Reported<Report>> {
  rmSync(file, { force: true })
  const { status } = await run(program, args, { show: true, env })
  return { status, ...(existsSync(file) && { report: JSON.parse(readFileSync(file, 'utf8')) as Report }) }
}

/** A runner that fails without a failing test (a crash, an unhandled rejection) has failed all the same. */
const concluded = (status: number, counted: Totals): Totals =>
  status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted

const nothing: Totals = { passed: 0, failed: 0, skipped: 0, flaky: [] }

/**
 * Where nobody watches, files with a failure are run once more, by themselves and from nothing: a machine that stalled
 * for a moment is no failure. The totals name what needed it.
 */
async function unitTests(rest: readonly string[], env: NodeJS.ProcessEnv): Promise<Totals> {
  const file = join(reports, 'unit.json')
  const vitest = (...args: readonly string[]) =>
    reported<VitestReport>(
      ['vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...args],
      file,
      env,
    )
  const first = await vitest(...rest)
  if (!first.report) return concluded(1, nothing)
  const broken = first.report.testResults.filter(({ status }) => status === 'failed').map(({ name }) => name)
  if (!process.env.CI || broken.length === 0) return concluded(first.status, vitestTotals(first.report))
  console.log(`\nOnce more, alone: ${broken.map((name) => relative(root, name)).join(', ')}`)
  const again = await vitest('--maxWorkers=1', ...broken)
  if (!again.report) return concluded(1, vitestTotals(first.report))
  return concluded(again.status, vitestTotals(first.report, again.report))
}

async function browserTests(rest: readonly string[], env: NodeJS.ProcessEnv): Promise<Totals> {
  const file = join(reports, 'browser.json')
  const { status, report } = await reported<PlaywrightReport>(
    ['playwright', 'test', '--config', 'e2e/playwright.config.ts', '--reporter=list,json', ...rest],
    file,
    { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  )
  return report ? concluded(status, playwrightTotals(report)) : concluded(1, nothing)
}

async function main() {
  const { values, positionals } = parseArgs({ options: { all: { type: 'boolean' } }, allowPositionals: true })
  const [only, ...rest] = positionals
  const cli = await awsCli()
  const env: NodeJS.ProcessEnv = { ...(values.all ? { TEST_ALL: '1' } : {}), ...(cli ? { AWS_CLI: cli } : {}) }
  if (!cli) console.log('No AWS CLI v2 was found; what it judges is skipped. scripts/install-aws-cli.sh gets one.')
  mkdirSync(reports, { recursive: true })
  const done: Totals[] = []
  if (only !== 'browser') done.push(await unitTests(rest, env))
  if (only !== 'unit') {
    const browser = await ensureBrowser()
    await buildAll()
    done.push(await browserTests(rest, { ...env, ...(browser && { FIRST_LINE_BROWSER: browser }) }))
  }
  const sum = (key: 'passed' | 'failed' | 'skipped') => done.reduce((total, each) => total + each[key], 0)
  const flaky = done.flatMap((each) => each.flaky)
  if (flaky.length > 0) console.log(['\nPassed only when tried again:', ...flaky].join('\n  '))
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed, ${sum('skipped')} skipped`)
  process.exitCode = sum('failed') === 0 && sum('passed') > 0 ? 0 : 1
}

if (import.meta.main) {
  await main().catch((error: Error) => {
    console.error(error.message)
    console.log('\n0 passed, 1 failed')
    process.exitCode = 1
  })
}
