/** What a connection needs of the world, as a page or a worker has it. */
import type { ConnectionOptions } from './connection.ts'

export function browserSurroundings(): Pick<ConnectionOptions, 'fetch' | 'later' | 'random' | 'onFault'> {
  return {
    fetch: (input, init) => fetch(input, init),
    later(ms, run) {
      const timer = setTimeout(run, ms)
      return () => clearTimeout(timer)
    },
    random: Math.random,
    onFault: (fault) => console.info('live updates broke off:', fault),
  }
}
