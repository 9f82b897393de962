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
 * Refuses a policy that no topic takes.
 * @throws AwsError InvalidParameter
 */
export function validTopicPolicy(text: string): void {
  const parsed = parsePolicy(text)
  if (!parsed.ok) throw invalidParameter('Policy Error: null')
  for (const { action, notAction, principal, notPrincipal, resource, notResource } of parsed.document.statements) {
    if (!principal && !notPrincipal) throw invalidParameter('Policy Error: null')
    if (!resource && !notResource) throw invalidParameter('Policy Error: null')
    for (const one of [...(action ?? []), ...(notAction ?? [])])
      if (!/^(?:sns:|\*$)/i.test(one)) throw invalidParameter('Policy statement action out of service scope!')
  }
}

interface Statement {
  Sid?: string
}
interface Document {
  Statement: Statement[]
}

/** A topic's policy with a statement that AddPermission makes. @throws AwsError InvalidParameter when the label is taken */
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
  if (statements.some(({ Sid }) => Sid === label)) throw invalidParameter('Statement already exists')
  const principals = accounts.map((account) => `arn:aws:iam::${account}:root`)
  const names = actions.map((action) => `SNS:${action}`)
  const statement = {
    Sid: label,
    Effect: 'Allow',
    Principal: { AWS: principals.length === 1 ? principals[0] : principals },
    Action: names.length === 1 ? names[0] : names,
    Resource: arn,
  }
  return JSON.stringify({ ...document, Statement: [...statements, statement] })
}

/** A topic's policy without the statement of a label; the same when there is none. */
export function withoutPermission(text: string, label: string): string {
  const document = JSON.parse(text) as Document
  const statements = ([] as Statement[]).concat(document.Statement)
  return JSON.stringify({ ...document, Statement: statements.filter(({ Sid }) => Sid !== label) })
}
