/** What docs/targets.md says of targets: how it reads, and, where everything is tested, that it is what the labs say. */
import { readFile } from 'node:fs/promises'
import { awsCapabilities, localStackCapabilities } from '@first-line/checker/capabilities'
import { capabilities, labIds, showings, shownOn } from '@first-line/labs'
import { expect, test } from 'vitest'
import { columns } from './eyes.ts'
import { type MatrixRow, matrix, matrixPage, showingsFile } from './matrix.ts'

/** What a page is told before anything is begun is what a check then says. */
function foretold(rows: readonly MatrixRow[]): void {
  const eyes = {
    sandbox: { capabilities: new Set(capabilities), decides: 'observed' },
    localstack: { capabilities: localStackCapabilities, decides: 'computed', gaps: 'relayed' },
    aws: { capabilities: awsCapabilities, decides: 'computed', gaps: 'late' },
  } as const
  for (const { module, step, shown } of rows) {
    for (const column of columns) {
      if (shown[column] === 'answer') continue
      const foretold = shownOn(`${module}/${step}`, eyes[column])
      expect([step, column, foretold]).toEqual([step, column, shown[column]])
    }
    if (shown.sandbox !== 'answer')
      expect(showings[`${module}/${step}`]).toEqual(rows.find((row) => row.step === step)?.showing)
  }
}

test('a module on each target', { timeout: 60_000 }, async () => {
  const rows = await matrix(['03-account'])
  expect(rows.map(({ step, shown }) => [step, ...Object.values(shown)])).toEqual([
    ['sign-in', 'observed', 'attest', 'observed'],
    ['find-the-id', 'answer', 'answer', 'answer'],
    ['set-alias', 'observed', 'observed', 'observed'],
    ['password-policy', 'observed', 'observed', 'observed'],
    ['close-region', 'observed', 'attest', 'attest'],
    ['prove-it-closed', 'observed', 'attest', 'observed'],
  ])
  const page = matrixPage(rows)
  expect(page).toContain('| Sandbox | 5 | 0 | 0 |\n| LocalStack | 2 | 0 | 3 |\n| AWS account | 4 | 0 | 1 |')
  foretold(rows)
  expect(page).toMatch(/### 03-account\n\n\| Step \| Sandbox \| LocalStack \| AWS account \|\n\| --- \|/)
})

test.skipIf(process.env.TEST_ALL !== '1')('docs/targets.md is what the labs say', { timeout: 600_000 }, async () => {
  const page = await readFile(new URL('../../../docs/targets.md', import.meta.url), 'utf8')
  const rows = await matrix(labIds)
  expect(page).toBe(matrixPage(rows))
  foretold(rows)
  const file = await readFile(new URL('../../../labs/src/shown.json', import.meta.url), 'utf8')
  expect(file).toBe(showingsFile(rows))
})
