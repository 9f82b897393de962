/** What checking costs: from a change to its verdict on the page, the CPU of a run, the memory of a learner who waits. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CreateUserCommand, DeleteUserCommand } from '@aws-sdk/client-iam'
import { runSteps } from '../src/checks/run.ts'
import type { Learner, LiveEvent } from '../src/contract.ts'
import { openAccount } from '../src/reader/account.ts'
import { startWorkshop, type Workshop } from '../src/start/workshop.ts'
import { createMemorySandbox } from '../src/targets/memory-sandbox.ts'
import { learnersOf, sandboxTarget } from '../src/targets/sandbox.ts'
import { Browser } from '../src/testing/browser.ts'
import { cloudShellKeys, iamOf } from '../src/testing/page-client.ts'
import { usersLab } from '../src/testing/users-lab.ts'

interface Figure {
  name: string
  value: number
  unit: string
  limit?: string
  ok: boolean
}

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'
const below = (name: string, value: number, unit: string, limit: number): Figure => ({
  ...{ name, value, unit, limit: `< ${limit}`, ok: value < limit },
})

export async function bench(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'first-line-bench-'))
  const workshop = await startWorkshop({
    ...{
      port: 0,
      awsPort: 0,
      controlPort: 0,
      data: join(folder, 'data'),
      hosts: [],
      listen: '127.0.0.1',
      siteDir: folder,
    },
    ...{ target: 'sandbox', localstack: 'http://127.0.0.1:4570', player: '@first-line/lab-runner', evenSo: false },
  })
  try {
    return [...(await verdicts(workshop)), await cpuOfARun(), await memoryOfALearner(workshop)]
  } finally {
    await workshop.close()
    await rm(folder, { recursive: true })
  }
}

/** From sending the change (so signing, deciding and the flush to disk are in it) to hearing the verdict. */
async function verdicts({ url }: Workshop): Promise<Figure[]> {
  const browser = new Browser(url)
  await browser.json('POST', '/api/learner')
  await browser.json('POST', '/api/open', { module: '06-users' })
  const iam = iamOf(browser, await cloudShellKeys(browser))
  const live = await browser.live()
  const took: number[] = []
  for (let round = 0; round < 60; round += 1) {
    const created = round % 2 === 0
    live.heard.length = 0
    const heard = live.until(verdictOf('create-user', created ? 'passed' : round === 0 ? 'failed' : 'undone'))
    const started = performance.now()
    await iam.send(created ? new CreateUserCommand({ UserName: 'mara' }) : new DeleteUserCommand({ UserName: 'mara' }))
    await heard
    if (round >= 10) took.push(performance.now() - started)
  }
  live.close()
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? Number.NaN
  return [
    { name: 'change sent to verdict on the stream, median', value: at(0.5), unit: 'ms', ok: true },
    below('change sent to verdict on the stream, p95', at(0.95), 'ms', 150),
  ]
}

const verdictOf = (step: string, status: string) => (event: LiveEvent) =>
  event.type === 'step' && event.step.step === step && event.step.status === status

/** A user who may do everything: two steps, passed, with twelve decisions. */
async function cpuOfARun(): Promise<Figure> {
  const sandbox = await createMemorySandbox()
  const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
  const learner = await learnersOf(sandbox, target).create()
  await sandbox.account(worldOf(sandbox, learner), learner.accountId).seed({
    users: [{ userName: 'mara', attachedPolicies: [administrator] }],
  })
  const run = async () => {
    const findings = await runSteps(usersLab, await openAccount(target, learner))
    if (findings.some(({ verdict }) => verdict.kind !== 'passed')) throw new Error('the run did not pass')
  }
  for (let i = 0; i < 200; i += 1) await run()
  const before = process.cpuUsage()
  const runs = 300
  for (let i = 0; i < runs; i += 1) await run()
  const { user, system } = process.cpuUsage(before)
  await sandbox.close()
  return below('CPU of one check run (two steps, passed)', (user + system) / 1000 / runs, 'ms', 4)
}

function worldOf(sandbox: Awaited<ReturnType<typeof createMemorySandbox>>, learner: Learner) {
  const world = sandbox.worlds.get(learner.id)
  if (!world) throw new Error('the learner has no world')
  return world
}

/** Each with an open module, doing nothing. */
async function memoryOfALearner({ url }: Workshop): Promise<Figure> {
  const { gc } = globalThis
  if (!gc) throw new Error('run with --expose-gc')
  const settle = async (): Promise<number> => {
    await new Promise((resolve) => setTimeout(resolve, 300))
    gc()
    gc()
    const { heapUsed, external } = process.memoryUsage()
    return heapUsed + external
  }
  const arrive = async (count: number) => {
    for (let i = 0; i < count; i += 1) {
      const browser = new Browser(url)
      await browser.json('POST', '/api/learner')
      await browser.json('POST', '/api/open', { module: '06-users' })
    }
  }
  await arrive(20)
  const before = await settle()
  const learners = 200
  await arrive(learners)
  const each = ((await settle()) - before) / learners / 1_048_576
  return below('memory for each further learner with an open module', each, 'MB', 1)
}
