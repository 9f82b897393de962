import type { SandboxEvent } from '../../events/event.ts'
import type { Sandbox } from '../../sandbox.ts'
import { worldOf } from './input.ts'
import { ControlError, type ControlRequest, type ControlRoute } from './route.ts'

const explained = async (sandbox: Sandbox, event: SandboxEvent) => ({
  ...event,
  explanations: (await sandbox.explain(event.world, event.id)) ?? [],
})

export const eventRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: /^\/events$/,
    says: 'GET /events?world=&after=&limit=&follow=: events with their explanations, a JSON object a line; follow=1 goes on as they happen',
    run: streamEvents,
  },
  {
    method: 'GET',
    path: /^\/events\/(?<id>[0-9a-z]+)$/,
    says: 'GET /events/{id}?world=: one event with its explanation; the id is also the authorization id of a denial',
    async run(request) {
      const event = await request.sandbox.event(worldOf(request).id, request.params.id!)
      if (!event) throw new ControlError(404, 'no-event', `There is no event ${request.params.id}.`)
      return explained(request.sandbox, event)
    },
  },
]

async function streamEvents(request: ControlRequest): Promise<undefined> {
  const { sandbox, query, response } = request
  const world = worldOf(request)
  const after = numberOf(query, 'after', 0)
  const limit = numberOf(query, 'limit', 1_000)
  const follow = ['1', 'true', ''].includes(query.get('follow') ?? '0')

  // Subscribed before the past is read, so that nothing falls between the two.
  let queue: SandboxEvent[] = []
  let wake = () => {}
  const unsubscribe = sandbox.events.subscribe(follow ? world.id : '', (event) => {
    queue.push(event)
    wake()
  })
  let open = true
  response.on('close', () => {
    open = false
    unsubscribe()
    wake()
  })
  let last = after
  const write = async (event: SandboxEvent): Promise<void> => {
    if (event.seq <= last || !open) return
    last = event.seq
    response.write(`${JSON.stringify(await explained(sandbox, event))}\n`)
  }
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' })
  response.flushHeaders()
  for (const event of await world.events({ after, limit })) await write(event)
  while (follow && open) {
    const arrived = queue
    queue = []
    for (const event of arrived) await write(event)
    if (queue.length === 0 && open)
      await new Promise<void>((resolve) => {
        wake = resolve
      })
  }
  unsubscribe()
  response.end()
  return undefined
}

function numberOf(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name)
  const value = text === null ? fallback : Number(text)
  if (!Number.isSafeInteger(value) || value < 0) throw new ControlError(400, 'bad-request', `"${name}" is a number.`)
  return value
}
