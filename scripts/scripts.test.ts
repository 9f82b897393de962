import { mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { complete, platformOf } from './complete-lock.ts'
import { missing } from './ensure-installed.mjs'
import { fingerprint, root } from './stale.ts'
import { playwrightTotals, vitestTotals } from './test.ts'
import { problemsOf } from './validate-compose.ts'

describe('what is missing from node_modules', () => {
  const lock = {
    packages: {
      '': {},
      labs: { version: '0.1.0' },
      'node_modules/@first-line/labs': { link: true },
      'node_modules/zod': { version: '4.6.7' },
      'node_modules/fsevents': { version: '2.3.3', optional: true },
    },
  }
  it.each([
    ['nothing', { 'node_modules/zod': { version: '4.6.7' } }, []],
    ['a package', {}, ['node_modules/zod']],
    ['another version', { 'node_modules/zod': { version: '4.0.0' } }, ['node_modules/zod']],
    [
      'an old optional one',
      { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/fsevents': { version: '1.0.0' } },
      ['node_modules/fsevents'],
    ],
  ])('%s', (_, packages, expected) => {
    expect(missing(lock, { packages }).map(([path]) => path)).toEqual(expected)
  })
})

describe('the lock file', () => {
  it.each([
    ['@astrojs/compiler-binding-darwin-arm64', { os: ['darwin'], cpu: ['arm64'] }],
    ['@pagefind/windows-x64', { os: ['win32'], cpu: ['x64'] }],
    ['@oxc-parser/binding-linux-riscv64-musl', { os: ['linux'], cpu: ['riscv64'], libc: ['musl'] }],
    ['@oxc-parser/binding-linux-arm-gnueabihf', { os: ['linux'], cpu: ['arm'] }],
    ['@astrojs/compiler-binding-wasm32-wasi', { cpu: ['wasm32'] }],
  ])('reads the platform of %s', (name, expected) => {
    expect(platformOf(name)).toEqual(expected)
  })

  it('holds the packages of every platform', () => {
    const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
    expect(complete(lock)).toEqual([])
  })
})

describe('a build is stale', () => {
  let folder: string
  const print = () => fingerprint({ inputs: ['**/*'], exclude: [] }, folder)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'stale-'))
    writeFileSync(join(folder, 'a'), 'a')
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('not when nothing changed', () => expect(print()).toBe(print()))
  it.each<[string, () => void]>([
    ['when a file is added', () => writeFileSync(join(folder, 'b'), '')],
    ['when a file grows', () => writeFileSync(join(folder, 'a'), 'aa')],
    ['when a file is touched', () => utimesSync(join(folder, 'a'), 1, 1)],
    ['when a file is gone', () => rmSync(join(folder, 'a'))],
  ])('%s', (_, change) => {
    const before = print()
    change()
    expect(print()).not.toBe(before)
  })
})

describe('totals', () => {
  const file = (name: string, results: Record<string, string>, status = 'passed') => ({
    name: join(root, name),
    status: Object.values(results).includes('failed') ? 'failed' : status,
    assertionResults: Object.entries(results).map(([fullName, status]) => ({ fullName, status })),
  })
  const first = {
    testResults: [
      file('broken.test.ts', {}, 'failed'),
      file('a.test.ts', { 'at once': 'passed', 'at the second try': 'failed', never: 'failed', later: 'todo' }),
      file('b.test.ts', { elsewhere: 'passed', 'on another machine': 'pending' }),
    ],
  }
  it('counts a file that could not be loaded as a failure', () => {
    expect(vitestTotals(first)).toEqual({ passed: 2, failed: 3, skipped: 2, flaky: [] })
  })
  it('counts of a file that was run again what came of that, and names what needed it', () => {
    const again = {
      testResults: [
        file('broken.test.ts', { loaded: 'passed' }),
        file('a.test.ts', { 'at once': 'passed', 'at the second try': 'passed', never: 'failed', later: 'todo' }),
      ],
    }
    const flaky = ['broken.test.ts', 'a.test.ts: at the second try']
    expect(vitestTotals(first, again)).toEqual({ passed: 4, failed: 1, skipped: 2, flaky })
  })
  it('counts a journey that passed when tried again as passed, and tells it', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 }, errors: [{}] }
    expect(playwrightTotals(report)).toEqual({ passed: 6, failed: 2, skipped: 0, flaky: ['a journey, named above'] })
  })
})

describe('docker-compose.yml', () => {
  const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8')
  it('is valid', () => expect(problemsOf(text)).toEqual([]))
  it.each([
    [
      'an unknown key',
      text.replace('healthcheck:', 'healthchek:'),
      '/services/app must NOT have additional properties',
    ],
    [
      'a port beyond loopback',
      text.replaceAll('127.0.0.1:4570:', '4570:'),
      'localstack publishes 4570:4566 beyond loopback',
    ],
  ])('%s is found', (_, broken, problem) => {
    expect(problemsOf(broken)).toContain(problem)
  })
})
