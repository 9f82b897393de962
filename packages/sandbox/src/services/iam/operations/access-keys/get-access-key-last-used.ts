import { AwsError } from '../../../../aws-error.ts'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { ROOT_OWNER } from '../../access-keys.ts'
import { iamArn, rootArn } from '../../arns.ts'
import { accessKeys, accessKeyUses, users } from '../../entities.ts'
import { userCheck } from '../../users.ts'

/** What AWS says of a key that was never used, and of the places a date has none. */
const NOWHERE = 'N/A'

/** The key, and whose it is: a user's name, or root. */
function ownedKeyOf(call: Call<{ AccessKeyId: string }>): { root: boolean; userName?: string } | undefined {
  const key = call.table(accessKeys).get(call.input.AccessKeyId)
  if (!key) return undefined
  if (key.owner === ROOT_OWNER) return { root: true }
  const [user] = call.table(users).by('id', key.owner)
  return user && { root: false, userName: user.userName }
}

export const getAccessKeyLastUsed = defineOperation<{ AccessKeyId: string }>({
  service: 'iam',
  name: 'GetAccessKeyLastUsed',
  access: 'Read',
  authorise(call) {
    const owner = ownedKeyOf(call)
    const action = 'iam:GetAccessKeyLastUsed'
    if (owner?.userName !== undefined) return userCheck(call, action, owner.userName)
    const shown = `access key ${call.input.AccessKeyId}`
    if (owner) return { action, resource: rootArn(call.account), shown }
    // Whose key it is nobody knows: who may ask about every user learns that below.
    return { action, resource: iamArn(call.account, 'user', '/', '*'), shown }
  },
  execute(call) {
    const owner = ownedKeyOf(call)
    // Not NoSuchEntity: AWS says no more of a key that does not exist than of another account's (recorded 2026, without the colon).
    if (!owner)
      throw new AwsError(
        'AccessDenied',
        403,
        `User: ${call.caller.arn} is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${call.input.AccessKeyId}`,
      )
    const use = call.table(accessKeyUses).get(call.input.AccessKeyId)
    return {
      ...(owner.userName !== undefined && { UserName: owner.userName }),
      AccessKeyLastUsed: {
        ...(use && { LastUsedDate: new Date(use.date) }),
        ServiceName: use?.serviceName ?? NOWHERE,
        Region: use?.region ?? NOWHERE,
      },
    }
  },
})
