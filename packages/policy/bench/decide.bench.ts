/**
 * How long a decision takes: a user with twenty statements, beside iam-simulate on the same request, in one run.
 *
 *   node packages/policy/bench/decide.bench.ts
 */
import { runSimulation, runUnsafeSimulation, type Simulation } from '@cloud-copilot/iam-simulate'
import {
  type AccessRequest,
  compilePolicy,
  decide,
  explain,
  fullContext,
  type PolicySet,
  parsePolicy,
} from '../src/index.ts'

export type Measurement = { name: string; value: number; unit: string; limit?: number; ok: boolean }

const account = '111122223333'
const services = ['ec2', 'sqs', 'sns', 'kms', 'dynamodb', 'lambda', 'logs', 'iam']

/** Twenty statements; those of S3 can match, and the last one of them allows. */
function statements(): object[] {
  const others = Array.from({ length: 14 }, (_, index) => ({
    Effect: 'Allow',
    Action: [`${services[index % services.length]}:Describe*`, `${services[index % services.length]}:List*`],
    Resource: `arn:aws:${services[index % services.length]}:*:${account}:thing${index}/*`,
    Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-central-1'] } },
  }))
  const matching = Array.from({ length: 6 }, (_, index) => ({
    Effect: 'Allow',
    Action: ['s3:Get*', 's3:PutObject'],
    Resource: index === 5 ? `arn:aws:s3:::bucket/home/\${aws:username}/*` : `arn:aws:s3:::bucket${index}/*`,
    Condition: { Bool: { 'aws:SecureTransport': 'true' }, IpAddress: { 'aws:SourceIp': ['203.0.113.0/24'] } },
  }))
  return [...others, ...matching]
}

const request: AccessRequest = {
  principal: {
    type: 'user',
    accountId: account,
    arn: `arn:aws:iam::${account}:user/bob`,
    userName: 'bob',
    userId: 'AIDABOB000000000000A',
  },
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::bucket/home/bob/report.txt',
  resourceAccount: account,
  context: { 'aws:securetransport': 'true', 'aws:sourceip': '203.0.113.9', 'aws:requestedregion': 'eu-west-1' },
}

/** Microseconds a run: the best of several batches, since whatever else the machine does only ever adds. */
async function microseconds(run: () => unknown, runs: number): Promise<number> {
  const batches: number[] = []
  for (let batch = 0; batch < 7; batch += 1) {
    const started = performance.now()
    for (let index = 0; index < runs; index += 1) await run()
    batches.push(((performance.now() - started) * 1000) / runs)
  }
  return Math.min(...batches)
}

/** The same for what does not wait for anything. */
function microsecondsSync(run: () => unknown, runs: number): number {
  const batches: number[] = []
  for (let batch = 0; batch < 9; batch += 1) {
    const started = performance.now()
    for (let index = 0; index < runs; index += 1) run()
    batches.push(((performance.now() - started) * 1000) / runs)
  }
  return Math.min(...batches)
}

export async function bench(): Promise<Measurement[]> {
  const document = { Version: '2012-10-17', Statement: statements() }
  const parsed = parsePolicy(JSON.stringify(document))
  if (!parsed.ok) throw new Error('the policy of the benchmark is malformed')
  const policies: PolicySet = { identity: [compilePolicy(parsed.document, { kind: 'identity', name: 'twenty' })] }
  if (decide(request, policies).effect !== 'allow') throw new Error('the request of the benchmark is denied')
  const simulation: Simulation = {
    request: {
      principal: `arn:aws:iam::${account}:user/bob`,
      action: request.action,
      resource: { resource: request.resource, accountId: account },
      contextVariables: fullContext(request) as Record<string, string | string[]>,
    },
    identityPolicies: [{ name: 'twenty', policy: document }],
    serviceControlPolicies: [],
    resourceControlPolicies: [],
  }

  const decision = microsecondsSync(() => decide(request, policies), 20_000)
  const explanation = microsecondsSync(() => explain(request, policies), 1_000)
  const simulated = await microseconds(() => runSimulation(simulation, {}), 60)
  const unsafe = microsecondsSync(() => runUnsafeSimulation(simulation, {}), 200)
  const wide = await costOfMoreStatements()
  return [
    { name: 'decide, 20 statements', value: round(decision), unit: 'µs', limit: 10, ok: decision < 10 },
    { name: 'explain, 20 statements', value: round(explanation), unit: 'µs', ok: true },
    {
      name: 'iam-simulate ÷ decide',
      value: round(simulated / decision),
      unit: '×',
      limit: 50,
      ok: simulated / decision >= 50,
    },
    { name: 'iam-simulate unsafe ÷ decide', value: round(unsafe / decision), unit: '×', ok: true },
    {
      name: 'decide, 1,000 statements of other services ÷ none',
      value: round(wide),
      unit: '×',
      limit: 3,
      ok: wide < 3,
    },
  ]
}

/** Statements that cannot match must cost nothing. */
async function costOfMoreStatements(): Promise<number> {
  const one = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
  const more = Array.from({ length: 1000 }, (_, index) => ({ Effect: 'Allow', Action: `ec2:A${index}`, Resource: '*' }))
  const time = (list: object[]): number => {
    const parsed = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: list }))
    if (!parsed.ok) throw new Error('the policy of the benchmark is malformed')
    const policies = { identity: [compilePolicy(parsed.document, { kind: 'identity' })] }
    return microsecondsSync(() => decide(request, policies), 20_000)
  }
  return time([...more, one]) / time([one])
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

if (import.meta.main) {
  for (const { name, value, unit, limit, ok } of await bench()) {
    console.log(`${ok ? ' ' : '!'} ${name}: ${value} ${unit}${limit === undefined ? '' : ` (limit ${limit})`}`)
  }
}
