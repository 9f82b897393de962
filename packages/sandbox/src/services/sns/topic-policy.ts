import { parsePolicy } from '@first-line/policy'
import type { Topic } from './entities.ts'
import { invalidParameter } from './errors.ts'

const OWNER_ACTIONS = [
  'SNS:GetTopicAttributes',
  'SNS:SetTopicAttributes',
  'SNS:AddPermission',
  'SNS:RemovePermission',
  'SNS:DeleteTopic',
  'SNS:Subscribe',
  'SNS:ListSubscriptionsByTopic',
  'SNS:Publish',
]

/**
 * The policy a topic has until it gets another. Its condition is about services that act for the account; requests of
 * people do not have the key `AWS:SourceOwner`, and need policies of their own.
 */
function defaultPolicy(arn: string, account: string): string {
  return JSON.stringify({
    Version: '2008-10-17',
    Id: '__default_policy_ID',
    Statement: [
      {
        Sid: '__default_statement_ID',
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: OWNER_ACTIONS,
        Resource: arn,
        Condition: { StringEquals: { 'AWS:SourceOwner': account } },
      },
    ],
  })
}

/** The text of a topic's policy. */
export function topicPolicy(topic: Topic, account: string): string {
  return topic.attributes.Policy ?? defaultPolicy(`arn:aws:sns:${topic.region}:${account}:${topic.name}`, account)
}

/**
 * Refuses a policy that no topic takes: one with wildcards in its actions among others, as recorded on AWS in 2026
 * (radkawar/stackd, `policy_actions`).
 * @throws AwsError InvalidParameter
 */
export function validTopicPolicy(text: string): void {
  const parsed = parsePolicy(text)
  if (!parsed.ok) throw invalidParameter('Policy Error: null')
  for (const { action, notAction, principal, notPrincipal, resource, notResource } of parsed.document.statements) {
    if (!principal && !notPrincipal) throw invalidParameter('Policy Error: null')
    if (!resource && !notResource) throw invalidParameter('Policy Error: null')
    for (const one of [...(action ?? []), ...(notAction ?? [])])
      if (!/^sns:[a-z]+$/i.test(one)) throw invalidParameter('Policy statement action out of service scope!')
  }
}

interface Statement {
  Sid?: string
}
interface Document {
  Statement: Statement[]
}

/** A topic's policy with a statement that AddPermission makes. @throws AwsError InvalidParameter when the label is another statement's */
export function withPermission(
  text: string,
  {
    label,
    accounts,
    actions,
    arn,
  }: { label: string; accounts: readonly string[]; actions: readonly string[]; arn: string },
): string {
  const document = JSON.parse(text) as Document
  const statements = ([] as Statement[]).concat(document.Statement)
  const principals = accounts.map((account) => `arn:aws:iam::${account}:root`)
  const names = actions.map((action) => `SNS:${action}`)
  const statement = {
    Sid: label,
    Effect: 'Allow',
    Principal: { AWS: principals.length === 1 ? principals[0] : principals },
    Action: names.length === 1 ? names[0] : names,
    Resource: arn,
  }
  const earlier = statements.find(({ Sid }) => Sid === label)
  if (!earlier) return JSON.stringify({ ...document, Statement: [...statements, statement] })
  // The same again is no mistake, as recorded on AWS in 2026 (radkawar/stackd, `controls`).
  if (JSON.stringify(earlier) !== JSON.stringify(statement)) throw invalidParameter('Statement already exists')
  return text
}

/** A topic's policy without the statement of a label; the same when there is none. */
export function withoutPermission(text: string, label: string): string {
  const document = JSON.parse(text) as Document
  const statements = ([] as Statement[]).concat(document.Statement)
  return JSON.stringify({ ...document, Statement: statements.filter(({ Sid }) => Sid !== label) })
}
