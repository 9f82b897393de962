/**
 * What AWS would look at to decide on a request, read out of LocalStack: IAM whole, and of everything else what the request
 * names. Not read are tags of topics, tables and buckets, and what else an instance has beside its tags.
 */
import { type AwsStructure, type HttpRequest, type Recognised, textOf } from '@first-line/aws-api'
import type { AccountSeed, BucketSeed, TopicSeed } from '@first-line/sandbox'
import { z } from 'zod'
import type { Question } from './localstack-ask.ts'
import { seedOfIam, seedOfUser } from './localstack-iam.ts'

/** Asked in the name of the account's root. */
export type AskIn = (question: Question) => Promise<AwsStructure | undefined>

/** A request, by what it may name. */
export interface Naming extends Pick<Recognised, 'service' | 'region'> {
  /** Of S3: `/bucket/key`, of what is asked for and of what is to be copied. */
  readonly paths: readonly string[]
  /** The body of everything else. A form's values are percent-encoded: in names that are ARNs that is `:` and `/`. */
  readonly text: string
}

export function namingOf({ path, headers, body }: HttpRequest, { service, region, bucket }: Recognised): Naming {
  const isS3 = service === 's3'
  const source = headers['x-amz-copy-source']?.replace(/^\/?/, '/').replace(/\?.*$/, '')
  const paths = isS3
    ? [bucket === undefined ? path : `/${bucket}${path}`, ...(source === undefined ? [] : [source])]
    : []
  const text = body instanceof Uint8Array && !isS3 ? textOf(body).replaceAll('%3A', ':').replaceAll('%2F', '/') : ''
  return { region, ...(service && { service }), paths: paths.map(decodeURIComponent), text }
}

/** `userName`: of this user everything is read. Undefined where nobody is told what the account holds. */
export async function holdingsOf(
  ask: AskIn,
  naming: Naming,
  userName: string | undefined,
): Promise<AccountSeed | undefined> {
  const { service } = naming
  const [iam, user, buckets, topics, resourceTags] = await Promise.all([
    ask({
      ...{ service: 'iam', operation: 'GetAccountAuthorizationDetails' },
      input: { Filter: ['User', 'Role', 'Group', 'LocalManagedPolicy'] },
    }),
    userName === undefined ? undefined : wholeUser(ask, userName),
    service === 's3' ? bucketsOf(ask, naming) : [],
    service === 'sns' ? topicsOf(ask, naming) : [],
    service === 'ec2' ? tagsOf(ask, naming) : [],
  ])
  if (!iam) return undefined
  const seed = seedOfIam(iam)
  return {
    ...{ ...seed, buckets, topics, resourceTags },
    users: seed.users.map((each) => (each.userName === userName ? { ...each, ...user } : each)),
  }
}

async function wholeUser(ask: AskIn, UserName: string) {
  const of = (operation: string) => ask({ service: 'iam', operation, input: { UserName } })
  return seedOfUser(...(await Promise.all([of('GetUser'), of('ListAccessKeys')])))
}

const listed = z.object({ Buckets: z.array(z.object({ Name: z.string() })).optional() })
const policy = z.object({ Policy: z.string() })
const setting = z.boolean().default(false)
const block = z.object({
  PublicAccessBlockConfiguration: z.object({
    ...{ BlockPublicAcls: setting, IgnorePublicAcls: setting },
    ...{ BlockPublicPolicy: setting, RestrictPublicBuckets: setting },
  }),
})

/** An object counts as it is: who may not list its bucket is refused what is not there. */
async function bucketsOf(ask: AskIn, { paths }: Naming): Promise<BucketSeed[]> {
  const { Buckets: all = [] } = listed.parse((await ask({ service: 's3', operation: 'ListBuckets' })) ?? {})
  const keysIn = (name: string) =>
    paths.flatMap((path) => (path.startsWith(`/${name}/`) ? [path.slice(name.length + 2)] : []))
  const named = all.filter(({ Name }) => paths.some((path) => path === `/${Name}` || path.startsWith(`/${Name}/`)))
  return Promise.all(
    named.map(async ({ Name: name }) => {
      const of = (operation: string, more = {}) => ask({ service: 's3', operation, input: { Bucket: name, ...more } })
      const keys = keysIn(name).filter((key) => key !== '')
      const [own, blocked, ...heads] = await Promise.all([
        of('GetBucketPolicy'),
        of('GetPublicAccessBlock'),
        ...keys.map((Key) => of('HeadObject', { Key })),
      ])
      const document = policy.safeParse(own).data?.Policy
      return {
        ...{ name, publicAccessBlock: block.safeParse(blocked).data?.PublicAccessBlockConfiguration ?? null },
        ...(document !== undefined && { policy: document }),
        objects: keys.filter((_, index) => heads[index] !== undefined).map((key) => ({ key, text: '' })),
      }
    }),
  )
}

const attributes = z.object({ Attributes: policy })

async function topicsOf(ask: AskIn, { text }: Naming): Promise<TopicSeed[]> {
  const arns = new Set(text.match(/arn:aws:sns:[a-z0-9-]+:\d{12}:[\w-]+/g))
  const found = await Promise.all(
    [...arns].map(async (TopicArn) => {
      const [region = '', , name = ''] = TopicArn.split(':').slice(3)
      const answer = await ask({ service: 'sns', operation: 'GetTopicAttributes', input: { TopicArn }, region })
      const own = attributes.safeParse(answer).data
      return own && { name, region, policy: own.Attributes.Policy }
    }),
  )
  return found.filter((each) => each !== undefined)
}

const described = z.object({
  Tags: z.array(z.object({ ResourceId: z.string(), ResourceType: z.string(), Key: z.string(), Value: z.string() })),
})

async function tagsOf(ask: AskIn, { text, region }: Naming): Promise<NonNullable<AccountSeed['resourceTags']>> {
  const ids = [...new Set(text.match(/\b[a-z]+-[0-9a-f]{8,17}\b/g))]
  if (ids.length === 0) return []
  const input = { Filters: [{ Name: 'resource-id', Values: ids }] }
  const found = described.safeParse(await ask({ service: 'ec2', operation: 'DescribeTags', input, region })).data
  const byResource = Map.groupBy(found?.Tags ?? [], ({ ResourceId }) => ResourceId)
  return [...byResource].map(([resourceId, tags]) => ({
    ...{ resourceId, resourceType: tags[0]?.ResourceType ?? '', region },
    tags: tags.map(({ Key, Value }) => ({ Key, Value })),
  }))
}
