import type { AwsStructure } from '@first-line/aws-api'
import type { IamData } from '@first-line/policy/iam-data'
import type { Call } from '../../call.ts'
import { type ServiceUse, serviceUses } from './entities/reports.ts'
import { users } from './entities.ts'
import {
  documentOf,
  entityOfArn,
  grantsService,
  holdersOf,
  type IamEntity,
  policiesOf,
  userEntity,
} from './entity-of-arn.ts'
import { defaultDocument, findPolicy } from './managed.ts'
import { TRACKING_PERIOD } from './roles.ts'

const isPolicy = (arn: string): boolean => arn.includes(':policy/')

/** Whose attempts a report is about: the user or role itself, the members of a group, whoever has a policy. */
export function entitiesBehind(call: Call, arn: string): IamEntity[] {
  if (isPolicy(arn)) return holdersOf(call, arn)
  const entity = entityOfArn(call, arn)
  if (entity.type !== 'GROUP') return [entity]
  return call
    .table(users)
    .by('group', entity.id)
    .map((user) => userEntity(call, user))
}

/** The services that the policies of an entity, or the policy itself, give access to; in the order of their namespaces. */
export function reachableServices(call: Call, arn: string, data: IamData): string[] {
  const documents = textsOf(call, arn).map(documentOf)
  return data
    .services()
    .filter((namespace) => documents.some((document) => grantsService(document, namespace)))
    .toSorted()
}

function textsOf(call: Call, arn: string): string[] {
  if (!isPolicy(arn)) return policiesOf(call, entityOfArn(call, arn)).map(({ text }) => text)
  const policy = findPolicy(call, arn)
  const text = policy && defaultDocument(policy)
  return text === undefined ? [] : [text]
}

export interface Attempt {
  entity: IamEntity
  use: ServiceUse
}

/** The attempts of these entities on a service within the tracking period, the newest first; one each. */
export function lastUseOf(call: Call, entities: readonly IamEntity[], namespace: string): Attempt[] {
  const table = call.table(serviceUses)
  return entities
    .flatMap((entity) => {
      const use = table.get(`${entity.id}/${namespace}`)
      return use && Date.parse(call.now) - Date.parse(use.date) <= TRACKING_PERIOD ? [{ entity, use }] : []
    })
    .sort((a, b) => b.use.date.localeCompare(a.use.date))
}

/** Data events are not tracked; these are the services here that have some. */
const UNTRACKED: Readonly<Record<string, RegExp>> = {
  s3: /Object|^ListBucket$|^ListBucketVersions$|MultipartUpload/,
  dynamodb: /Item|^Query$|^Scan$|PartiQL/,
  sns: /^Publish$/,
}

/** `TrackedActionsLastAccessed`: the newest attempt on each action; absent when there was none. */
export function trackedActions(namespace: string, uses: readonly Attempt[]): AwsStructure {
  const newest = new Map<string, { entity: IamEntity; date: string; region: string }>()
  for (const { entity, use } of uses)
    for (const [name, { date, region }] of Object.entries(use.actions)) {
      if (UNTRACKED[namespace]?.test(name)) continue
      const known = newest.get(name)
      if (!known || known.date < date) newest.set(name, { entity, date, region })
    }
  if (newest.size === 0) return {}
  return {
    TrackedActionsLastAccessed: [...newest]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { entity, date, region }]) => ({
        ActionName: name,
        LastAccessedEntity: entity.arn,
        LastAccessedTime: new Date(date),
        LastAccessedRegion: region,
      })),
  }
}
