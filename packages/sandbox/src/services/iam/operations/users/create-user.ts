import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { type Tag, type User, users } from '../../entities.ts'
import { entityAlreadyExists } from '../../errors.ts'
import { attachableBoundary } from '../../managed.ts'
import { withinQuota } from '../../quotas.ts'
import { mergeTags, requestTagContext } from '../../tags.ts'
import { userOut } from '../../users.ts'

interface Input {
  UserName: string
  Path?: string
  PermissionsBoundary?: string
  Tags?: Tag[]
}

export const createUser = defineOperation<Input>({
  service: 'iam',
  name: 'CreateUser',
  access: 'Write',
  authorise({ input, account }) {
    const resource = iamArn(account, 'user', input.Path ?? '/', input.UserName)
    const context = {
      ...requestTagContext(input.Tags),
      ...(input.PermissionsBoundary && { 'iam:PermissionsBoundary': input.PermissionsBoundary }),
    }
    const create = { action: 'iam:CreateUser', resource, context }
    return input.Tags?.length ? [create, { action: 'iam:TagUser', resource, context }] : create
  },
  execute(call) {
    const { input } = call
    const table = call.table(users)
    if (table.has(input.UserName.toLowerCase()))
      throw entityAlreadyExists(`User with name ${input.UserName} already exists.`)
    withinQuota('UsersPerAccount', table.size)
    const user: User = {
      userName: input.UserName,
      userId: call.ids.unique('user', call.account),
      path: input.Path ?? '/',
      createDate: call.now,
      ...(input.PermissionsBoundary && {
        permissionsBoundary: attachableBoundary(call, input.PermissionsBoundary, 'user'),
      }),
      attachedPolicies: [],
      inlinePolicies: {},
      groups: [],
      tags: mergeTags([], input.Tags),
    }
    table.put(user)
    return { User: userOut(user, call.account, 'full') }
  },
})
