import { defineOperation, type Operation } from '../../../operation.ts'
import { accounts } from '../../../world/account.ts'
import { accountCheck, type InAccount, ownAccountOnly } from '../account.ts'
import { emptyAccountName } from '../errors.ts'

export const informationOperations: readonly Operation[] = [
  defineOperation<InAccount>({
    service: 'account',
    name: 'GetAccountInformation',
    access: 'Read',
    authorise: (call) => accountCheck(call, 'account:GetAccountInformation'),
    execute(call) {
      ownAccountOnly(call, 'account:GetAccountInformation')
      const { accountId, name, createdAt } = call.world.table(accounts).get(call.account)!
      return {
        AccountId: accountId,
        ...(name !== undefined && { AccountName: name }),
        AccountCreatedDate: new Date(createdAt),
        AccountState: 'ACTIVE',
      }
    },
  }),
  defineOperation<InAccount & { AccountName: string }, undefined>({
    service: 'account',
    name: 'PutAccountName',
    access: 'Write',
    authorise: (call) => accountCheck(call, 'account:PutAccountName'),
    execute(call) {
      ownAccountOnly(call, 'account:PutAccountName')
      const name = call.input.AccountName.trim()
      if (!name) throw emptyAccountName()
      const table = call.world.table(accounts)
      table.put({ ...table.get(call.account)!, name })
    },
  }),
]
