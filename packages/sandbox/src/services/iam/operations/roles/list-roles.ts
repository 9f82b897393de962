import { defineOperation } from '../../../../operation.ts'
import { iamListArn } from '../../arns.ts'
import { roles } from '../../entities.ts'
import { type PageInput, readPage } from '../../pagination.ts'
import { roleListed } from '../../roles.ts'

export const listRoles = defineOperation<PageInput & { PathPrefix?: string }>({
  service: 'iam',
  name: 'ListRoles',
  access: 'List',
  authorise: ({ input, account }) => ({
    action: 'iam:ListRoles',
    resource: iamListArn(account, 'role', input.PathPrefix),
  }),
  execute(call) {
    const { PathPrefix = '/' } = call.input
    const table = call.table(roles)
    const { items, rest } = readPage(
      call.input,
      (after, limit) => table.list({ after, limit }),
      roles.key,
      (role) => role.path.startsWith(PathPrefix),
    )
    return { Roles: items.map((role) => roleListed(call, role)), ...rest }
  },
})
