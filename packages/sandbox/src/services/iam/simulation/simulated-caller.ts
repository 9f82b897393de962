import type { Principal } from '@first-line/policy'
import type { Call } from '../../../call.ts'
import { roles, type Tag, users } from '../entities.ts'
import { invalidInput } from '../errors.ts'

export interface SimulatedCaller {
  principal: Principal
  account: string
  /** Keys that would follow from the principal and must not: nobody was named. An empty list is no value. */
  hidden: Record<string, readonly string[]>
}

const CALLER_ARN = /^arn:aws[\w-]*:iam::(\d{12}):(user|group|role|root)(?:(?:\/[\x21-\x7e]+)*\/([\w+=,.@-]+))?$/

/** Without a caller no key is known that follows from one. */
const NAMELESS = [
  'aws:principalarn',
  'aws:principaltype',
  'aws:userid',
  'aws:username',
  'aws:principalaccount',
  'aws:principalisawsservice',
]

/**
 * Who is simulated: as whom conditions and a resource policy's Principal see the caller.
 * @param arn of a user, group or role; it need not exist
 * @throws AwsError InvalidInput for what is none (an assumed role, say); wording unverified
 */
export function simulatedCaller(call: Call, arn: string | undefined): SimulatedCaller {
  if (arn === undefined) return nameless(call.account, NAMELESS)
  const [, account, kind, name = ''] = CALLER_ARN.exec(arn) ?? []
  if (!account || !kind) throw invalidInput(`Invalid CallerArn: ${arn}`)
  if (kind === 'root') return { principal: { type: 'root', accountId: account }, account, hidden: {} }
  if (kind === 'group') return nameless(account, NAMELESS.slice(0, 4))
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
    return { principal, account, hidden: { 'aws:userid': [] } }
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
  return { principal, account, hidden: user ? {} : { 'aws:userid': [] } }
}

function nameless(account: string, keys: readonly string[]): SimulatedCaller {
  return {
    principal: { type: 'user', accountId: account, arn: `arn:aws:iam::${account}:user/`, userName: '', userId: '' },
    account,
    hidden: Object.fromEntries(keys.map((key) => [key, []])),
  }
}

function tagsOf(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]))
}
