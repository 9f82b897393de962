import { defineOperation } from '../../../../operation.ts'
import { accounts } from '../../../../world/account.ts'
import { rootArn } from '../../arns.ts'
import { existingUser, ownerCheck, ownerOf, userOut } from '../../users.ts'

export const getUser = defineOperation<{ UserName?: string }>({
  service: 'iam',
  name: 'GetUser',
  access: 'Read',
  authorise: (call) => ownerCheck(call, 'iam:GetUser', call.input.UserName),
  execute(call) {
    const owner = ownerOf(call, call.input.UserName)
    if (owner.type === 'user') return { User: userOut(existingUser(call, owner.name), call.account, 'full') }
    const account = call.world.table(accounts).get(call.account)
    return {
      User: {
        // AWS gives root no name and no path.
        UserId: call.account,
        Arn: rootArn(call.account),
        CreateDate: new Date(account?.createdAt ?? call.now),
      },
    }
  },
})
