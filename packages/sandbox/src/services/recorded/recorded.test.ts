import { expect, test } from 'vitest'
import type { Answered } from '../../testing/client.ts'
import { testBench } from '../../testing/sandbox.ts'
import { ec2Scenarios } from './ec2-facts.ts'
import { moneyScenarios } from './money-facts.ts'
import { s3Scenarios } from './s3-facts.ts'
import { snsScenarios } from './sns-facts.ts'

const told = ({ code, status, message }: Answered): string | undefined =>
  code === undefined ? undefined : `${code} ${status}: ${message}`

test.each([...s3Scenarios, ...ec2Scenarios, ...snsScenarios, ...moneyScenarios])(
  'as AWS answered: $name',
  async ({ steps }) => {
    const { root, faults } = await testBench()
    const answers: Answered[] = []
    for (const [service, operation, input] of steps)
      answers.push(await root(service, operation, typeof input === 'function' ? input(answers) : input))
    expect(answers.map((answer, at) => [steps[at]![1], told(answer)])).toEqual(
      steps.map(([, operation, , refusal]) => [operation, typeof refusal === 'function' ? refusal(answers) : refusal]),
    )
    expect(faults).toEqual([])
  },
)
