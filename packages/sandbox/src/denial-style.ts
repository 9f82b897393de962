/** What a message of denial is made of. */
export interface DenialFacts {
  /** ARN of who asked. */
  principal: string
  /** `iam:CreateUser` */
  action: string
  /** As the operation names it; absent where AWS names none. */
  resource: string | undefined
  /** `because no identity-based policy allows the A action`, `with an explicit deny in …`, or empty. */
  reason: string
  /** Who asks is of another account than the resource, or nobody. */
  outsider: boolean
  /** The decision as DecodeAuthorizationMessage reads it, for services that tell it. */
  encoded?: () => string
}

/** How a service says no. */
export interface DenialStyle {
  code: string
  status: number
  message: (facts: DenialFacts) => string
  /** Access Troubleshooter's sentence may follow (*for most IAM APIs*). */
  troubleshooter: boolean
}

const sentence = ({ principal, action, reason }: DenialFacts, resource: string): string =>
  `User: ${principal} is not authorized to perform: ${action}${resource}${reason ? ` ${reason}` : ''}`

export const accessDenied: DenialStyle = {
  code: 'AccessDenied',
  status: 403,
  message: (facts) => sentence(facts, facts.resource === undefined ? '' : ` on resource: ${facts.resource}`),
  troubleshooter: false,
}

/** IAM's, with Access Troubleshooter behind it. */
export const iamDenied: DenialStyle = { ...accessDenied, troubleshooter: true }

/**
 * S3 puts the resource in double quotes, and says why only within an account (S3 User Guide, *Troubleshoot access denied
 * (403 Forbidden) errors*; organizations there are none here).
 */
export const s3Denied: DenialStyle = {
  ...accessDenied,
  message: (facts) =>
    facts.outsider
      ? 'Access Denied'
      : sentence(facts, facts.resource === undefined ? '' : ` on resource: "${facts.resource}"`),
}

/**
 * EC2 has a code and a preface of its own. Where the action has a resource, the decision follows in a form that
 * sts:DecodeAuthorizationMessage reads.
 */
export const ec2Denied: DenialStyle = {
  ...accessDenied,
  code: 'UnauthorizedOperation',
  message(facts) {
    const message = `You are not authorized to perform this operation. ${accessDenied.message(facts)}`
    if (facts.resource === undefined || !facts.encoded) return message
    return `${message}. Encoded authorization failure message: ${facts.encoded()}`
  },
}

/** JSON protocols. */
export const jsonDenied: DenialStyle = { ...accessDenied, code: 'AccessDeniedException', status: 400 }

/** SNS writes its prefix in capitals, wherever it names the action. */
export const snsDenied: DenialStyle = {
  ...accessDenied,
  code: 'AuthorizationError',
  message: ({ action, reason, ...facts }) =>
    accessDenied.message({ ...facts, action: capitals(action), reason: reason.replace(action, capitals(action)) }),
}

const capitals = (action: string): string => action.replace(/^sns:/, 'SNS:')
