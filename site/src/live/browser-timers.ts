/** What a connection needs of the world, as a page or a worker has it. */
import type { ConnectionOptions } from './connection.ts'

export function browserTimers(): Pick<ConnectionOptions, 'fetch' | 'later' | 'random'> {
  return {
    fetch: (input, init) => fetch(input, init),
    later(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    random: Math.random,
  }
}
