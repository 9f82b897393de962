import { defineOperation } from '../../../../operation.ts'
import { accessKeyOut, ownedKeys } from '../../access-keys.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { ownerCheck } from '../../users.ts'

export const listAccessKeys = defineOperation<PageInput & { UserName?: string }>({
  service: 'iam',
  name: 'ListAccessKeys',
  access: 'List',
  authorise: (call) => ownerCheck(call, 'iam:ListAccessKeys', call.input.UserName),
  execute(call) {
    const { userName, keys } = ownedKeys(call, call.input.UserName)
    const { items, rest } = pageOf(call.input, keys, (key) => key.accessKeyId)
    return { AccessKeyMetadata: items.map((key) => accessKeyOut(key, userName)), ...rest }
  },
})
