import { defineOperation } from '../../../../operation.ts'
import { iamListArn } from '../../arns.ts'
import { users } from '../../entities.ts'
import { type PageInput, readPage } from '../../pagination.ts'
import { userOut } from '../../users.ts'

export const listUsers = defineOperation<PageInput & { PathPrefix?: string }>({
  service: 'iam',
  name: 'ListUsers',
  access: 'List',
  authorise: ({ input, account }) => ({
    action: 'iam:ListUsers',
    resource: iamListArn(account, 'user', input.PathPrefix),
  }),
  execute(call) {
    const { PathPrefix = '/' } = call.input
    const table = call.table(users)
    const { items, rest } = readPage(
      call.input,
      (after, limit) => table.list({ after, limit }),
      users.key,
      (user) => user.path.startsWith(PathPrefix),
    )
    return { Users: items.map((user) => userOut(user, call.account, 'list')), ...rest }
  },
})
