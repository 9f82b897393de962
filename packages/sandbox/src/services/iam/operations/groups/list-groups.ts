import { defineOperation } from '../../../../operation.ts'
import { iamListArn } from '../../arns.ts'
import { groups } from '../../entities.ts'
import { groupOut } from '../../groups.ts'
import { type PageInput, readPage } from '../../pagination.ts'

export const listGroups = defineOperation<PageInput & { PathPrefix?: string }>({
  service: 'iam',
  name: 'ListGroups',
  access: 'List',
  authorise: ({ input, account }) => ({
    action: 'iam:ListGroups',
    resource: iamListArn(account, 'group', input.PathPrefix),
  }),
  execute(call) {
    const { PathPrefix = '/' } = call.input
    const { items, rest } = readPage(
      call.input,
      (after, limit) => call.table(groups).list({ after, limit }),
      groups.key,
      (group) => group.path.startsWith(PathPrefix),
    )
    return { Groups: items.map((group) => groupOut(group, call.account)), ...rest }
  },
})
