import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { users } from '../../entities.ts'
import { entityAlreadyExists } from '../../errors.ts'
import { existingUser, userCheck } from '../../users.ts'

interface Input {
  UserName: string
  NewUserName?: string
  NewPath?: string
}

/** Renames or moves a user. Everything a user has hangs on its id, and stays. */
export const updateUser = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'UpdateUser',
  access: 'Write',
  /** Both what the user is and what it becomes (IAM User Guide, *Rename an IAM user*). */
  authorise(call) {
    const { UserName, NewUserName, NewPath } = call.input
    const check = userCheck(call, 'iam:UpdateUser', UserName)
    if (NewUserName === undefined && NewPath === undefined) return check
    const user = call.table(users).get(UserName.toLowerCase())
    const path = NewPath ?? user?.path ?? '/'
    const resource = iamArn(call.account, 'user', path, NewUserName ?? user?.userName ?? UserName)
    return resource === check.resource ? check : [check, { ...check, resource, shown: resource }]
  },
  execute(call) {
    const { UserName, NewUserName, NewPath } = call.input
    const table = call.table(users)
    const user = existingUser(call, UserName)
    const renamed = { ...user, userName: NewUserName ?? user.userName, path: NewPath ?? user.path }
    if (users.key(renamed) !== users.key(user)) {
      if (table.has(users.key(renamed))) throw entityAlreadyExists(`User with name ${NewUserName} already exists.`)
      table.delete(users.key(user))
    }
    table.put(renamed)
  },
})
