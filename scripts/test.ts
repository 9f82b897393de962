/**
 * `npm test`: unit, contract and browser tests, then one line of totals. What is long is sampled; `--all` runs everything.
 * `npm test -- unit` or `npm test -- browser` runs a part; what follows is passed on (`npm test -- unit packages/policy`).
 */
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
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

/** What passed when tried again still has the messages of its first try. */
interface VitestAssertion {
  status: string
  fullName: string
  failureMessages: string[]
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: VitestAssertion[] }[]
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: unknown[]
}

/** A file that could not even be loaded has no tests to count, and must still count as a failure. */
export function vitestTotals(report: VitestReport): Totals {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests + report.numTodoTests,
    flaky: report.testResults
      .flatMap(({ assertionResults }) => assertionResults)
      .filter(({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0)
      .map(({ fullName }) => fullName),
  }
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

async function part<Report>(
  name: string,
  command: [string, ...string[]],
  totals: (report: Report) => Totals,
  env: NodeJS.ProcessEnv,
): Promise<Totals> {
  const file = join(reports, `${name}.json`)
  rmSync(file, { force: true })
  const [program, ...args] = command
  const ran = await run(program, args, { show: true, env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file } })
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0, flaky: [] }
  const counted = totals(JSON.parse(readFileSync(file, 'utf8')) as Report)
  // A runner that fails without a failing test (a crash, an unhandled rejection) has failed all the same.
  return ran.status !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted
}

async function main() {
  const { values, positionals } = parseArgs({ options: { all: { type: 'boolean' } }, allowPositionals: true })
  const [only, ...rest] = positionals
  const cli = await awsCli()
  const env: NodeJS.ProcessEnv = { ...(values.all ? { TEST_ALL: '1' } : {}), ...(cli ? { AWS_CLI: cli } : {}) }
  if (!cli) console.log('No AWS CLI v2 was found; what it judges is skipped. scripts/install-aws-cli.sh gets one.')
  mkdirSync(reports, { recursive: true })
  const done: Totals[] = []
  if (only !== 'browser') {
    const report = join(reports, 'unit.json')
    const command: [string, ...string[]] = [
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
      ...rest,
    ]
    done.push(await part('unit', command, vitestTotals, env))
  }
  if (only !== 'unit') {
    const browser = await ensureBrowser()
    await buildAll()
    const command: [string, ...string[]] = [
      'playwright',
      'test',
      '--config',
      'e2e/playwright.config.ts',
      '--reporter=list,json',
      ...rest,
    ]
    done.push(
      await part('browser', command, playwrightTotals, { ...env, ...(browser ? { FIRST_LINE_BROWSER: browser } : {}) }),
    )
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
