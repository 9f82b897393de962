/** The grounds that exist. A target is connected to when it is asked for, and not before. */
import type { Learner, Target } from '@first-line/checker'
import { ConfigMistake, openAccount } from '@first-line/checker'
import type { StartState } from '@first-line/labs'
import { type Ground, newAccountId, type Plot } from './ground.ts'

export const groundNames = ['sandbox', 'localstack'] as const
export type GroundName = (typeof groundNames)[number]

export interface GroundOptions {
  /** Of a LocalStack that runs already; without it, one of our own is started, and ended with the ground. */
  readonly endpoint?: string
}

const openers = {
  async sandbox() {
    const { createMemorySandbox } = await import('@first-line/checker/memory-sandbox')
    const { learnersOf, sandboxTarget } = await import('@first-line/checker/sandbox')
    const sandbox = await createMemorySandbox()
    const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
    const store = learnersOf(sandbox, target)
    return { name: 'sandbox', plot: (start) => plotOn(target, () => store.create(start)), close: () => sandbox.close() }
  },
  async localstack({ endpoint }) {
    const own = endpoint === undefined ? await ownLocalStack() : { endpoint, close: async () => {} }
    const { connectLocalStack } = await import('@first-line/checker/localstack')
    const target = await connectLocalStack(own)
    const learner = async (start: StartState): Promise<Learner> => {
      const accountId = newAccountId()
      const made = { id: accountId, accountId, createdAt: new Date().toISOString() }
      await target.lay(made, start)
      return made
    }
    return { name: 'localstack', plot: (start) => plotOn(target, () => learner(start)), close: own.close }
  },
} satisfies Record<GroundName, (options: GroundOptions) => Promise<Ground>>

export function openGround(name: GroundName, options: GroundOptions = {}): Promise<Ground> {
  return openers[name](options)
}

async function ownLocalStack(): Promise<{ endpoint: string; close(): Promise<void> }> {
  const { startLocalStack } = await import('./localstack.ts')
  const started = await startLocalStack()
  if (started.kind === 'started') return started
  throw new ConfigMistake(`${started.reason} Or name one that runs with --endpoint URL.`)
}

async function plotOn(target: Target, settle: () => Promise<Learner>): Promise<Plot> {
  const learner = await settle()
  const credentials = await target.credentials(learner, 'cloudshell')
  if (!credentials) throw new Error(`nobody is signed in on the cloud shell of ${target.kind}`)
  return {
    open: () => openAccount(target, learner),
    record: async () => (await target.recent(learner, 200)).map(({ id }) => id),
    env: {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
      AWS_DEFAULT_REGION: credentials.region,
    },
    transport: (request) => target.relay(request, '127.0.0.1'),
  }
}
