import type { SandboxEvent } from '../../events/event.ts'

/** Kinds of resources, by what their ARNs look like. */
const KINDS: ReadonlyArray<[RegExp, string]> = [
  [/^arn:aws:iam::\d*:user\/(?:.*\/)?([^/]+)$/, 'AWS::IAM::User'],
  [/^arn:aws:iam::\d*:group\/(?:.*\/)?([^/]+)$/, 'AWS::IAM::Group'],
  [/^arn:aws:iam::\d*:role\/(?:.*\/)?([^/]+)$/, 'AWS::IAM::Role'],
  [/^arn:aws:iam::\d*:instance-profile\/(?:.*\/)?([^/]+)$/, 'AWS::IAM::InstanceProfile'],
  [/^(arn:aws:iam::(?:\d*|aws):policy\/.+)$/, 'AWS::IAM::Policy'],
  [/^(arn:aws:iam::\d*:mfa\/.+)$/, 'AWS::IAM::MfaDevice'],
  [/^arn:aws:s3:::([^/]+)$/, 'AWS::S3::Bucket'],
  [/^arn:aws:ec2:[^:]*:\d*:instance\/(.+)$/, 'AWS::EC2::Instance'],
  [/^arn:aws:ec2:[^:]*:\d*:security-group\/(.+)$/, 'AWS::EC2::SecurityGroup'],
  [/^arn:aws:ec2:[^:]*:\d*:volume\/(.+)$/, 'AWS::EC2::Volume'],
  [/^arn:aws:ec2:[^:]*:\d*:key-pair\/(.+)$/, 'AWS::EC2::KeyPair'],
  [/^(arn:aws:sns:[^:]*:\d*:[^:]+)$/, 'AWS::SNS::Topic'],
  [/^arn:aws:dynamodb:[^:]*:\d*:table\/([^/]+)$/, 'AWS::DynamoDB::Table'],
]

export interface NamedResource {
  ResourceType: string
  ResourceName: string
}

const memberOf = (structure: unknown, name: string): unknown =>
  (structure as Record<string, unknown> | undefined)?.[name]

/**
 * What an event is about, access keys first: recorded on AWS in 2026 (radkawar/stackd, `iam_history`).
 */
export function resourcesOf(event: SandboxEvent): NamedResource[] {
  const found = new Map<string, NamedResource>()
  const add = (ResourceType: string, ResourceName: unknown) => {
    if (typeof ResourceName !== 'string') return
    found.set(`${ResourceType} ${ResourceName}`, { ResourceType, ResourceName })
  }
  const made = event.responseElements ?? {}
  const keyId = event.requestParameters?.AccessKeyId ?? memberOf(made.AccessKey, 'AccessKeyId')
  add('AWS::IAM::AccessKey', keyId)
  for (const { resource } of event.decisions)
    for (const [pattern, type] of KINDS) {
      const name = pattern.exec(resource)?.[1]
      if (name !== undefined && !name.includes('*')) add(type, name)
    }
  // A new user is told by name, ARN and id.
  for (const name of event.operation === 'CreateUser' ? ['Arn', 'UserId'] : [])
    add('AWS::IAM::User', memberOf(made.User, name))
  const { PolicyArn } = event.requestParameters ?? {}
  add('AWS::IAM::Policy', PolicyArn)
  return [...found.values()]
}
