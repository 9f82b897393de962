/** A load generator that costs little itself: prepared requests over raw sockets, answers read by their length. */
import { connect, type Socket } from 'node:net'

export interface LoadResult {
  requests: number
  perSecond: number
  /** Milliseconds. */
  p99: number
  /** Statuses other than 200. */
  failures: number
}

/** Sends requests over `concurrency` connections, so many or for so many milliseconds. `next` gives the bytes of each. */
export async function load(
  url: string,
  next: () => Uint8Array,
  {
    concurrency = 16,
    requests = Infinity,
    duration = requests < Infinity ? Infinity : 2_000,
  }: { concurrency?: number; duration?: number; requests?: number } = {},
): Promise<LoadResult> {
  const { hostname, port } = new URL(url)
  const latencies: number[] = []
  let failures = 0
  const begin = performance.now()
  const end = begin + duration
  let left = requests
  const isOver = () => left <= 0 || performance.now() >= end

  function connection(): Promise<void> {
    return new Promise((resolve, reject) => {
      let socket: Socket
      let pending: Buffer = Buffer.alloc(0)
      let sent = 0
      const send = () => {
        if (isOver()) {
          socket.end()
          resolve()
          return
        }
        left -= 1
        sent = performance.now()
        socket.write(next())
      }
      const read = (chunk: Buffer) => {
        pending = pending.length ? Buffer.concat([pending, chunk]) : chunk
        const head = pending.indexOf('\r\n\r\n')
        if (head < 0) return
        const text = pending.toString('latin1', 0, head)
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
        if (Number.isNaN(length)) return reject(new Error('An answer without content-length cannot be measured'))
        if (pending.length < head + 4 + length) return
        if (!/^HTTP\/1\.[01] 200/.test(text)) failures += 1
        latencies.push(performance.now() - sent)
        pending = Buffer.alloc(0)
        // Some servers take one request a connection, and their clients a new one for the next.
        if (/^HTTP\/1\.0|^connection: close/im.test(text)) {
          socket.destroy()
          if (isOver()) resolve()
          else open()
        } else send()
      }
      const open = () => {
        socket = connect({ host: hostname, port: Number(port), noDelay: true })
        socket.on('connect', send)
        socket.on('error', reject)
        socket.on('data', read)
      }
      open()
    })
  }

  await Promise.all(Array.from({ length: concurrency }, connection))
  latencies.sort((a, b) => a - b)
  return {
    requests: latencies.length,
    perSecond: Math.round((latencies.length / (performance.now() - begin)) * 1000),
    p99: latencies[Math.floor(latencies.length * 0.99)] ?? 0,
    failures,
  }
}
