import type { ServiceName } from '@first-line/aws-api'
import type { RecordedDecision } from '../events/event.ts'
import type { Sandbox } from '../sandbox.ts'
import { type Answered, client } from './client.ts'
import type { OperationSample, SampleFacts } from './sample.ts'
import { sampleSeed } from './sample-account.ts'

export interface Played {
  answer: Answered
  facts: SampleFacts
  decisions: readonly RecordedDecision[]
}

/** Plays a sample in an account of its own, as a user with this policy. */
export async function playSample(
  sandbox: Sandbox,
  { service, name }: { service: ServiceName; name: string },
  sample: OperationSample,
  policy: object,
): Promise<Played> {
  const world = await sandbox.worlds.create()
  const made = await sandbox.createAccount(world, { seed: sampleSeed(policy) })
  let facts: SampleFacts = {
    account: made.accountId,
    keyOf: (userName) => made.seeded.accessKeys[userName]![0]!.accessKeyId,
    made: {},
  }
  const root = client((request) => sandbox.handle(request), made.rootKey)
  facts = { ...facts, made: (await sample.before?.(root, facts)) ?? {} }
  const caller = client((request) => sandbox.handle(request), made.seeded.accessKeys.caller![0]!)
  const answer = await caller(service, name, sample.input(facts))
  const event = (await world.events()).at(-1)
  await sandbox.worlds.drop(world.id)
  return { answer, facts, decisions: event!.decisions }
}

/** The policy of who may do everything. */
export const ALLOW_ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
