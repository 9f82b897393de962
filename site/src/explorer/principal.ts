/** Who asks, from what a person writes: an ARN, a service, or `anonymous`. */
import type { Principal } from '@first-line/policy'

/** Ids are not what an explorer is about; policies that compare them are rare, and these are made up. */
const madeUp = { user: 'AIDAEXPLOREREXPLORER1', role: 'AROAEXPLOREREXPLORER1' } as const

/** Undefined for what names nobody. */
export function principalOf(text: string): Principal | undefined {
  const written = text.trim()
  if (written === 'anonymous' || written === '*') return { type: 'anonymous' }
  if (/^[a-z0-9.-]+\.amazonaws\.com(\.cn)?$/.test(written)) return { type: 'service', service: written }
  const found = /^arn:[a-z-]+:(iam|sts)::(\d{12}):(.+)$/.exec(written)
  if (!found) return undefined
  const [, service, accountId = '', resource = ''] = found
  const parts = resource.split('/')
  const last = parts.at(-1) ?? ''
  if (last === '') return undefined
  if (service === 'iam' && resource === 'root') return { type: 'root', accountId }
  if (service === 'iam' && parts[0] === 'user' && parts.length > 1)
    return { type: 'user', accountId, arn: written, userName: last, userId: madeUp.user }
  if (service === 'iam' && parts[0] === 'role' && parts.length > 1) return session(accountId, written, last, 'session')
  if (service === 'sts' && parts[0] === 'assumed-role' && parts.length === 3)
    return session(accountId, `arn:aws:iam::${accountId}:role/${parts[1]}`, parts[1] ?? '', last)
  return undefined
}

function session(accountId: string, roleArn: string, role: string, sessionName: string): Principal {
  return {
    type: 'role-session',
    accountId,
    roleArn,
    roleId: madeUp.role,
    sessionName,
    arn: `arn:aws:sts::${accountId}:assumed-role/${role}/${sessionName}`,
  }
}
