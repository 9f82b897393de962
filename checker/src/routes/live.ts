/** The live stream: server-sent events with cursors. A connection costs a listener and a socket. */
import type { ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { read } from '../http/read.ts'
import type { Numbered } from '../live/channel.ts'
import type { Services } from '../services.ts'

const cursor = z.coerce.number().int().nonnegative()
const query = z.object({ after: cursor.optional() })

const heartbeat = 15_000
/** A page that does not read is cut off; it comes back with its cursor and misses nothing. */
const mostUnread = 1_000_000

export function liveRoutes(app: FastifyInstance, services: Services): void {
  const open = new Set<ServerResponse>()
  // One clock for all: a timer for each of 500 connections would wake the process all the time.
  const beat = setInterval(() => {
    for (const stream of open) stream.write(': still here\n\n')
  }, heartbeat)
  beat.unref()

  app.addHook('preClose', async () => {
    clearInterval(beat)
    for (const stream of open) stream.end()
  })

  app.get('/api/live', async (request, reply) => {
    const learner = await services.learnerOf(request)
    const asked = read(query, request.query, 'The query').after
    const resumed = cursor.safeParse(request.headers['last-event-id'])
    const after = resumed.success ? resumed.data : asked

    reply.hijack()
    const stream = reply.raw
    stream.writeHead(200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      'x-content-type-options': 'nosniff',
    })
    stream.write('retry: 1000\n\n')

    const { channel } = services.desks.of(learner)
    const end = channel.listen(after, ({ cursor: id, event }: Numbered) => {
      stream.write(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`)
      if (event.type === 'gone') stream.end()
      else if (stream.writableLength > mostUnread) stream.destroy()
    })
    open.add(stream)
    stream.on('close', () => {
      end()
      open.delete(stream)
    })
  })
}
