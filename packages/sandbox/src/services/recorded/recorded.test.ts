import { expect, test } from 'vitest'
import type { Answered } from '../../testing/client.ts'
import { testBench } from '../../testing/sandbox.ts'
import { accountScenarios } from './account-facts.ts'
import { cloudtrailScenarios } from './cloudtrail-facts.ts'
import { dynamodbScenarios } from './dynamodb-facts.ts'
import { dynamodbTableScenarios } from './dynamodb-table-facts.ts'
import { ec2Scenarios } from './ec2-facts.ts'
import { ec2KeyScenarios } from './ec2-key-facts.ts'
import { ec2RefusalScenarios } from './ec2-refusal-facts.ts'
import { moneyScenarios } from './money-facts.ts'
import { s3AnswerScenarios } from './s3-answer-facts.ts'
import { s3Scenarios } from './s3-facts.ts'
import { s3ObjectScenarios } from './s3-object-facts.ts'
import { s3OwnershipScenarios } from './s3-ownership-facts.ts'
import { s3PolicyScenarios } from './s3-policy-facts.ts'
import type { Step } from './scenario.ts'
import { snsScenarios } from './sns-facts.ts'
import { snsMessageScenarios } from './sns-message-facts.ts'
import { snsSubscriptionScenarios } from './sns-subscription-facts.ts'
import { snsTopicScenarios } from './sns-topic-facts.ts'

const told = ({ code, status, message }: Answered): string | undefined =>
  code === undefined ? undefined : `${code} ${status}: ${message}`

function refusalOf([, , , outcome]: Step, answers: readonly Answered[]): string | undefined {
  if (typeof outcome === 'function') return outcome(answers)
  return typeof outcome === 'object' ? outcome.refused : outcome
}

test.each([
  ...accountScenarios,
  ...cloudtrailScenarios,
  ...dynamodbScenarios,
  ...dynamodbTableScenarios,
  ...s3Scenarios,
  ...s3AnswerScenarios,
  ...s3ObjectScenarios,
  ...s3OwnershipScenarios,
  ...s3PolicyScenarios,
  ...ec2Scenarios,
  ...ec2KeyScenarios,
  ...ec2RefusalScenarios,
  ...snsScenarios,
  ...snsMessageScenarios,
  ...snsSubscriptionScenarios,
  ...snsTopicScenarios,
  ...moneyScenarios,
])('as AWS answered: $name', async ({ steps, secondsApart = 0 }) => {
  let passed = 0
  const clock = { now: () => Date.now() + passed }
  const { root, faults } = await testBench({}, { clock })
  const answers: Answered[] = []
  for (const [service, operation, input] of steps) {
    const given = typeof input === 'function' ? input(answers) : input
    answers.push(await root(service, operation, given, { now: new Date(clock.now()) }))
    passed += secondsApart * 1000
  }
  expect(answers.map((answer, at) => [steps[at]![1], told(answer)])).toEqual(
    steps.map((step) => [step[1], refusalOf(step, answers)]),
  )
  for (const [at, [, operation, , outcome]] of steps.entries()) {
    if (typeof outcome !== 'object') continue
    const holds = typeof outcome.holds === 'function' ? outcome.holds(answers) : outcome.holds
    expect.soft(answers[at]!.output ?? answers[at]!.fields, `${operation}, step ${at}`).toMatchObject(holds)
  }
  expect(faults).toEqual([])
})
