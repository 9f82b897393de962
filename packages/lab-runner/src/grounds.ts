/** The grounds that exist. A target is connected to when it is asked for, and not before. */
import { ConfigMistake, openAccount } from '@first-line/checker'
import type { Ground } from './ground.ts'

export const groundNames = ['sandbox', 'localstack'] as const
export type GroundName = (typeof groundNames)[number]

export interface GroundOptions {
  /** Of a LocalStack that runs already; without it, one of our own is started, and ended with the ground. */
  readonly endpoint?: string
}

const openers = {
  async sandbox() {
    const { createMemorySandbox } = await import('@first-line/checker/memory-sandbox')
    const { sandboxTarget } = await import('@first-line/checker/sandbox')
    const { createStarts } = await import('./starts.ts')
    const sandbox = await createMemorySandbox()
    const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
    const starts = createStarts(sandbox, target)
    return {
      name: 'sandbox',
      async plot(module) {
        const tenant = await starts.settle(module)
        return {
          ...tenant,
          open: () => openAccount(target, tenant.learner),
          follow: (tell) => target.follow(tenant.learner, tell),
          record: async () => (await target.recent(tenant.learner, 200)).map(({ id }) => id),
        }
      },
      close: () => sandbox.close(),
    }
  },
  async localstack({ endpoint }) {
    const own = endpoint === undefined ? await ownLocalStack() : { endpoint, close: async () => {} }
    const { openLocalStackGround } = await import('./localstack-ground.ts')
    return openLocalStackGround(own)
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
