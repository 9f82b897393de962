import { defineOperation } from '../../../../operation.ts'
import { ownedKey } from '../../access-keys.ts'
import { type AccessKey, accessKeys } from '../../entities.ts'
import { settableStatus } from '../../status.ts'
import { ownerCheck } from '../../users.ts'

interface Input {
  UserName?: string
  AccessKeyId: string
  Status: AccessKey['status'] | 'Expired'
}

export const updateAccessKey = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'UpdateAccessKey',
  access: 'Write',
  authorise: (call) => ownerCheck(call, 'iam:UpdateAccessKey', call.input.UserName),
  execute(call) {
    const key = ownedKey(call, call.input.UserName, call.input.AccessKeyId)
    call.table(accessKeys).put({ ...key, status: settableStatus(call.input.Status) })
  },
})
