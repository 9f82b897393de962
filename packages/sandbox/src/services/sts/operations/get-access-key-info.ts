import { accountOfId } from '../../../ids/ids.ts'
import { defineOperation } from '../../../operation.ts'
import { accounts } from '../../../world/account.ts'
import { accessKeys } from '../../iam/entities.ts'
import { validationError } from '../errors.ts'

/** Whose key it is, active or not, of whatever account: the account is part of the key's id. */
export const getAccessKeyInfo = defineOperation<{ AccessKeyId: string }>({
  service: 'sts',
  name: 'GetAccessKeyInfo',
  access: 'Read',
  authorise: () => ({ action: 'sts:GetAccessKeyInfo', resource: '*', shown: null }),
  execute({ input: { AccessKeyId }, world }) {
    // A key that was given its id by hand, to begin with, does not carry its account.
    const owner = world
      .table(accounts)
      .list()
      .find(({ accountId }) => world.table(accessKeys, accountId).has(AccessKeyId))
    const Account = owner?.accountId ?? (/^A[KS]IA/.test(AccessKeyId) ? accountOfId(AccessKeyId) : undefined)
    // Wording unverified.
    if (Account === undefined) throw validationError(`Invalid Access Key ID: ${AccessKeyId}`)
    return { Account }
  },
})
