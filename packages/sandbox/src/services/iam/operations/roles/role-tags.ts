import { roles } from '../../entities.ts'
import { existingRole, roleCheck } from '../../roles.ts'
import { tagOperations } from '../../tagging.ts'

export const roleTagOperations = tagOperations<{ RoleName: string }>({
  tag: 'TagRole',
  untag: 'UntagRole',
  list: 'ListRoleTags',
  keys: 'any-case',
  check: (call, action, context) => roleCheck(call, action, call.input.RoleName, context),
  read: (call) => existingRole(call, call.input.RoleName).tags,
  write: (call, tags) => call.table(roles).put({ ...existingRole(call, call.input.RoleName), tags }),
})
