/** A start state laid on LocalStack, through the API. What only the past could have made (dates, root's key) it cannot have. */
import { createHash } from 'node:crypto'
import { bucketName, type Laid, type StartState } from '@first-line/labs'
import type { Learner } from '../contract.ts'

export const region = 'us-east-1'

/** How the SDK's clients reach an account there: whoever types its id is its root. */
export const configOf = (endpoint: string, account: string) => ({
  ...{ region, endpoint, forcePathStyle: true },
  credentials: { accessKeyId: account, secretAccessKey: 'localstack' },
})

/** Ids of the learner's neighbours: always the same ones, so that none has to be kept. Another learner has others. */
export function neighboursOf({ accountId }: Learner, nicknames: readonly string[]): Laid['neighbours'] {
  const idOf = (nickname: string): string => {
    const digest = createHash('sha256').update(`${accountId}/${nickname}`).digest()
    // None begins with 0: such an id is another as soon as somebody reads it as a number.
    return String(100_000_000_000n + (digest.readBigUInt64BE(0) % 900_000_000_000n))
  }
  return Object.fromEntries(nicknames.map((nickname) => [nickname, idOf(nickname)]))
}

type Users = StartState['users']
type Keys = Record<string, { accessKeyId: string; secretAccessKey: string }[]>

/** Into accounts that hold nothing. */
export async function layThroughApi(endpoint: string, learner: Learner, start: StartState): Promise<Laid> {
  const { accountId } = learner
  const nicknames = start.neighbours.map(({ nickname }) => nickname)
  const neighbours = neighboursOf(learner, nicknames)
  const filled = (text: string) => text.replaceAll('{account}', accountId)
  const keys = await layUsers(endpoint, accountId, start.users, filled)
  await layBuckets(endpoint, accountId, start.buckets)
  for (const { nickname, users } of start.neighbours) {
    const theirs = await layUsers(endpoint, neighbours[nickname] ?? '', users, filled)
    for (const [user, made] of Object.entries(theirs)) keys[`${nickname}/${user}`] = made
  }
  return { accountId, keys, neighbours }
}

async function layUsers(
  endpoint: string,
  account: string,
  users: Users,
  filled: (text: string) => string,
): Promise<Keys> {
  const sdk = await import('@aws-sdk/client-iam')
  const iam = new sdk.IAMClient(configOf(endpoint, account))
  const keys: Keys = {}
  for (const user of users) {
    const { name: UserName, path: Path, managedPolicies, inlinePolicies = {}, accessKeys, password: Password } = user
    await iam.send(new sdk.CreateUserCommand({ UserName, Path }))
    for (const PolicyArn of managedPolicies) await iam.send(new sdk.AttachUserPolicyCommand({ UserName, PolicyArn }))
    for (const [PolicyName, policy] of Object.entries(inlinePolicies)) {
      const PolicyDocument = filled(JSON.stringify(policy))
      await iam.send(new sdk.PutUserPolicyCommand({ UserName, PolicyName, PolicyDocument }))
    }
    for (const _ of accessKeys) {
      const { AccessKey } = await iam.send(new sdk.CreateAccessKeyCommand({ UserName }))
      const { AccessKeyId: accessKeyId = '', SecretAccessKey: secretAccessKey = '' } = AccessKey ?? {}
      keys[UserName] = [...(keys[UserName] ?? []), { accessKeyId, secretAccessKey }]
    }
    if (Password !== undefined) await iam.send(new sdk.CreateLoginProfileCommand({ UserName, Password }))
  }
  iam.destroy()
  return keys
}

async function layBuckets(endpoint: string, account: string, buckets: StartState['buckets']): Promise<void> {
  const { CreateBucketCommand, PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3')
  const s3 = new S3Client(configOf(endpoint, account))
  for (const { name, objects } of buckets) {
    const Bucket = bucketName(name, account)
    await s3.send(new CreateBucketCommand({ Bucket }))
    for (const { key: Key, body: Body, contentType: ContentType } of objects) {
      await s3.send(new PutObjectCommand({ Bucket, Key, Body, ContentType }))
    }
  }
  s3.destroy()
}
