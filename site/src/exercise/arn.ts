/** ARNs: their six parts, and a sentence for each. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
import { exerciseWords } from '../words/exercise.ts'
import { regionNames, serviceNames } from './arn-names.ts'

const say = exerciseWords.arn.says

export const arnParts = ['partition', 'service', 'region', 'account', 'resource'] as const
export type ArnPart = (typeof arnParts)[number]
export type Arn = Readonly<Record<ArnPart, string>>

/** The parts, or what keeps the text from being an ARN. */
export function parseArn(text: string): { arn: Arn } | { fault: string } {
  const written = text.trim()
  const fault = exerciseWords.arn.fault
  if (written === '') return { fault: fault.empty }
  if (/\s/.test(written)) return { fault: fault.space }
  const [prefix, partition = '', service = '', region = '', account = '', ...resource] = written.split(':')
  if (prefix !== 'arn') return { fault: fault.prefix }
  if (resource.length === 0) return { fault: fault.short(written.split(':').length) }
  return { arn: { partition, service, region, account, resource: resource.join(':') } }
}

/**
 * What each part says, for somebody who reads it for the first time.
 * @param own the reader's own account
 */
export function explainArn(arn: Arn, own: string | undefined): Readonly<Record<ArnPart, string>> {
  return {
    partition: partition(arn),
    service: service(arn),
    region: region(arn),
    account: account(arn, own),
    resource: resource(arn),
  }
}

/** The parts in which two ARNs differ, in their order. */
export function differingParts(one: Arn, other: Arn): ArnPart[] {
  return arnParts.filter((part) => one[part] !== other[part])
}

function partition({ partition }: Arn): string {
  return partition === 'aws' || partition === 'aws-cn' || partition === 'aws-us-gov' || partition === 'aws-eusc'
    ? say.partition[partition]
    : say.partition.other
}

function service({ service }: Arn): string {
  if (service === '*') return say.service.any
  const name = serviceNames[service]
  return name === undefined ? say.service.other : say.service.known(name)
}

/** Services whose ARNs never name a Region. */
const global = new Set(['iam', 'sts', 'organizations', 'route53', 'cloudfront', 'budgets', 'account', 'waf'])

function region({ service, region }: Arn): string {
  if (region === '*') return say.region.any
  if (region !== '') return regionNames[region] ? say.region.code(regionNames[region]) : say.region.other
  if (service === 's3') return say.region.bucket
  return global.has(service) ? say.region.global(serviceNames[service] ?? service) : say.region.none
}

function account({ service, account }: Arn, own: string | undefined): string {
  if (account === '*') return say.account.any
  if (account === 'aws') return say.account.aws
  if (account === '') return service === 's3' ? say.account.bucket : say.account.none
  if (!/^\d{12}$/.test(account)) return say.account.short
  return account === own ? say.account.yours : say.account.id
}

function resource({ service, resource }: Arn): string {
  if (resource === '') return say.resource.missing
  if (resource === '*') return say.resource.any
  const said = service === 's3' ? ofBucket(resource) : typed(service, resource)
  return /[*?]/.test(resource) && !said.endsWith(say.resource.wildcard) ? `${said} ${say.resource.wildcard}` : said
}

function ofBucket(resource: string): string {
  const slash = resource.indexOf('/')
  if (slash < 0) return say.resource.bucket(resource)
  const [bucket, key] = [resource.slice(0, slash), resource.slice(slash + 1)]
  return key === '*' ? say.resource.objects(bucket) : say.resource.object(bucket, key)
}

function typed(service: string, resource: string): string {
  if (resource === 'root') return say.resource.root
  const parts = resource.split(/[/:]/)
  const [type = '', ...rest] = parts
  if (rest.length === 0) return say.resource.plain(resource)
  const name = rest.at(-1) ?? ''
  if (service === 'sts' && type === 'assumed-role' && rest.length === 2)
    return say.resource.session(rest[0] ?? '', name)
  // Only IAM sorts its things by paths; elsewhere what is between belongs to the name.
  if (service === 'iam' && rest.length > 1) return say.resource.path(type, `/${rest.slice(0, -1).join('/')}/`, name)
  return say.resource.typed(type, resource.slice(type.length + 1))
}
