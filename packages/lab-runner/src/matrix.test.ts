/** What docs/targets.md says of targets: how it reads, and, where everything is tested, that it is what the labs say. */
import { readFile } from 'node:fs/promises'
import { labIds } from '@first-line/labs'
import { expect, test } from 'vitest'
import { matrix, matrixPage } from './matrix.ts'

test('a module on each target', { timeout: 60_000 }, async () => {
  const rows = await matrix(['03-account'])
  expect(rows.map(({ step, shown }) => [step, ...Object.values(shown)])).toEqual([
    ['sign-in', 'observed', 'attest', 'attest'],
    ['find-the-id', 'answer', 'answer', 'answer'],
    ['set-alias', 'observed', 'observed', 'observed'],
    ['password-policy', 'observed', 'observed', 'observed'],
    ['close-region', 'observed', 'attest', 'attest'],
    ['prove-it-closed', 'observed', 'attest', 'attest'],
  ])
  const page = matrixPage(rows)
  expect(page).toContain('| Sandbox | 5 | 0 | 0 |\n| LocalStack | 2 | 0 | 3 |\n| AWS account | 2 | 0 | 3 |')
  expect(page).toMatch(/### 03-account\n\n\| Step \| Sandbox \| LocalStack \| AWS account \|\n\| --- \|/)
})

test.skipIf(process.env.TEST_ALL !== '1')('docs/targets.md is what the labs say', { timeout: 600_000 }, async () => {
  const page = await readFile(new URL('../../../docs/targets.md', import.meta.url), 'utf8')
  expect(page).toBe(matrixPage(await matrix(labIds)))
})
