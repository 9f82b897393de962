import { defineOperation } from '../../../../operation.ts'
import { mayDeleteUser } from '../../delete-conflicts.ts'
import { users } from '../../entities.ts'
import { forgetUses } from '../../last-accessed.ts'
import { existingUser, userCheck } from '../../users.ts'

export const deleteUser = defineOperation<{ UserName: string }, undefined>({
  service: 'iam',
  name: 'DeleteUser',
  access: 'Write',
  authorise: (call) => userCheck(call, 'iam:DeleteUser', call.input.UserName),
  execute(call) {
    const user = existingUser(call, call.input.UserName)
    mayDeleteUser(call, user)
    call.table(users).delete(users.key(user))
    forgetUses(call, user.userId)
  },
})
