/**
 * Which service and Region a request is for: from its host name, from the scope it is signed for, from
 * `X-Amz-Target`, from the API version of a form. Nothing here is proof of anything: authentication comes later.
 */
import table from '../models/services.json' with { type: 'json' }
import type { HttpRequest } from './http.ts'
import type { ServiceMetadata } from './model.ts'
import { isServiceName, type ServiceName } from './services.ts'
import { percentDecode, textOf } from './text.ts'

export interface Recognised {
  /** Absent: a service we have no model of; {@link signingName} says what the sender called it. */
  service?: ServiceName
  /** What the request must be signed for. */
  signingName: string
  /** From the host, else from the scope; `us-east-1` when neither says. */
  region: string
  /** The bucket in the host name, for S3's virtual-host addressing. */
  bucket?: string
}

export interface RecogniseOptions {
  /** Our own host names (without port): `localhost`, `127.0.0.1`. `NAME.HOST` is a bucket, or a service's name. */
  ownHosts?: readonly string[]
}

const metadata = table as Record<string, ServiceMetadata>
const OWN_HOSTS = ['localhost', '127.0.0.1', '[::1]', 'host.docker.internal']
const DEFAULT_REGION = 'us-east-1'

interface FromHost {
  service?: ServiceName
  prefix?: string
  region?: string
  bucket?: string
}

export function recognise(request: HttpRequest, options: RecogniseOptions = {}): Recognised {
  const host = readHost(request.host, options.ownHosts ?? OWN_HOSTS)
  const scope = scopeOf(request)
  const region = host.region ?? scope?.region ?? DEFAULT_REGION
  if (host.service) return answer(request, host.service, region, host.bucket)
  if (host.prefix !== undefined) return { signingName: host.prefix, region }
  const named = (scope && signedAs.get(scope.service)) ?? []
  if (scope && named.length === 0) return { signingName: scope.service, region }
  const service = named[0] ?? byTarget(request) ?? byVersion(request) ?? byPath(request) ?? 's3'
  return answer(request, service, region, service === 's3' ? host.bucket : undefined)
}

/** Two services share a signing name twice: the path tells them apart where the host did not. */
function answer(request: HttpRequest, service: ServiceName, region: string, bucket: string | undefined): Recognised {
  let chosen = service
  if (service === 'iam' && request.path.startsWith('/authorization-details/')) chosen = 'iam-toolbox'
  if (service === 's3' && request.path.startsWith('/v20180820/') && request.headers['x-amz-account-id'] !== undefined) {
    chosen = 's3control'
  }
  const signingName = metadata[chosen]!.signingName ?? metadata[chosen]!.endpointPrefix
  return { service: chosen, signingName, region, ...(bucket !== undefined && chosen === 's3' && { bucket }) }
}

const REGION = /^[a-z]{2}(?:-[a-z]+){1,2}-\d$/

const MAX_HOSTS = 500
const hosts = new WeakMap<readonly string[], Map<string, FromHost>>()

/** Requests come to few hosts: what their names say is remembered, within bounds. */
function readHost(host: string, ownHosts: readonly string[]): FromHost {
  let known = hosts.get(ownHosts)
  if (!known) {
    known = new Map()
    hosts.set(ownHosts, known)
  }
  let found = known.get(host)
  if (!found) {
    if (known.size >= MAX_HOSTS) known.clear()
    found = parseHost(host, ownHosts)
    known.set(host, found)
  }
  return found
}

function parseHost(hostWithPort: string, ownHosts: readonly string[]): FromHost {
  const host = hostWithPort.toLowerCase().replace(/:\d+$/, '').replace(/\.$/, '')
  const aws = /^(.+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws)$/.exec(host)
  if (aws) return readAwsHost(aws[1]!.split('.'))
  const signin =
    /^([a-z0-9-]+)\.signin\.aws\.amazon\.com$/.exec(host) ?? /^([a-z0-9-]+)\.oauth\.signin\.aws$/.exec(host)
  if (signin) return { service: 'signin', ...(REGION.test(signin[1]!) && { region: signin[1]! }) }
  for (const own of ownHosts) {
    if (host !== own && host.endsWith(`.${own}`)) return readOwnHost(host.slice(0, -own.length - 1))
  }
  return {}
}

/** `bucket.s3.eu-west-1`, `s3-eu-west-1`, `s3.dualstack.eu-west-1`, `iam`, `sts.eu-west-1`, `123.s3-control.eu-west-1`. */
function readAwsHost(labels: string[]): FromHost {
  for (let at = labels.length - 1; at >= 0; at -= 1) {
    const label = labels[at]!
    const rest = labels.slice(at + 1).filter((part) => part !== 'dualstack')
    const region = rest.find((part) => REGION.test(part))
    const dashed = /^s3-([a-z]{2}(?:-[a-z]+){1,2}-\d)$/.exec(label)?.[1]
    const service = dashed ? 's3' : byEndpointPrefix(label.replace(/-fips$/, ''))
    if (!service || rest.length > (region ? 1 : 0)) continue
    const before = labels.slice(0, at)
    // A bucket may be called like a service: `sns.s3.amazonaws.com`. The label nearest the end wins.
    return {
      service,
      ...((dashed ?? region) !== undefined && { region: (dashed ?? region)! }),
      ...(service === 's3' && before.length > 0 && { bucket: before.join('.') }),
    }
  }
  const region = labels.find((label) => REGION.test(label))
  return { prefix: labels.find((label) => label !== region) ?? labels[0]!, ...(region !== undefined && { region }) }
}

/** `bucket`, `bucket.s3`, `s3`, `iam`, `123456789012.s3-control` before one of our own hosts. */
function readOwnHost(prefix: string): FromHost {
  const labels = prefix.split('.')
  const found = readAwsHost(labels)
  if (found.service) return found
  return { bucket: prefix }
}

function byEndpointPrefix(prefix: string): ServiceName | undefined {
  const found = Object.entries(metadata).find(([, meta]) => meta.endpointPrefix === prefix)?.[0]
  return found !== undefined && isServiceName(found) ? found : undefined
}

/** The plain service before the one that borrows its name. */
const signedAs = new Map<string, ServiceName[]>()
for (const [name, meta] of Object.entries(metadata).filter((entry): entry is [ServiceName, ServiceMetadata] =>
  isServiceName(entry[0]),
)) {
  const signingName = meta.signingName ?? meta.endpointPrefix
  const others = signedAs.get(signingName) ?? []
  signedAs.set(signingName, name === signingName ? [name, ...others] : [...others, name])
}

/** The scope of a request's signature, unchecked, from the header or the query string. */
export function scopeOf(request: HttpRequest): { region: string; service: string } | undefined {
  const credential =
    /\bCredential=([^,\s]+)/.exec(request.headers.authorization ?? '')?.[1] ??
    percentDecode(/(?:^|&)X-Amz-Credential=([^&]+)/i.exec(request.query)?.[1] ?? '')
  const parts = credential?.split('/') ?? []
  if (parts.length < 5) return undefined
  const [service, region] = [parts[parts.length - 2]!, parts[parts.length - 3]!]
  return service === '' || region === '' ? undefined : { service, region }
}

function byTarget(request: HttpRequest): ServiceName | undefined {
  const target = request.headers['x-amz-target']
  const prefix = target?.slice(0, target.lastIndexOf('.'))
  const found = prefix && Object.entries(metadata).find(([, meta]) => meta.targetPrefix === prefix)?.[0]
  return found && isServiceName(found) ? found : undefined
}

/** `aws login` asks for its first credentials, and so signs nothing. No bucket has a name of two letters. */
const byPath = ({ method, path }: HttpRequest): ServiceName | undefined =>
  method === 'POST' && path === '/v1/token' ? 'signin' : undefined

/** An unsigned form names its API only by the version's date. */
function byVersion(request: HttpRequest): ServiceName | undefined {
  const isForm = (request.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded')
  if (!isForm && !/(?:^|&)Action=/.test(request.query)) return undefined
  const text = isForm && request.body instanceof Uint8Array ? textOf(request.body.subarray(0, 65_536)) : request.query
  const version = /(?:^|&)Version=([\d-]+)/.exec(text)?.[1] ?? /(?:^|&)Version=([\d-]+)/.exec(request.query)?.[1]
  const found = Object.entries(metadata).find(
    ([, meta]) => meta.apiVersion === version && (meta.protocol === 'query' || meta.protocol === 'ec2'),
  )?.[0]
  return found !== undefined && isServiceName(found) ? found : undefined
}
