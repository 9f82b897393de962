import type { Principal } from '@first-line/policy'
import type { Call } from '../../../call.ts'
import { roles, type Tag, users } from '../entities.ts'
import { invalidInput } from '../errors.ts'

export interface SimulatedCaller {
  principal: Principal
  account: string
  /** What takes the place of keys that would follow from the principal. An empty list is no value. */
  context: Record<string, string | readonly string[]>
}

const CALLER_ARN = /^arn:aws[\w-]*:iam::(\d{12}):(user|group|role|root)(?:(?:\/[\x21-\x7e]+)*\/([\w+=,.@-]+))?$/

/** Without a caller no key is known that follows from one, but for the account (recorded on AWS in 2026). */
const NAMELESS = ['aws:principalarn', 'aws:principaltype', 'aws:username', 'aws:principalisawsservice']

/**
 * Who is simulated: as whom conditions and a resource policy's Principal see the caller.
 * @param arn of a user, group or role; it need not exist
 * @throws AwsError InvalidInput for what is none (an assumed role, say); wording unverified
 */
export function simulatedCaller(call: Call, arn: string | undefined): SimulatedCaller {
  if (arn === undefined) return nameless(call.account, NAMELESS, 'STUB_PRINCIPAL_FOR_POLICY_SIMULATOR')
  const [, account, kind, name = ''] = CALLER_ARN.exec(arn) ?? []
  if (!account || !kind) throw invalidInput(`Invalid CallerArn: ${arn}`)
  // Whoever is simulated, the simulator takes the ARN for the id.
  const context = { 'aws:userid': arn }
  if (kind === 'root') return { principal: { type: 'root', accountId: account }, account, context }
  if (kind === 'group') return nameless(account, NAMELESS.slice(0, 3), arn)
  if (kind === 'role') {
    const role = call.world.table(roles, account).get(name.toLowerCase())
    const principal: Principal = {
      type: 'role-session',
      accountId: account,
      roleArn: arn,
      roleId: role?.roleId ?? 'AROA',
      sessionName: 'simulated',
      arn: `arn:aws:sts::${account}:assumed-role/${name}/simulated`,
      tags: tagsOf(role?.tags),
    }
    return { principal, account, context }
  }
  const user = call.world.table(users, account).get(name.toLowerCase())
  const principal: Principal = {
    type: 'user',
    accountId: account,
    arn,
    userName: name,
    userId: user?.userId ?? 'AIDA',
    tags: tagsOf(user?.tags),
  }
  return { principal, account, context }
}

function nameless(account: string, hidden: readonly string[], userId: string): SimulatedCaller {
  return {
    principal: { type: 'user', accountId: account, arn: `arn:aws:iam::${account}:user/`, userName: '', userId: '' },
    account,
    context: { ...Object.fromEntries(hidden.map((key) => [key, []])), 'aws:userid': userId },
  }
}

function tagsOf(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
}
