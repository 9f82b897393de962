/**
 * What the terminal asks the site for, over the page's own origin: AWS requests, credentials, home directories.
 * The paths are those of the checker's HTTP contract.
 */
import { bytesOf, fromResponse, type HttpResponse } from '@first-line/aws-api'
import type { Transport } from '../aws/machine.ts'
import { VERSION } from '../aws/version.ts'
import type { HomeContent, HomeStore } from './home.ts'
import type { SessionCredentials } from './host.ts'
import type { MachineName } from './machines.ts'

export type Fetch = (path: string, init?: RequestInit) => Promise<Response>

/** Headers that a page may not set; the server takes the host from the path. */
const FORBIDDEN = new Set(['host', 'content-length', 'connection', 'expect'])

/** What the site adds to the service's answer for the browser's sake; AWS sends none of it. */
const ADDED = new Set(['connection', 'content-security-policy', 'keep-alive', 'x-content-type-options'])

/** A refusal of the site in its own words. */
export async function explain(response: Response): Promise<Error> {
  const problem = (await response.json().catch(() => undefined)) as { message?: string; next?: string } | undefined
  if (problem?.message === undefined) return new Error(`the site answered ${response.status}`)
  return new Error([problem.message, problem.next].filter((sentence) => sentence !== undefined).join(' '))
}

/**
 * AWS requests, signed for AWS's host names, carried to the sandbox by the site; or those to the console's own services.
 * `machine`: whoever signs in to the console on another machine than CloudShell is not who CloudShell acts as.
 */
export function siteTransport(fetch: Fetch, way: 'aws' | 'console' = 'aws', machine?: MachineName): Transport {
  return async (request, signal): Promise<HttpResponse> => {
    const query = request.query === '' ? '' : `?${request.query}`
    const headers = Object.entries(request.headers).filter(([name]) => !FORBIDDEN.has(name))
    const bodiless = request.method === 'GET' || request.method === 'HEAD'
    // A browser sends a name of its own as user-agent; the record tells the CLI from the console by this one.
    headers.push(['x-first-line-agent', `aws-cli/${VERSION}`])
    if (machine !== undefined && machine !== 'cloudshell') headers.push(['x-first-line-machine', machine])
    const response = await fetch(`/api/${way}/${request.host}${request.path}${query}`, {
      method: request.method,
      headers,
      body: bodiless ? null : (bytesOf(request.body) as BodyInit),
      ...(signal && { signal }),
    })
    const answer = await fromResponse(response)
    const own = Object.entries(answer.headers).filter(([name]) => !ADDED.has(name.toLowerCase()))
    return { ...answer, headers: Object.fromEntries(own) }
  }
}

/** Short-lived credentials of the console session; undefined while nobody is signed in. */
export function siteCredentials(fetch: Fetch, machine: MachineName): () => Promise<SessionCredentials | undefined> {
  return async () => {
    const response = await fetch(`/api/credentials?machine=${machine}`)
    if (response.status === 401 || response.status === 404) return undefined
    if (!response.ok) throw await explain(response)
    const { accessKeyId, secretAccessKey, sessionToken, expiration, region } = (await response.json()) as {
      accessKeyId: string
      secretAccessKey: string
      sessionToken: string
      expiration: string
      region: string
    }
    return { accessKeyId, secretAccessKey, sessionToken, expires: Date.parse(expiration), region }
  }
}

const ifChanged = (version: number): RequestInit => ({ headers: { 'if-none-match': `"${version}"` } })

export function siteHome(fetch: Fetch, machine: MachineName): HomeStore {
  const path = `/api/machines/${machine}/home`
  return {
    async load(known?: number): Promise<HomeContent | undefined> {
      const response = await (known === undefined ? fetch(path) : fetch(path, ifChanged(known)))
      if (response.status === 304) return undefined
      // Nobody has begun yet: an empty home.
      if (response.status === 401 || response.status === 404) return { version: 0, files: {} }
      if (!response.ok) throw await explain(response)
      return (await response.json()) as HomeContent
    },
    async save(home) {
      const response = await fetch(path, {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(home),
      })
      if (response.status === 409) return 'conflict'
      if (!response.ok) throw await explain(response)
      const saved = (await response.json().catch(() => undefined)) as { version?: number } | undefined
      return saved?.version ?? home.version + 1
    },
  }
}
