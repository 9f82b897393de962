/** Command lines made at random: each ends in a status, none in an exception. */
import { loadService, type ServiceName } from '@first-line/aws-api'
import { expect, test } from 'vitest'
import { nodeMachine } from '../node/machine.ts'
import { OFFERED, runAws } from './aws.ts'
import { cliName } from './naming.ts'

const RUNS = process.env.TEST_ALL === '1' ? 50_000 : 3000

const VALUES = [
  'a',
  '',
  '  ',
  '5',
  '-1',
  '{',
  '[',
  '{}',
  '[]',
  '[{}]',
  '{"a":1}',
  '{"a":null}',
  '["a",null]',
  'null',
  'true',
  '0',
  'Key=a,Value=b',
  'Key=a',
  '=',
  ',',
  'a=b,c',
  'a={b=c',
  'a=[b',
  'Name=x,Values=a,b',
  '@=file://x',
  'file:///nope',
  'é',
  '"',
  '2026-01-01',
  'x'.repeat(300),
]
const OPTIONS = [
  '--query',
  '--output',
  '--generate-cli-skeleton',
  '--cli-input-json',
  '--cli-input-yaml',
  '--max-items',
  '--starting-token',
  '--no-paginate',
  'help',
]
const MORE = [...VALUES, 'text', 'table', 'yaml', 'output', 'Users[', 'a.b']

/** The same lines every time: a failure can be looked at again. */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >>> 8) % below
  }
}

test(`${RUNS} random command lines`, { timeout: 600_000 }, async () => {
  const next = numbers(20260307)
  const pick = <T>(all: readonly T[]): T => all[next(all.length)]!
  for (let run = 0; run < RUNS; run++) {
    const service = pick(OFFERED)
    const model = await loadService((service === 's3api' ? 's3' : service) as ServiceName)
    const operation = pick(Object.values(model.operations))
    const members = operation.input ? Object.keys(model.shapes[operation.input.shape]?.members ?? {}) : []
    const args = [service, cliName(operation.name)]
    for (let count = next(5); count > 0 && members.length > 0; count--) {
      args.push(`--${cliName(pick(members))}`)
      for (let values = next(3); values > 0; values--) args.push(pick(VALUES))
    }
    if (next(5) === 0) args.push(pick(OPTIONS), pick(MORE))
    const machine = nodeMachine({
      env: { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'us-east-1' },
      cwd: '/nowhere',
      write: () => {},
      transport: async () => ({
        status: 200,
        headers: {},
        body: new TextEncoder().encode(pick(['<a/>', '{}', '', 'x'])),
      }),
    })
    const status = await runAws(machine, args).catch(
      (error: unknown) => `${error instanceof Error ? error.stack : error} for ${JSON.stringify(args)}`,
    )
    expect([0, 252, 253, 254, 255]).toContain(status)
  }
})
