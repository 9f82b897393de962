/**
 * Who may ask at all. The host name must be one of ours, or a page of another site could rebind its name to this
 * machine and read everything; and what changes something must come from our own page.
 */
import type { IncomingHttpHeaders } from 'node:http'
import { Refused } from './problem.ts'

const loopback = ['localhost', '127.0.0.1', '[::1]']
const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

export interface Guard {
  /** Throws {@link Refused}. */
  check(method: string, headers: IncomingHttpHeaders): void
}

/** `hosts`: further host names, without ports. */
export function createGuard(hosts: readonly string[]): Guard {
  const allowed = new Set([...loopback, ...hosts.map((host) => host.toLowerCase())])
  return {
    check(method, headers) {
      const host = headers.host?.toLowerCase() ?? ''
      if (!allowed.has(nameOf(host))) throw new Refused('forbidden-host')
      const site = headers['sec-fetch-site']
      if (reading.has(method)) return
      if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refused('forbidden-origin')
      const { origin } = headers
      if (origin !== undefined && originHost(origin) !== host) throw new Refused('forbidden-origin')
    },
  }
}

/** The host name of a Host header: `[::1]:4321` and `localhost:4321` lose their port. */
function nameOf(host: string): string {
  return host.replace(/:\d{1,5}$/, '').replace(/\.$/, '')
}

/** `null` (a sandboxed document, a file) is no origin of ours. */
function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined
}
