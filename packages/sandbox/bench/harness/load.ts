/** A load generator that costs little itself: prepared requests over raw sockets, answers read by their length. */
import { connect } from 'node:net'

export interface LoadResult {
  requests: number
  perSecond: number
  /** Milliseconds. */
  p99: number
  /** Statuses other than 200. */
  failures: number
}

/** Sends requests over `concurrency` connections for so many milliseconds. `next` gives the bytes of each. */
export async function load(
  url: string,
  next: () => Uint8Array,
  { concurrency = 16, duration = 2_000 }: { concurrency?: number; duration?: number } = {},
): Promise<LoadResult> {
  const { hostname, port } = new URL(url)
  const latencies: number[] = []
  let failures = 0
  const begin = performance.now()
  const end = begin + duration

  function connection(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: hostname, port: Number(port), noDelay: true })
      let pending: Buffer = Buffer.alloc(0)
      let sent = 0
      const send = () => {
        if (performance.now() >= end) {
          socket.end()
          resolve()
          return
        }
        sent = performance.now()
        socket.write(next())
      }
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('data', (chunk: Buffer) => {
        pending = pending.length ? Buffer.concat([pending, chunk]) : chunk
        const head = pending.indexOf('\r\n\r\n')
        if (head < 0) return
        const text = pending.toString('latin1', 0, head)
        const length = Number(/content-length: (\d+)/i.exec(text)?.[1])
        if (pending.length < head + 4 + length) return
        if (!text.startsWith('HTTP/1.1 200')) failures += 1
        latencies.push(performance.now() - sent)
        pending = Buffer.alloc(0)
        send()
      })
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
