import { defineOperation } from '../../../../operation.ts'
import { users } from '../../entities.ts'
import { attachableBoundary } from '../../managed.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  PermissionsBoundary: string
}

export const putUserPermissionsBoundary = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'PutUserPermissionsBoundary',
  access: 'Permissions management',
  authorise: (call) =>
    userCheck(call, 'iam:PutUserPermissionsBoundary', call.input.UserName, {
      'iam:PermissionsBoundary': call.input.PermissionsBoundary,
    }),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    call
      .table(users)
      .put({ ...user, permissionsBoundary: attachableBoundary(call, call.input.PermissionsBoundary, 'user') })
  },
})
