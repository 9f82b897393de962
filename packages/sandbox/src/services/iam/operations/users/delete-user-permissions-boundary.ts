import { defineOperation } from '../../../../operation.ts'
import { users } from '../../entities.ts'
import { noBoundary } from '../../errors.ts'
import { boundaryContext, existingUser, userCheck } from '../../users.ts'

export const deleteUserPermissionsBoundary = defineOperation<{ UserName: string }, undefined>({
  service: 'iam',
  name: 'DeleteUserPermissionsBoundary',
  access: 'Permissions management',
  authorise: (call) =>
    userCheck(
      call,
      'iam:DeleteUserPermissionsBoundary',
      call.input.UserName,
      boundaryContext(call, call.input.UserName),
    ),
  execute(call) {
    const { permissionsBoundary, ...user } = existingUser(call, call.input.UserName)
    if (permissionsBoundary === undefined) throw noBoundary('user', user.userName)
    call.table(users).put(user)
  },
})
