/**
 * The metadata service of one instance, as its programs see it at 169.254.169.254:
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
 */
import type { Sandbox } from '../../../sandbox.ts'
import type { World } from '../../../world/world.ts'
import { type Instance, instances } from '../entities.ts'
import { isGone, stateOf } from '../instances/state.ts'
import { metadataTree, type Tree } from './metadata-tree.ts'
import { createTokens } from './tokens.ts'

export interface MetadataServiceOptions {
  sandbox: Sandbox
  world: World
  /** The account the instance is in. */
  account: string
  instanceId: string
  /** Milliseconds of wall time; default now. */
  now?: () => number
}

export interface MetadataService {
  /** Answers one request of the instance's programs. Never rejects for what a program did wrong. */
  fetch(request: Request): Promise<Response>
}

const TOKEN_HEADER = 'x-aws-ec2-metadata-token'
const TTL_HEADER = 'x-aws-ec2-metadata-token-ttl-seconds'
const LONGEST_TTL = 21_600

const WORDS: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
}

/**
 * Makes it. Credentials at `iam/security-credentials/ROLE` are real sessions of the instance profile's role: every policy
 * of the role counts, and so do the keys that say which instance they came from.
 */
export function createMetadataService(options: MetadataServiceOptions): MetadataService {
  const { world, account, instanceId, now = Date.now } = options
  const tokens = createTokens(now)
  const tree = metadataTree(options, now)

  /** The instance as it is now; `undefined` when it is not running, as nothing answers then. */
  async function running(): Promise<Instance | undefined> {
    const ledger = { now: (await world.ledger.now()).toISOString() }
    return world.read((state) => {
      const instance = state.table(instances, account).get(instanceId)
      return instance && !isGone(ledger, instance) && stateOf(ledger, instance) === 'running' ? instance : undefined
    })
  }

  async function answer(request: Request): Promise<Response> {
    const instance = await running()
    if (!instance) return refused(404)
    const { httpEndpoint, httpTokens, httpPutResponseHopLimit } = instance.metadataOptions
    if (httpEndpoint === 'disabled') return refused(403)
    const { pathname } = new URL(request.url)
    const [version = '', ...path] = pathname.split('/').slice(1)
    if (request.method === 'PUT') {
      if (pathname.replace(/\/$/, '') !== '/latest/api/token') return refused(405)
      // A token is for the instance alone: a proxy that passes requests on gets none.
      if (request.headers.has('x-forwarded-for')) return refused(403)
      const ttl = Number(request.headers.get(TTL_HEADER) ?? Number.NaN)
      if (!Number.isInteger(ttl) || ttl < 1 || ttl > LONGEST_TTL) return refused(400)
      return text(tokens.issue(ttl), { [TTL_HEADER]: String(ttl), 'x-hop-limit': String(httpPutResponseHopLimit) })
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') return refused(405)
    const token = request.headers.get(TOKEN_HEADER)
    const left = token === null ? undefined : tokens.left(token)
    if (token === null ? httpTokens === 'required' : left === undefined) return refused(401)
    if (version !== 'latest' && !/^(1\.0|20\d\d-\d\d-\d\d)$/.test(version))
      return version === '' ? text('1.0\nlatest') : refused(404)
    const found = await lookUp(await tree(instance, token !== null), path)
    if (found === undefined) return refused(404)
    return text(found, left === undefined ? {} : { [TTL_HEADER]: String(left) })
  }

  return {
    async fetch(request) {
      const response = await answer(request)
      return request.method === 'HEAD' ? new Response(null, response) : response
    },
  }
}

/** What a path of the tree holds: a text, or the names below it, those with names below them with a slash. */
async function lookUp(tree: Tree, path: readonly string[]): Promise<string | undefined> {
  let at: Tree[string] = tree
  for (const step of path) {
    if (step === '') continue
    if (typeof at !== 'object' || !Object.hasOwn(at, step)) return undefined
    at = at[step]!
  }
  if (typeof at === 'function') return at()
  if (typeof at === 'string') return at
  // Of directories with a number, the list has the number's name too: `0=my-key`.
  const listed = at['']
  if (typeof listed === 'string') return listed
  return Object.entries(at)
    .map(([name, below]) => (typeof below === 'object' ? `${name}/` : name))
    .join('\n')
}

function text(body: string, headers: Record<string, string> = {}): Response {
  return new Response(body, { headers: { 'content-type': 'text/plain', server: 'EC2ws', ...headers } })
}

/** As the service writes it: a small page. */
function refused(status: number): Response {
  const title = `${status} - ${WORDS[status]}`
  const page = `<?xml version="1.0" encoding="iso-8859-1"?>\n<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="en" lang="en">\n <head>\n  <title>${title}</title>\n </head>\n <body>\n  <h1>${title}</h1>\n </body>\n</html>\n`
  return new Response(page, { status, headers: { 'content-type': 'text/html', server: 'EC2ws' } })
}
