import type { SandboxEvent } from '../../events/event.ts'
import { requestOf, responseOf } from './elements.ts'
import { sourceOf } from './management.ts'

/** Makes CloudTrail's id of one of our events, always the same one. */
export type EventIds = (id: string) => string

export const eventTime = (event: SandboxEvent): string => (event.ledgerTime ?? event.time).replace(/\.\d{3}Z$/, 'Z')

/** Who it was, as the event history names them. */
export function userNameOf({ principal, principalArn, principalId }: SandboxEvent): string | undefined {
  if (principal.type === 'root') return 'root'
  if (principal.type === 'user') return principalArn.slice(principalArn.lastIndexOf('/') + 1)
  const [, session] = principalId.split(':')
  return session
}

/**
 * Whether another account's principal took on a role of this account: CloudTrail tells both of it
 * (IAM User Guide, *Logging IAM and AWS STS API calls with AWS CloudTrail*). A refusal is told to the caller's alone; unverified.
 */
export const takesRoleOf = ({ account, service, outcome, decisions }: SandboxEvent, recipient: string): boolean =>
  account !== recipient &&
  service === 'sts' &&
  outcome === 'allowed' &&
  decisions.some(({ action, resource }) => action === 'sts:AssumeRole' && resource.split(':')[4] === recipient)

function identityOf(event: SandboxEvent, recipient: string): object {
  const { principal, principalArn, principalId, account, accessKeyId, mfa } = event
  if (account !== recipient) return { type: 'AWSAccount', principalId, accountId: account }
  const session = mfa !== undefined && {
    sessionContext: {
      ...(/^arn:aws:sts::\d+:assumed-role\//.test(principalArn) && {
        sessionIssuer: {
          type: 'Role',
          principalId: principalId.split(':')[0],
          arn: `arn:aws:iam::${account}:role/${principalArn.split('/')[1]}`,
          accountId: account,
          userName: principalArn.split('/')[1],
        },
      }),
      attributes: { creationDate: eventTime(event), mfaAuthenticated: String(mfa) },
    },
  }
  const common = {
    principalId,
    arn: principalArn,
    accountId: account,
    ...(accessKeyId !== undefined && { accessKeyId }),
  }
  if (principal.type === 'root') return { type: 'Root', ...common, ...session }
  if (principal.type === 'user') return { type: 'IAMUser', ...common, userName: userNameOf(event), ...session }
  if (principalArn.includes(':assumed-role/')) return { type: 'AssumedRole', ...common, ...session }
  if (principalArn.includes(':federated-user/')) return { type: 'FederatedUser', ...common, ...session }
  return { type: 'AWSAccount', principalId, accountId: account }
}

/** What is told of a sign-in to the console, besides what every event tells. */
function signInOf({ operation, errorCode, mfa }: SandboxEvent): object {
  if (operation !== 'ConsoleLogin') return {}
  return {
    responseElements: { ConsoleLogin: errorCode === undefined ? 'Success' : 'Failure' },
    additionalEventData: {
      LoginTo: 'https://console.aws.amazon.com/console/home',
      MobileVersion: 'No',
      MFAUsed: mfa ? 'Yes' : 'No',
    },
  }
}

/** An event in CloudTrail's own JSON (User Guide, *CloudTrail record contents*), as `recipient` has it. */
export function recordOf(event: SandboxEvent, idOf: EventIds, recipient: string): Record<string, unknown> {
  const signIn = event.service === 'signin'
  return {
    eventVersion: '1.11',
    userIdentity: identityOf(event, recipient),
    eventTime: eventTime(event),
    eventSource: sourceOf(event),
    eventName: event.operation,
    awsRegion: event.region,
    sourceIPAddress: event.sourceIp,
    userAgent: event.userAgent,
    // A sign-in's own error code is of our making; AWS tells the message alone.
    ...(event.errorCode !== undefined && !signIn && { errorCode: event.errorCode }),
    ...(event.errorMessage !== undefined && { errorMessage: event.errorMessage }),
    requestParameters: signIn ? null : requestOf(event),
    responseElements: signIn ? null : responseOf(event),
    ...(signIn && signInOf(event)),
    requestID: event.requestId,
    eventID: idOf(event.id),
    readOnly: event.readOnly,
    eventType: signIn ? 'AwsConsoleSignIn' : 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: recipient,
    eventCategory: 'Management',
  }
}
