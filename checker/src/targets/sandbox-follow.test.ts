/** What a step is looked at again for: who was asked, not only what the action is called. */
import {
  type AwsStructure,
  consoleModels,
  encodeRequest,
  type HttpRequest,
  loadService,
  type ServiceModel,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import type { Reads } from '@first-line/labs'
import type { Sandbox } from '@first-line/sandbox'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { touches } from '../checks/touches.ts'
import type { Learner } from '../contract.ts'
import { createMemorySandbox } from './memory-sandbox.ts'
import { learnersOf, sandboxTarget } from './sandbox.ts'
import type { AccountEvent, Target } from './target.ts'

let sandbox: Sandbox
let target: Target
let learner: Learner

beforeEach(async () => {
  sandbox = await createMemorySandbox()
  target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  learner = await learnersOf(sandbox, target).create()
})
afterEach(() => sandbox.close())

const kinds: Reads[] = ['console', 'iam', 's3', 'activity']

/** What steps may read that one request, made as root, touches. */
async function touched(
  send: (request: HttpRequest) => Promise<unknown>,
  model: ServiceModel,
  name: string,
  input: AwsStructure,
): Promise<Reads[]> {
  const keys = await target.credentials(learner, 'cloudshell')
  if (!keys) throw new Error('root has no session')
  const events: AccountEvent[] = []
  const unfollow = target.follow(learner, (event) => events.push(event))
  const plain = encodeRequest(model, model.operations[name]!, input, { region: 'us-east-1' })
  await send(signRequest(plain, keys, { ...signingScope(model, 'us-east-1'), now: new Date() }))
  unfollow()
  expect(events.map(({ activity }) => activity.outcome)).toEqual(['allowed'])
  return kinds.filter((reads) => events.some((event) => touches(reads, event)))
}

test.each([
  ['UpdateBillingAccess', { Activated: true }],
  ['SetSTSRegionalEndpointStatus', { Region: 'eu-west-1', Status: 'Inactive' }],
] as const)('%s, whose action is another service\u2019s, touches what reads the console', async (name, input) => {
  const send = async (request: HttpRequest) => target.console?.(learner, request, '127.0.0.1')
  expect(await touched(send, consoleModels['console-settings'], name, input)).toContain('console')
})

test('an API\u2019s own request touches its service alone, and whatever reads what happened', async () => {
  const send = (request: HttpRequest) => target.relay(request, '127.0.0.1')
  const iam = await loadService('iam')
  expect(await touched(send, iam, 'CreateUser', { UserName: 'mara' })).toEqual(['iam', 'activity'])
  expect(await touched(send, iam, 'ListUsers', {})).toEqual(['activity'])
})
