import { invalidPrincipalMessage, malformedPolicyMessage, type PolicyDocument, parsePolicy } from '@first-line/policy'
import type { Call } from '../../call.ts'
import { accounts } from '../../world/account.ts'
import type { WorldState } from '../../world/state.ts'
import { iamArn } from './arns.ts'
import { type Role, roles, users } from './entities.ts'
import { limitExceeded, malformedPolicy } from './errors.ts'
import { policySize, QUOTAS } from './quotas.ts'

type Trust = Pick<Role, 'assumeRolePolicyDocument' | 'trusted'>

const PRINCIPAL = /^arn:aws[\w-]*:iam::(\d{12}):(user|role)(?:\/[\x21-\x7e]+)*\/([\w+=,.@-]+)$/

/**
 * A trust policy that is fit to be stored, with the ids of the users and roles it names: AWS trusts the ids, so that
 * somebody who takes a deleted user's name is not trusted
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 * Of accounts that are not in this world nothing is known, and everything taken.
 * @throws AwsError MalformedPolicyDocument, also for a principal that does not exist; LimitExceeded past the quota
 */
export function trustPolicy(call: Call, text: string): Trust {
  const malformed = malformedPolicyMessage(text, 'trust')
  const parsed = parsePolicy(text)
  if (malformed !== undefined || !parsed.ok) throw malformedPolicy(malformed ?? 'This policy contains invalid Json')
  if (policySize(text) > QUOTAS.ACLSizePerRole)
    throw limitExceeded(`Cannot exceed quota for ACLSizePerRole: ${QUOTAS.ACLSizePerRole}`)
  const trusted: Record<string, string> = {}
  for (const arn of namedIn(parsed.document)) {
    const [, account = '', kind, name = ''] = PRINCIPAL.exec(arn) ?? []
    if (!kind || !call.world.table(accounts).has(account)) continue
    const found = kind === 'user' ? userNamed(call.world, account, name) : roleNamed(call.world, account, name)
    if (found?.arn !== arn) throw malformedPolicy(invalidPrincipalMessage('AWS', arn))
    trusted[arn] = found.id
  }
  return { assumeRolePolicyDocument: text, trusted: Object.keys(trusted).length > 0 ? trusted : undefined }
}

/** The trust policy as AWS shows and uses it: who was renamed goes by the new name, who is gone by the id alone. */
export function trustText(state: WorldState, { assumeRolePolicyDocument, trusted = {} }: Trust): string {
  let text = assumeRolePolicyDocument
  for (const [arn, id] of Object.entries(trusted)) {
    const now = arnOfId(state, accountOf(arn), id) ?? id
    if (now !== arn) text = text.replaceAll(`"${arn}"`, `"${now}"`)
  }
  return text
}

function namedIn({ statements }: PolicyDocument): string[] {
  const entries = statements.flatMap(({ principal = [], notPrincipal = [] }) => [...principal, ...notPrincipal])
  return entries.filter(({ type }) => type === 'AWS').map(({ value }) => value)
}

const accountOf = (arn: string): string => arn.split(':')[4] ?? ''

function userNamed(state: WorldState, account: string, name: string): { arn: string; id: string } | undefined {
  const user = state.table(users, account).get(name.toLowerCase())
  return user && { arn: iamArn(account, 'user', user.path, user.userName), id: user.userId }
}

function roleNamed(state: WorldState, account: string, name: string): { arn: string; id: string } | undefined {
  const role = state.table(roles, account).get(name.toLowerCase())
  return role && { arn: iamArn(account, 'role', role.path, role.roleName), id: role.roleId }
}

function arnOfId(state: WorldState, account: string, id: string): string | undefined {
  const user = state.table(users, account).by('id', id)[0]
  if (user) return iamArn(account, 'user', user.path, user.userName)
  const role = state.table(roles, account).by('id', id)[0]
  return role && iamArn(account, 'role', role.path, role.roleName)
}
