/**
 * Credentials and Region of an EC2 instance from its metadata service, version 2: a token first, as AWS CLI v2 asks
 * (botocore/utils.py, InstanceMetadataFetcher).
 */
import { bytesOf, type HttpResponse } from '@first-line/aws-api'
import { textOf } from './bytes.ts'
import type { AwsCredentials, Machine, Transport } from './machine.ts'

const HOST = '169.254.169.254'
const ROLES = '/latest/meta-data/iam/security-credentials/'
const TTL = '21600'

/** The service of this machine; undefined where there is none or it was switched off. */
function serviceOf({ metadata, env }: Machine): Transport | undefined {
  return env.AWS_EC2_METADATA_DISABLED?.toLowerCase() === 'true' ? undefined : metadata
}

async function ask(
  service: Transport,
  method: string,
  path: string,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const request = { method, host: HOST, path, query: '', scheme: 'http' as const, headers, body: new Uint8Array(0) }
  let response: HttpResponse
  try {
    response = await service(request, signal)
  } catch (error) {
    if (signal?.aborted) throw error
    // Nobody there: there are no credentials to be had, which is no failure.
    return undefined
  }
  return response.status === 200 ? textOf(bytesOf(response.body)) : undefined
}

async function reader(machine: Machine): Promise<((path: string) => Promise<string | undefined>) | undefined> {
  const service = serviceOf(machine)
  if (!service) return undefined
  const { signal } = machine
  const wanted = { 'x-aws-ec2-metadata-token-ttl-seconds': TTL }
  const token = await ask(service, 'PUT', '/latest/api/token', wanted, signal)
  return (path) => ask(service, 'GET', path, token ? { 'x-aws-ec2-metadata-token': token } : {}, signal)
}

/** The session of the instance's role; undefined without an instance or without a role. */
export async function instanceCredentials(machine: Machine): Promise<AwsCredentials | undefined> {
  const read = await reader(machine)
  const role = (await read?.(ROLES))?.split('\n')[0]
  if (!read || !role) return undefined
  const text = await read(`${ROLES}${role}`)
  const found = text === undefined ? undefined : (JSON.parse(text) as Record<string, string>)
  if (found?.Code !== 'Success' || !found.AccessKeyId || !found.SecretAccessKey || !found.Token) return undefined
  const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: sessionToken, Expiration } = found
  return { accessKeyId, secretAccessKey, sessionToken, ...(Expiration && { expires: Date.parse(Expiration) }) }
}

/** Where the instance stands: its Availability Zone without the letter. */
export async function instanceRegion(machine: Machine): Promise<string | undefined> {
  const zone = await (await reader(machine))?.('/latest/meta-data/placement/availability-zone/')
  return zone?.trim().slice(0, -1)
}
