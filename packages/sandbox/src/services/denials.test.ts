/**
 * Generated for every operation that is registered: with everything allowed it succeeds; with exactly one of its actions
 * taken away, and separately with exactly its resource taken away, it is denied in AWS's words.
 */
import { isServiceName, type ServiceName } from '@first-line/aws-api'
import { beforeAll, describe, expect, test } from 'vitest'
import { defaultHash } from '../environment.ts'
import { managedPolicyFile } from '../node/managed-policy-file.ts'
import type { Operation } from '../operation.ts'
import { createRegistry } from '../registry.ts'
import { createSandbox, type Sandbox } from '../sandbox.ts'
import { memoryStore } from '../store/memory.ts'
import { client } from '../testing/client.ts'
import { ALLOW_ALL, type Played, playSample } from '../testing/play-sample.ts'
import type { OperationSample } from '../testing/sample.ts'
import { sampleSeed } from '../testing/sample-account.ts'
import { services } from './index.ts'
import { samples } from './samples.ts'

/** Those of AWS's services: what our own private ones may be asked is tested beside them. */
type AwsOperation = Operation & { service: ServiceName }
const isAws = (operation: Operation): operation is AwsOperation => isServiceName(operation.service)

const operations = createRegistry(services).operations().filter(isAws)
const nameOf = ({ service, name }: AwsOperation) => `${service} ${name}`
const sampleOf = ({ service, name }: AwsOperation) => samples[service]?.[name]
const isPlayed = (operation: AwsOperation) => {
  const sample = sampleOf(operation)
  return sample !== undefined && 'input' in sample
}

const without = (statement: object) => ({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] })

/** Stands for whatever a sample made before: nobody looks that far into an unsigned request. */
const MADE_UP: Record<string, string> = new Proxy({}, { get: () => '00000000-0000-0000-0000-000000000000' })

let sandbox: Sandbox

beforeAll(async () => {
  sandbox = await createSandbox({
    store: memoryStore({ hash: defaultHash }),
    managedPolicies: managedPolicyFile,
    accessTroubleshooter: false,
  })
})

const play = (operation: AwsOperation, sample: OperationSample, policy: object): Promise<Played> =>
  playSample(sandbox, operation, sample, policy)

/** EC2's preface; the encoded message behind its denials is tested beside sts:DecodeAuthorizationMessage. */
const PREFACE: Partial<Record<ServiceName, string>> = { ec2: 'You are not authorized to perform this operation. ' }
const withoutEncoded = (message = '') => message.replace(/\. Encoded authorization failure message: [\w-]+=*$/, '')

const DENIED: Partial<Record<ServiceName, { code: string; status: number }>> = {
  accessanalyzer: { code: 'AccessDeniedException', status: 403 },
  ce: { code: 'AccessDeniedException', status: 400 },
  cloudtrail: { code: 'AccessDeniedException', status: 400 },
  account: { code: 'AccessDeniedException', status: 403 },
  budgets: { code: 'AccessDeniedException', status: 400 },
  dynamodb: { code: 'AccessDeniedException', status: 400 },
  ec2: { code: 'UnauthorizedOperation', status: 403 },
  resourcegroupstaggingapi: { code: 'AccessDeniedException', status: 400 },
  sns: { code: 'AuthorizationError', status: 403 },
}

function expectDenial(
  { service }: AwsOperation,
  { reasonUntold }: OperationSample,
  { answer, facts }: Played,
  asked: string,
  shown: string | null,
): void {
  // SNS writes its prefix in capitals.
  const action = service === 'sns' ? asked.replace('sns:', 'SNS:') : asked
  const reason = reasonUntold ? '' : ` because no identity-based policy allows the ${action} action`
  const resource = shown === null ? '' : ` on resource: ${shown}`
  const caller = `arn:aws:iam::${facts.account}:user/caller`
  expect({ ...answer, message: withoutEncoded(answer.message) }).toMatchObject({
    ...(DENIED[service] ?? { code: 'AccessDenied', status: 403 }),
    message: `${PREFACE[service] ?? ''}User: ${caller} is not authorized to perform: ${action}${resource}${reason}`,
  })
}

test('every operation has a sample', () => {
  expect(operations.filter((operation) => !sampleOf(operation)).map(nameOf)).toEqual([])
})

test('every sample is of an operation', () => {
  const known = new Set(operations.map(nameOf))
  const all = Object.entries(samples).flatMap(([service, byName]) =>
    Object.keys(byName).map((name) => `${service} ${name}`),
  )
  expect(all.filter((name) => !known.has(name))).toEqual([])
})

describe.each(operations.filter(isPlayed).map((operation) => [nameOf(operation), operation] as const))(
  '%s',
  (_, operation) => {
    const sample = sampleOf(operation) as OperationSample

    test('succeeds when everything is allowed, and asks for what it should', async () => {
      const { answer, facts, decisions } = await play(operation, sample, ALLOW_ALL)
      expect(answer.code).toBe(sample.refused)
      if (!sample.refused) expect(answer).toMatchObject({ status: expect.toSatisfy((status: number) => status < 300) })
      expect(decisions).toHaveLength(sample.denied(facts).length)
    })

    test('is denied without exactly its action', async () => {
      const { decisions } = await play(operation, sample, ALLOW_ALL)
      for (const { action } of decisions) {
        // Several checks may ask for one action (a rename asks about both names): the first of them is told.
        const at = decisions.findIndex((decision) => decision.action === action)
        const played = await play(operation, sample, without({ NotAction: action, Resource: '*' }))
        expectDenial(operation, sample, played, action, sample.denied(played.facts)[at]!)
      }
    })

    test('is denied without exactly its resource', async () => {
      const { decisions } = await play(operation, sample, ALLOW_ALL)
      for (const { resource } of decisions) {
        const at = decisions.findIndex((decision) => decision.resource === resource)
        // The account of the next play has another id.
        const anywhere = resource
          .replace(/-0[0-9a-f]{16}$|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, '*')
          .replace(/\d{12}/g, '*')
        const played = await play(operation, sample, without({ Action: '*', NotResource: anywhere }))
        expectDenial(operation, sample, played, decisions[at]!.action, sample.denied(played.facts)[at]!)
      }
    })

    test('is refused without a signature', async () => {
      if (operation.anonymous) return
      const world = await sandbox.worlds.create()
      const { accountId } = await sandbox.createAccount(world, { seed: sampleSeed(ALLOW_ALL) })
      const stranger = client((request) => sandbox.handle(request))
      const answer = await stranger(
        operation.service,
        operation.name,
        sample.input({ account: accountId, keyOf: () => 'AKIAIOSFODNN7EXAMPLE', made: MADE_UP }),
      )
      if (operation.service === 'ec2') {
        // EC2 misses the key as it misses any parameter.
        expect(answer).toMatchObject({ code: 'MissingParameter', status: 400 })
        return
      }
      // The protocols differ in the ending, and in the status.
      expect(['MissingAuthenticationToken', 'MissingAuthenticationTokenException', 'AccessDenied']).toContain(
        answer.code,
      )
      expect([400, 403]).toContain(answer.status)
    })
  },
)
