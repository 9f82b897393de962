import { defineOperation } from '../../../../operation.ts'
import { accessKeyOut, ownedKeys } from '../../access-keys.ts'
import { type AccessKey, accessKeys } from '../../entities.ts'
import { withinQuota } from '../../quotas.ts'
import { ownerCheck } from '../../users.ts'

export const createAccessKey = defineOperation<{ UserName?: string }>({
  service: 'iam',
  name: 'CreateAccessKey',
  access: 'Write',
  authorise: (call) => ownerCheck(call, 'iam:CreateAccessKey', call.input.UserName),
  execute(call) {
    const { owner, userName, keys } = ownedKeys(call, call.input.UserName)
    withinQuota('AccessKeysPerUser', keys.length)
    const key: AccessKey = {
      accessKeyId: call.ids.unique('access-key', call.account),
      secretAccessKey: call.ids.secret(),
      owner,
      status: 'Active',
      createDate: call.now,
    }
    call.table(accessKeys).put(key)
    return { AccessKey: { ...accessKeyOut(key, userName), SecretAccessKey: key.secretAccessKey } }
  },
})
