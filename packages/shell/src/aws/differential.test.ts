/** Our `aws` against the real one: same arguments, same endpoint, same directories; output, errors, status and files. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CannedAws, startCannedAws } from '../testing/canned-aws.ts'
import { type Case, cases } from '../testing/cases.ts'
import { realAwsCli, runOurs, runReal } from '../testing/differential.ts'

const cli = realAwsCli()
const all = process.env.TEST_ALL === '1'
/** Each run of the real CLI takes about a second. */
const sample = all ? cases : cases.filter((_, i) => i % 32 === 0)

const label = (one: Case): string =>
  `aws ${one.line}${one.env ? ` ${JSON.stringify(one.env, (_, value) => value ?? null)}` : ''}`

let aws: CannedAws

beforeAll(async () => {
  aws = await startCannedAws()
})
afterAll(() => aws.close())

describe.skipIf(!cli)(`the real AWS CLI (${cli ?? 'skipped: none on the PATH; AWS_CLI names one'})`, () => {
  test.each(sample.map((one) => [label(one), one] as const))('%s', { timeout: 60_000 }, async (_, one) => {
    const [real, ours] = await Promise.all([runReal(cli!, aws.url, one), runOurs(aws.url, one)])
    if (one.differs === undefined) expect(inOrder(ours)).toEqual(inOrder(real))
    // A listed difference that is gone must leave the list.
    else expect(ours).not.toEqual(real)
  })
})

test('every command line ends in a status, whatever it says', { timeout: 60_000 }, async () => {
  for (const one of cases) {
    const { status } = await runOurs(aws.url, one)
    expect([0, 1, 2, 252, 253, 254, 255], label(one)).toContain(status)
  }
})

/** Transfers run side by side in the real CLI, and their lines come as each is done. */
function inOrder<T extends { stdout: string }>(outcome: T): T {
  const lines = outcome.stdout.split('\n')
  return lines.every((line) => line === '' || line.startsWith('delete: '))
    ? { ...outcome, stdout: lines.sort().join('\n') }
    : outcome
}
