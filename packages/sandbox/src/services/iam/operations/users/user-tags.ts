import { users } from '../../entities.ts'
import { tagOperations } from '../../tagging.ts'
import { existingUser, userCheck } from '../../users.ts'

export const userTagOperations = tagOperations<{ UserName: string }>({
  tag: 'TagUser',
  untag: 'UntagUser',
  list: 'ListUserTags',
  keys: 'any-case',
  check: (call, action, context) => userCheck(call, action, call.input.UserName, context),
  read: (call) => existingUser(call, call.input.UserName).tags,
  write: (call, tags) => call.table(users).put({ ...existingUser(call, call.input.UserName), tags }),
})
