/**
 * Every check against an AWS that misbehaves: the sandbox behind a proxy with AWS's faults. A check that could not look
 * says so, and never that the learner was wrong, nor that they were right.
 */
import { type Finding, openAccount, runSteps, type Target } from '@first-line/checker'
import { awsCapabilities } from '@first-line/checker/capabilities'
import { createMemorySandbox } from '@first-line/checker/memory-sandbox'
import { sandboxTarget } from '@first-line/checker/sandbox'
import { labIds } from '@first-line/labs'
import { readLab, readSolution } from '@first-line/labs/node'
import type { Sandbox } from '@first-line/sandbox'
import { serveSandbox } from '@first-line/sandbox/node'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { playArrivals } from './arrivals.ts'
import { createStarts, type Starts, type Tenant } from './starts.ts'
import { type Asked, createFaultyProxy, type FaultyProxy, type Trouble } from './testing/faulty-proxy.ts'

const all = process.env.TEST_ALL === '1'
/** Modules whose checks read IAM, EC2 and S3, SNS and Budgets; the others only where everything is tested. */
const modules = all ? labIds : ['06-users', '09-roles', '14-budgets']

let sandbox: Sandbox
let served: Awaited<ReturnType<typeof serveSandbox>>
let proxy: FaultyProxy
let own: Target
let starts: Starts

beforeAll(async () => {
  sandbox = await createMemorySandbox()
  served = await serveSandbox(sandbox, { port: 0 })
  proxy = await createFaultyProxy(served.url)
  own = sandboxTarget(sandbox, { endpoint: served.url })
  starts = createStarts(sandbox, own)
})
afterAll(async () => {
  await leave()
  await proxy.close()
  await served.close()
  await sandbox.close()
})
afterEach(() => {
  proxy.trouble = () => undefined
})

/** The tenant's account as a real one: reached over the network, with what AWS has. */
async function overTheNetwork(tenant: Tenant): Promise<Target> {
  const session = await own.credentials(tenant.learner, 'cloudshell')
  if (!session) throw new Error('nobody is signed in')
  const { accessKeyId, secretAccessKey, sessionToken } = session
  return {
    ...own,
    // CloudTrail's record is asked apart, and tried in cloudtrail.test.ts: here it would be asked anew at every look.
    capabilities: new Set([...awsCapabilities].filter((capability) => capability !== 'activity')),
    decides: 'computed',
    clients: async () => ({
      region: own.region,
      endpoint: proxy.url,
      credentials: { accessKeyId, secretAccessKey, sessionToken },
    }),
  }
}

const troubles: readonly Trouble[] = [
  { kind: 'throttled' },
  { kind: 'expired' },
  { kind: 'broken' },
  { kind: 'unavailable' },
  { kind: 'skewed' },
  { kind: 'opted-out' },
  { kind: 'cut', where: 'before' },
  { kind: 'cut', where: 'within' },
  { kind: 'captive' },
  { kind: 'delayed', milliseconds: 1500 },
]

interface Scene {
  /** Looks at every step, at each on its own: no verdict leans on another. */
  look(limit?: number): Promise<Finding[]>
}

const tenants: Tenant[] = []
const leave = async () => {
  for (const tenant of tenants.splice(0)) await tenant.leave()
}

/** A module with nothing done in it but what arrives, or with its solution played. */
async function scene(module: string, played: 'nothing' | 'everything'): Promise<Scene> {
  const loaded = await readLab(module)
  if (!loaded) throw new Error(`no lab ${module}`)
  const { lab } = loaded
  await leave()
  const tenant = await starts.settle(module)
  tenants.push(tenant)
  const solution = await readSolution(lab)
  for (const { id } of lab.module.steps) {
    await playArrivals(lab, id, tenant)
    const script = solution.get(id)
    if (played === 'everything' && script !== undefined) await tenant.stage.play(script)
  }
  const target = await overTheNetwork(tenant)
  return {
    look: async (limit = 20_000) => runSteps(loaded, await openAccount(target, tenant.learner), { limit }),
  }
}

const shown = ({ step, verdict, said }: Finding) =>
  `${step} ${verdict.kind}${verdict.kind === 'error' ? `: ${said.message}` : ''}`

const same = (a: Asked, b: Asked) => a.service === b.service && a.operation === b.operation

describe.each(modules)('%s', (module) => {
  test.each(['nothing', 'everything'] as const)(
    'each read denied in turn, %s done',
    { timeout: 240_000 },
    async (played) => {
      const { look } = await scene(module, played)
      proxy.asked.length = 0
      const before = await look()
      const calls = proxy.asked.filter((each, at) => proxy.asked.findIndex((other) => same(each, other)) === at)
      for (const denied of calls) {
        proxy.trouble = (asked) => (same(asked, denied) ? { kind: 'denied' } : undefined)
        const found = await look()
        expect(misled(before, found), `without ${denied.service} ${denied.operation}`).toEqual([])
        const faults = found.filter(({ verdict }) => verdict.kind === 'error')
        // AWS's own policies are remembered from one run to the next.
        if (!/^GetPolicy(Version)?$/.test(denied.operation))
          expect(faults.length, `who needs ${denied.service} ${denied.operation}`).toBeGreaterThan(0)
        for (const { said } of faults) {
          expect(said.message).toMatch(
            /^We could not look\. The credentials that the checks read with may not do (iam|s3|ec2|sns|budgets|dynamodb):\w+: give them that permission, and look again\./,
          )
          if (denied.service === 'iam') expect(said.message).toContain(`iam:${denied.operation}:`)
        }
      }
    },
  )

  test('whatever AWS does instead of answering', { timeout: 240_000 }, async () => {
    const { look } = await scene(module, 'everything')
    proxy.asked.length = 0
    const before = await look()
    const asks = proxy.asked.length > 0
    for (const trouble of troubles) {
      proxy.trouble = () => trouble
      const found = await look(trouble.kind === 'delayed' ? 300 : undefined)
      expect(misled(before, found), trouble.kind).toEqual([])
      const faults = found.filter(({ verdict }) => verdict.kind === 'error')
      expect(faults.length > 0, `${trouble.kind} is told`).toBe(asks)
      for (const { step, said } of faults)
        expect(said.message, `${step}, ${trouble.kind}`).toMatch(/^We could not look\. (?!A check of ours)/)
    }
  })
})

/** Verdicts that a fault has turned into another one than that we could not look, or that the step waits for such. */
function misled(before: readonly Finding[], found: readonly Finding[]): string[] {
  return found.flatMap((finding, at) => {
    const was = before[at]
    if (!was || finding.verdict.kind === 'error') return []
    // It need not wait for a step of which we do not know; but it may not pass by that.
    if (was.verdict.kind === 'blocked' && finding.verdict.kind === 'unverifiable') return []
    return shown(finding) === shown(was) ? [] : [`${shown(was)} → ${shown(finding)}`]
  })
}

describe('whatever AWS does, it is not the learner', () => {
  let here: Scene
  let before: Finding[]
  beforeAll(async () => {
    here = await scene('06-users', 'everything')
    before = await here.look()
  })

  const looksAgain = 'The account answers with a fault of its own: we look again by ourselves.'
  const credentials =
    'The credentials that the checks read with are not good any more: sign in again where the workshop was started, and look again.'
  test.each<[string, Trouble, string]>([
    ['throttled', { kind: 'throttled' }, 'AWS asks us to be slower: we look again by ourselves.'],
    ['credentials that ended', { kind: 'expired' }, credentials],
    ['a fault of its own', { kind: 'broken' }, looksAgain],
    ['too much to do', { kind: 'unavailable' }, looksAgain],
    ['a clock that is wrong', { kind: 'skewed' }, 'AWS does not accept the signature'],
    [
      'a service that is not switched on',
      { kind: 'opted-out' },
      'This service or Region is not switched on in the account.',
    ],
    ['cut off', { kind: 'cut', where: 'before' }, 'The account cannot be reached'],
    ['cut off within an answer', { kind: 'cut', where: 'within' }, 'The account cannot be reached'],
    ['somebody else answers', { kind: 'captive' }, 'What answered is not AWS'],
  ])('%s', { timeout: 60_000 }, async (_, trouble, words) => {
    proxy.trouble = () => trouble
    const found = await here.look()
    let seen = 0
    for (const [at, finding] of found.entries()) {
      const was = before[at]?.verdict.kind
      // Exercises, and what AWS has no way to show, ask nothing.
      if (was === 'unverifiable' || (was === 'failed' && finding.verdict.kind === 'failed')) continue
      expect(shown(finding)).toContain(`${finding.step} error: We could not look. ${words}`)
      seen += 1
    }
    expect(seen).toBe(6)
  })

  test('what AWS does not show yet is not there yet, and then it is', async () => {
    const account = await scene('06-users', 'nothing')
    const create = async () => (await account.look()).find(({ step }) => step === 'create-user')?.verdict.kind
    expect(await create()).toBe('failed')
    await tenants[0]?.stage.play('aws iam create-user --user-name mara')
    proxy.trouble = () => ({ kind: 'stale' })
    expect(await create()).toBe('failed')
    proxy.trouble = () => undefined
    expect(await create()).toBe('passed')
    here = await scene('06-users', 'everything')
  })

  test('slow: it waits so long and no longer, and says so', async () => {
    proxy.trouble = () => ({ kind: 'delayed', milliseconds: 1500 })
    const found = await here.look(300)
    const faults = found.filter(({ verdict }) => verdict.kind === 'error')
    expect(faults.length).toBeGreaterThan(4)
    for (const { said } of faults) expect(said.message).toContain('The account did not answer within 0.3 seconds.')
  })
})
