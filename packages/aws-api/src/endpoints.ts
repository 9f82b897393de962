/** Where a service answers. AWS's commercial partition, from the endpoint rule sets of botocore 1.43.106. */
import type { AwsStructure, Operation, ServiceModel } from './model.ts'
import { signingNameOf } from './model.ts'

export interface Endpoint {
  scheme: 'http' | 'https'
  host: string
  path: string
}

const GLOBAL_REGION = 'us-east-1'

/** Services with one endpoint for all Regions. */
const globalHosts: Record<string, string> = {
  account: 'account.us-east-1.amazonaws.com',
  budgets: 'budgets.amazonaws.com',
  ce: 'ce.us-east-1.amazonaws.com',
  iam: 'iam.amazonaws.com',
}

/** What a request to a service is signed for. Global services sign for us-east-1 wherever the caller is. */
export function signingScope(model: ServiceModel, region: string): { service: string; region: string } {
  return { service: signingNameOf(model), region: globalHosts[model.name] ? GLOBAL_REGION : region }
}

/** AWS's host name of a service in a Region, without a bucket. */
export function hostFor(service: string, endpointPrefix: string, region: string): string {
  const global = globalHosts[service]
  if (global) return global
  if (service === 'signin') return `${region}.signin.aws.amazon.com`
  // `aws-global` and S3's us-east-1 have hosts of their own in botocore's rules; the Regional ones answer the same.
  return `${endpointPrefix}.${region}.amazonaws.com`
}

export function endpointFor(
  model: ServiceModel,
  operation: Operation,
  input: AwsStructure,
  path: string,
  options: { region: string; endpoint?: string; addressing?: 'auto' | 'path' | 'virtual' },
): Endpoint {
  const custom = options.endpoint === undefined ? undefined : new URL(options.endpoint)
  const scheme = custom?.protocol === 'http:' ? 'http' : 'https'
  const prefix = custom ? custom.pathname.replace(/\/+$/, '') : ''
  let host = custom?.host ?? hostFor(model.name, model.metadata.endpointPrefix, options.region)
  if (model.name === 's3' && typeof input.Bucket === 'string') {
    const { Bucket: bucket } = input
    // AWS CLI v2 puts the bucket into the path of an endpoint that is not AWS's own.
    if (isVirtual(bucket, scheme, host, options.addressing ?? (custom ? 'path' : 'auto'))) {
      // The path begins with the bucket, encoded or not the same: such names need no encoding.
      return { scheme, host: `${bucket}.${host}`, path: `${prefix}${path.slice(bucket.length + 1) || '/'}` }
    }
  }
  const hostPrefix = operation.endpoint?.hostPrefix
  if (hostPrefix !== undefined && !isAddress(host)) host = fillHostPrefix(hostPrefix, input) + host
  return { scheme, host, path: `${prefix}${path}` }
}

function fillHostPrefix(prefix: string, input: AwsStructure): string {
  return prefix.replaceAll(/\{(\w+)\}/g, (_, member: string) => String(input[member] ?? ''))
}

function isVirtual(bucket: string, scheme: string, host: string, addressing: 'auto' | 'path' | 'virtual'): boolean {
  if (addressing === 'path' || !isDnsCompatible(bucket)) return false
  if (addressing === 'virtual') return true
  // A wildcard certificate covers one label: over https, names with dots go into the path.
  return !isAddress(host) && !(scheme === 'https' && bucket.includes('.'))
}

/** A bucket's name that can be part of a host name. */
export function isDnsCompatible(bucket: string): boolean {
  return (
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket) &&
    !bucket.includes('..') &&
    !/\.-|-\./.test(bucket) &&
    !/^\d{1,3}(\.\d{1,3}){3}$/.test(bucket)
  )
}

function isAddress(host: string): boolean {
  return /^\d{1,3}(\.\d{1,3}){3}(:\d+)?$/.test(host) || host.startsWith('[')
}
