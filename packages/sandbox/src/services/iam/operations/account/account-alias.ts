import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { type Account, accounts } from '../../../../world/account.ts'
import { entityAlreadyExists, noSuchEntity } from '../../errors.ts'
import { type PageInput, pageOf } from '../../pagination.ts'

/** Kept with the account, since sign-in finds accounts by it. */
function accountOf(call: Call): Account {
  const account = call.world.table(accounts).get(call.account)
  if (!account) throw new Error(`There is no account ${call.account} in this world`)
  return account
}

export const createAccountAlias = defineOperation<{ AccountAlias: string }, undefined>({
  service: 'iam',
  name: 'CreateAccountAlias',
  access: 'Write',
  authorise: () => ({ action: 'iam:CreateAccountAlias', resource: '*' }),
  execute(call) {
    const { AccountAlias: alias } = call.input
    const table = call.world.table(accounts)
    if (table.by('alias', alias).some((other) => other.accountId !== call.account))
      throw entityAlreadyExists(`The account alias ${alias} already exists.`)
    // An account has one alias: the new one takes the place of the old.
    table.put({ ...accountOf(call), alias })
  },
})

export const deleteAccountAlias = defineOperation<{ AccountAlias: string }, undefined>({
  service: 'iam',
  name: 'DeleteAccountAlias',
  access: 'Write',
  authorise: () => ({ action: 'iam:DeleteAccountAlias', resource: '*' }),
  execute(call) {
    const { alias, ...account } = accountOf(call)
    // Wording unverified.
    if (alias !== call.input.AccountAlias)
      throw noSuchEntity(`The account alias with name ${call.input.AccountAlias} cannot be found.`)
    call.world.table(accounts).put(account)
  },
})

export const listAccountAliases = defineOperation<PageInput>({
  service: 'iam',
  name: 'ListAccountAliases',
  access: 'List',
  authorise: () => ({ action: 'iam:ListAccountAliases', resource: '*' }),
  execute(call) {
    const { alias } = accountOf(call)
    const { items, rest } = pageOf(call.input, alias === undefined ? [] : [alias], (name) => name)
    return { AccountAliases: items, ...rest }
  },
})
