/** Who may assume a role, as the wizard asks for it, and as the policy that says so. */

export interface Trust {
  entity: 'service' | 'account' | 'custom'
  /** `ec2.amazonaws.com` */
  service: string
  where: 'this' | 'another'
  accountId: string
  externalId: string
  mfa: boolean
  custom: string
}

export const trustedServices = [
  {
    value: 'ec2.amazonaws.com',
    label: 'EC2',
    description: 'For programs on an instance: they get credentials from its metadata service.',
  },
  {
    value: 'lambda.amazonaws.com',
    label: 'Lambda',
    description: 'For the code of a function.',
  },
  {
    value: 'ecs-tasks.amazonaws.com',
    label: 'Elastic Container Service Task',
    description: 'For the containers of a task.',
  },
  {
    value: 'cloudtrail.amazonaws.com',
    label: 'CloudTrail',
    description: 'For CloudTrail, which writes what it records elsewhere.',
  },
  {
    value: 'budgets.amazonaws.com',
    label: 'Budgets',
    description: 'For what a budget does when it is exceeded.',
  },
] as const

export const customTrust = JSON.stringify(
  {
    Version: '2012-10-17',
    Statement: [{ Sid: 'Statement1', Effect: 'Allow', Principal: {}, Action: 'sts:AssumeRole' }],
  },
  undefined,
  4,
)

export const emptyTrust: Trust = {
  entity: 'service',
  service: '',
  where: 'this',
  accountId: '',
  externalId: '',
  mfa: false,
  custom: customTrust,
}

/** The trust policy's text. `own`: the account that the role is in. */
export function trustText(trust: Trust, own: string): string {
  if (trust.entity === 'custom') return trust.custom
  const principal =
    trust.entity === 'service'
      ? { Service: trust.service }
      : { AWS: `arn:aws:iam::${trust.where === 'this' ? own : trust.accountId}:root` }
  const condition = {
    ...(trust.externalId !== '' && { StringEquals: { 'sts:ExternalId': trust.externalId } }),
    ...(trust.mfa && { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
  }
  const asked = trust.entity === 'account' && Object.keys(condition).length > 0
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', ...(asked && { Condition: condition }) },
      ],
    },
    undefined,
    4,
  )
}

/** What is missing; undefined: nothing. */
export function wrongTrust(trust: Trust): string | undefined {
  if (trust.entity === 'service' && trust.service === '') return 'Choose a service.'
  if (trust.entity === 'account' && trust.where === 'another' && !/^\d{12}$/.test(trust.accountId))
    return 'An account ID has 12 digits.'
  if (trust.externalId !== '' && !/^[\w+=,.@:/-]{2,1224}$/.test(trust.externalId))
    return 'An external ID has 2 to 1,224 letters, digits and + = , . @ : / - characters.'
  return undefined
}

/** Trusted entities of a policy's text, in AWS's words: "AWS Service: ec2", "Account: 123456789012". */
export function trustedEntities(text: string): string[] {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return []
  }
  const statements = listOf((document as { Statement?: unknown } | null)?.Statement)
  const found = statements.flatMap((statement) => {
    const { Principal: principal, Effect } = statement as { Principal?: unknown; Effect?: string }
    if (Effect !== 'Allow' || principal === undefined) return []
    if (principal === '*') return ['Everyone']
    return Object.entries(principal as Record<string, unknown>).flatMap(([type, values]) =>
      listOf(values).map((value) => entityName(type, String(value))),
    )
  })
  return [...new Set(found)]
}

function entityName(type: string, value: string): string {
  if (type === 'Service') return `AWS Service: ${value.split('.')[0]}`
  if (type === 'Federated') return `Identity Provider: ${value}`
  if (value === '*') return 'Everyone'
  const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(value)?.[1]
  return account === undefined ? value : `Account: ${account}`
}

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])
