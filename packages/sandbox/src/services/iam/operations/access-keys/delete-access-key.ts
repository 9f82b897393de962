import { defineOperation } from '../../../../operation.ts'
import { ownedKey } from '../../access-keys.ts'
import { accessKeys, accessKeyUses } from '../../entities.ts'
import { ownerCheck } from '../../users.ts'

interface Input {
  UserName?: string
  AccessKeyId: string
}

export const deleteAccessKey = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DeleteAccessKey',
  access: 'Write',
  authorise: (call) => ownerCheck(call, 'iam:DeleteAccessKey', call.input.UserName),
  execute(call) {
    const key = ownedKey(call, call.input.UserName, call.input.AccessKeyId)
    call.table(accessKeys).delete(key.accessKeyId)
    call.table(accessKeyUses).delete(key.accessKeyId)
  },
})
