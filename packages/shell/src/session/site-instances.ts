/** Instances over the site: the paths and schemas of the checker's HTTP contract. */
import { fromResponse } from '@first-line/aws-api'
import type { Transport } from '../aws/machine.ts'
import type { Connection, Instances, Reached } from './instances.ts'
import type { MachineName } from './machines.ts'
import { explain, type Fetch, siteHome, siteTransport } from './site-host.ts'

const HEADER = 'x-first-line-machine'

interface Opened {
  instance: string
  host: string
  user: string
  region: string
  token: string
}

export function siteInstances(fetch: Fetch): Instances {
  const post = (path: string, body: object): Promise<Response> =>
    fetch(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })

  async function connection(response: Response): Promise<Connection> {
    if (!response.ok) throw await explain(response)
    const { token: first, ...opened } = (await response.json()) as Opened
    const base = `/api/machines/${opened.instance}`
    let token = first
    const metadata: Transport = async (request, signal) => {
      const query = request.query === '' ? '' : `?${request.query}`
      const answer = await fetch(`${base}/metadata${request.path}${query}`, {
        method: request.method,
        headers: [...metadataHeaders(request.headers), [HEADER, token]],
        ...(signal && { signal }),
      })
      // As when nothing listens any more.
      if (answer.status === 410) throw new Error('the instance is not running')
      return fromResponse(answer)
    }
    return {
      opened,
      metadata,
      transport: siteTransport(fetch),
      home: siteHome(fetch, opened.instance as MachineName),
      async held() {
        const answer = await fetch(`${base}/session`, { headers: { [HEADER]: token } })
        token = answer.headers.get(HEADER) ?? token
        return answer.status !== 410 && answer.status !== 401
      },
    }
  }

  return {
    connect: async (instance) => connection(await post(`/api/machines/${instance}/open`, {})),
    async reach(host) {
      const response = await post('/api/ssh/reach', { host })
      if (!response.ok) throw await explain(response)
      return (await response.json()) as Reached
    },
    async login(login) {
      const response = await post('/api/ssh/login', login)
      return response.status === 403 ? undefined : connection(response)
    },
  }
}

/** What a program on an instance says to the service; the rest is the browser's business. */
const metadataHeaders = (headers: Record<string, string>): [string, string][] =>
  Object.entries(headers).filter(([name]) => /^x-(?:aws-ec2-metadata-|forwarded-for)/i.test(name))
