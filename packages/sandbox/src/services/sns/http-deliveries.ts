import type { Sandbox } from '../../sandbox.ts'
import { accounts } from '../../world/account.ts'
import type { World } from '../../world/world.ts'
import { type Delivery, deliveries } from './deliveries.ts'

export interface HttpDeliveryOptions {
  /** Our own ports: a message must not be an order to our own control port. */
  refusePorts: readonly number[]
  onError?: (error: unknown) => void
}

const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])
/** SNS waits for an endpoint as long. */
const PATIENCE = 15_000

/** Whether a message may go there: to this machine alone, and not to ourselves. */
export function mayDeliver(url: string, refusePorts: readonly number[]): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, port } = new URL(url)
  const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port)
  return (protocol === 'http:' || protocol === 'https:') && LOOPBACK.has(hostname) && !refusePorts.includes(number)
}

/**
 * Sends what SNS has for HTTP endpoints, as soon as the request that caused it is durable. For a sandbox that one person
 * runs on their own machine; where many share a server it stays off, since whoever subscribes chooses where it sends.
 * Returns what ends it.
 */
export function startHttpDeliveries(
  sandbox: Pick<Sandbox, 'events' | 'worlds'>,
  { refusePorts, onError = (error) => console.error(error) }: HttpDeliveryOptions,
): () => void {
  const look = (world: World | undefined) => {
    if (world && hasDue(world)) sendAll(world, refusePorts).catch(onError)
  }
  // Whatever changes something may have sent a message; so may time, which makes budgets alert.
  const ends = [
    sandbox.events.subscribe(undefined, ({ outcome, readOnly, world }) => {
      if (outcome === 'allowed' && !readOnly) look(sandbox.worlds.get(world))
    }),
    sandbox.events.subscribeToTime(() => sandbox.worlds.awake().forEach(look)),
  ]
  return () => {
    for (const end of ends) end()
  }
}

function hasDue(world: World): boolean {
  const state = world.awake?.state
  return (state?.table(accounts).list() ?? []).some(({ accountId }) => state!.table(deliveries, accountId).size > 0)
}

async function sendAll(world: World, refusePorts: readonly number[]): Promise<void> {
  const due = await world.write((state) =>
    state
      .table(accounts)
      .list()
      .flatMap(({ accountId }) => {
        const table = state.table(deliveries, accountId)
        const all = table.list()
        for (const { id } of all) table.delete(id)
        return all
      }),
  )
  await Promise.all(due.filter(({ url }) => mayDeliver(url, refusePorts)).map(send))
}

async function send({ url, headers, body }: Delivery): Promise<void> {
  try {
    const signal = AbortSignal.timeout(PATIENCE)
    // A redirect could lead off this machine.
    await fetch(url, { method: 'POST', headers, body, redirect: 'error', signal })
  } catch (error) {
    // Nobody listens, or not in time: the endpoint's affair. SNS gives up too, after its retries.
    if (!(error instanceof TypeError || error instanceof DOMException)) throw error
  }
}
