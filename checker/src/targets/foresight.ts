/**
 * What AWS would decide on a request to LocalStack, which decides nothing: a sandbox is laid out with what the account
 * holds there, and is asked. Nothing is done in it, so that it is never ahead of LocalStack.
 */
import { type HttpRequest, recognise } from '@first-line/aws-api'
import type { AccountSeed, Foreseen, Known, Sandbox } from '@first-line/sandbox'
import { createOnce, type Once } from '../reader/memo.ts'
import type { Ask } from './localstack-ask.ts'
import { holdingsOf, namingOf } from './localstack-holdings.ts'
import { createMemorySandbox } from './memory-sandbox.ts'
import { asFarAsRead } from './unread.ts'

export interface Sender {
  readonly who: Known
  /** The sender's own, and whatever else it may be about. */
  readonly accounts: readonly [own: string, ...string[]]
  readonly userName?: string | undefined
  readonly sourceIp: string
}

export interface Foresight {
  /** By what the account holds now. Undefined: no policy would be asked, or we do not know. */
  of(request: HttpRequest, sender: Sender): Promise<Foreseen | undefined>
  /** Something may have changed: what was read is read again. */
  stale(): void
}

/** Milliseconds. Other clients reach LocalStack past us; the questions of one command come faster than this. */
const fresh = 1000

const worldId = 'mirror'

export function createForesight(ask: Ask, now: () => number): Foresight {
  let sandbox: Promise<Sandbox> | undefined
  let reading: { once: Once; since: number } | undefined
  /** One after another: each lays the account out anew. */
  let last: Promise<unknown> = Promise.resolve()

  async function mirror(): Promise<Sandbox> {
    const made = await createMemorySandbox()
    await made.worlds.create(worldId)
    return made
  }

  function once<T>(key: string, question: () => Promise<T>): Promise<T> {
    if (!reading || now() - reading.since > fresh) reading = { once: createOnce(), since: now() }
    return reading.once(key, question)
  }

  return {
    async of(request, { who, accounts, userName, sourceIp }) {
      const naming = namingOf(request, recognise(request))
      // A role or a topic of a neighbour has a say of its own.
      const named = naming.text.match(/(?<=arn:aws:(iam|sns):[a-z0-9-]*:)\d{12}(?=:)/g) ?? []
      const holdings = await Promise.all(
        [...new Set([...accounts, ...named])].map(async (id) => {
          const askIn: Parameters<typeof holdingsOf>[0] = (question) =>
            once(`${id} ${JSON.stringify(question)}`, () => ask(id, question))
          return [id, await holdingsOf(askIn, naming, id === accounts[0] ? userName : undefined)] as const
        }),
      )
      sandbox ??= mirror()
      const there = await sandbox
      const turn = last.then(async () => {
        for (const [id, seed] of holdings) {
          if (!seed) return undefined
          const known = there.findAccount(id)
          if (known) await known.account.reset({ seed })
          else await createIn(there, id, seed)
        }
        return asFarAsRead(await there.foresee(worldId, request, who, { sourceIp }))
      })
      last = turn.catch(() => {})
      return turn
    },
    stale() {
      reading = undefined
    },
  }
}

/** Root's key is the account's id, as LocalStack has it. */
async function createIn(sandbox: Sandbox, id: string, seed: AccountSeed): Promise<void> {
  const world = sandbox.worlds.get(worldId)
  if (!world) throw new Error('the mirror has lost its world')
  await sandbox.createAccount(world, { id, rootKey: { accessKeyId: id }, seed })
}
