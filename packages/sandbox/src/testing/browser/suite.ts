/**
 * What the sandbox is asked inside a browser's worker: every operation of IAM, STS and iam-toolbox that has a sample,
 * allowed, denied and unsigned, and the answers recorded of AWS, call by call. No test runner: it gives a report.
 */

import { defaultHash } from '../../environment.ts'
import { memoryStore } from '../../index.ts'
import { createSandbox, type Sandbox } from '../../sandbox.ts'
import { type Scenario, scenarios } from '../../services/iam/recorded/facts.ts'
import { stsScenarios } from '../../services/iam/recorded/sts-facts.ts'
import { iamSamples } from '../../services/iam/samples.ts'
import { iamToolboxSamples } from '../../services/iam-toolbox/samples.ts'
import { stsSamples } from '../../services/sts/samples.ts'
import { type Answered, type Client, client } from '../client.ts'
import type { OperationSample, SampleFacts } from '../sample.ts'
import { sampleSeed } from '../sample-account.ts'

export interface SuiteReport {
  /** Plain http: no `crypto.subtle`, no `randomUUID`. */
  secureContext: boolean
  operations: number
  calls: number
  failures: string[]
}

const ALL = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }
const NOTHING = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }] }
const suites = { iam: iamSamples, sts: stsSamples, 'iam-toolbox': iamToolboxSamples } as const

const told = ({ code, status, message }: Answered): string | undefined =>
  code === undefined ? undefined : `${code} ${status}: ${message}`

/** @param managedPolicies the compressed file of AWS's managed policies */
export async function runSuite(managedPolicies: Uint8Array<ArrayBuffer>): Promise<SuiteReport> {
  const failures: string[] = []
  const sandbox = await createSandbox({
    store: memoryStore({ hash: defaultHash }),
    managedPolicies: async () => managedPolicies,
    accessTroubleshooter: false,
    onError: (error) => failures.push(`fault: ${error instanceof Error ? error.stack : String(error)}`),
  })
  const report: SuiteReport = { secureContext: globalThis.isSecureContext, operations: 0, calls: 0, failures }
  for (const [service, samples] of Object.entries(suites)) {
    for (const [name, sample] of Object.entries(samples)) {
      if (!('input' in sample) || (sample.secureContext && !report.secureContext)) continue
      report.operations += 1
      failures.push(...(await playSample(sandbox, service as keyof typeof suites, name, sample, report)))
    }
  }
  for (const scenario of [...scenarios, ...stsScenarios])
    failures.push(...(await playScenario(sandbox, scenario, report)))
  await sandbox.close()
  return report
}

async function playSample(
  sandbox: Sandbox,
  service: keyof typeof suites,
  name: string,
  sample: OperationSample,
  report: SuiteReport,
): Promise<string[]> {
  const out: string[] = []
  for (const policy of [ALL, NOTHING]) {
    const world = await sandbox.worlds.create()
    const made = await sandbox.createAccount(world, { seed: sampleSeed(policy) })
    const as = (key?: Parameters<typeof client>[1]): Client => client((request) => sandbox.handle(request), key)
    const base: SampleFacts = {
      account: made.accountId,
      keyOf: (userName) => made.seeded.accessKeys[userName]![0]!.accessKeyId,
      made: {},
    }
    const facts = { ...base, made: (await sample.before?.(as(made.rootKey), base)) ?? {} }
    const input = sample.input(facts)
    const unsigned = told(await as()(service, name, input))
    const answer = told(await as(made.seeded.accessKeys.caller![0]!)(service, name, input))
    report.calls += 2
    // AssumeRoleWithWebIdentity takes unsigned requests; it has no sample that anybody could deny.
    if (!/^(MissingAuthenticationToken|AccessDenied) 403/.test(unsigned ?? ''))
      out.push(`${service} ${name} unsigned: ${unsigned}`)
    const denied = policy === NOTHING && sample.denied(facts).length > 0
    const asExpected = denied
      ? /^AccessDenied 403: User: /.test(answer ?? '')
      : answer?.split(' ')[0] === sample.refused
    if (!asExpected) out.push(`${service} ${name} ${denied ? 'denied' : 'allowed'}: ${answer}`)
    await sandbox.worlds.drop(world.id)
  }
  return out
}

async function playScenario(sandbox: Sandbox, { name, steps }: Scenario, report: SuiteReport): Promise<string[]> {
  const world = await sandbox.worlds.create()
  const made = await sandbox.createAccount(world, {
    id: '111122223333',
    seed: { users: [{ userName: 'administrator', inlinePolicies: { all: ALL }, accessKeys: [{}] }] },
  })
  const key = name === 'assuming roles' ? made.seeded.accessKeys.administrator![0]! : made.rootKey
  const call = client((request) => sandbox.handle(request), key)
  const out: string[] = []
  for (const [step, input, expected] of steps) {
    const sts = step.startsWith('sts:')
    const answer = told(await call(sts ? 'sts' : 'iam', sts ? step.slice(4) : step, input))
    report.calls += 1
    if (answer !== expected) out.push(`${name} ${step}: ${answer} and not ${expected}`)
  }
  await sandbox.worlds.drop(world.id)
  return out
}
