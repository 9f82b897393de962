import type { Call } from '../../../call.ts'
import { budgetsKind } from './budgets.ts'
import { dynamodbTables } from './dynamodb.ts'
import { ec2Resources } from './ec2.ts'
import { iamKinds } from './iam.ts'
import type { Tagged, TaggedKind } from './kind.ts'
import { s3Buckets } from './s3.ts'
import { snsTopics } from './sns.ts'

const KINDS: readonly TaggedKind[] = [
  budgetsKind,
  dynamodbTables,
  ec2Resources,
  ...Object.values(iamKinds),
  s3Buckets,
  snsTopics,
]

/** Services that ResourceTypeFilters may name. */
export const SERVICES: ReadonlySet<string> = new Set(['budgets', 'dynamodb', 'ec2', 'iam', 's3', 'sns'])

/** Everything with a tag in the account and Region, in the order of ARNs. */
export const allTagged = (call: Call): Tagged[] =>
  KINDS.flatMap((kind) => kind.list(call))
    .filter(({ tags }) => tags.length > 0)
    .sort((a, b) => (a.arn < b.arn ? -1 : 1))

/** What an ARN is of; `undefined` for what the API does not know. */
export function kindOf({ account, region }: Call, arn: string): TaggedKind | undefined {
  const [start, partition, service, place, owner, ...rest] = arn.split(':')
  const resource = rest.join(':')
  if (start !== 'arn' || partition !== 'aws' || resource === '') return undefined
  const mine = owner === account
  const here = mine && place === region
  const [type = ''] = resource.split('/')
  if (service === 's3') return place === '' && owner === '' && !resource.includes('/') ? s3Buckets : undefined
  if (service === 'iam') return mine && place === '' && Object.hasOwn(iamKinds, type) ? iamKinds[type] : undefined
  if (service === 'budgets') return mine && place === '' && type === 'budget' ? budgetsKind : undefined
  if (service === 'dynamodb') return here && type === 'table' ? dynamodbTables : undefined
  if (service === 'sns') return here && !resource.includes(':') ? snsTopics : undefined
  if (service === 'ec2')
    return place === region && (mine || owner === '') && resource.includes('/') ? ec2Resources : undefined
  return undefined
}
