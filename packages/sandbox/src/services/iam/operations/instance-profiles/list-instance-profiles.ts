import { defineOperation } from '../../../../operation.ts'
import { iamListArn } from '../../arns.ts'
import { instanceProfiles } from '../../entities/instance-profiles.ts'
import { instanceProfileOut } from '../../instance-profiles.ts'
import { type PageInput, pageOf, readPage } from '../../pagination.ts'
import { existingRole, roleCheck } from '../../roles.ts'

export const listInstanceProfiles = defineOperation<PageInput & { PathPrefix?: string }>({
  service: 'iam',
  name: 'ListInstanceProfiles',
  access: 'List',
  authorise: ({ input, account }) => ({
    action: 'iam:ListInstanceProfiles',
    resource: iamListArn(account, 'instance-profile', input.PathPrefix),
  }),
  execute(call) {
    const { PathPrefix = '/' } = call.input
    const table = call.table(instanceProfiles)
    const { items, rest } = readPage(
      call.input,
      (after, limit) => table.list({ after, limit }),
      instanceProfiles.key,
      (profile) => profile.path.startsWith(PathPrefix),
    )
    return { InstanceProfiles: items.map((profile) => instanceProfileOut(call, profile)), ...rest }
  },
})

export const listInstanceProfilesForRole = defineOperation<PageInput & { RoleName: string }>({
  service: 'iam',
  name: 'ListInstanceProfilesForRole',
  access: 'List',
  authorise: (call) => roleCheck(call, 'iam:ListInstanceProfilesForRole', call.input.RoleName),
  execute(call) {
    const { roleId } = existingRole(call, call.input.RoleName)
    const { items, rest } = pageOf(call.input, call.table(instanceProfiles).by('role', roleId), instanceProfiles.key)
    return { InstanceProfiles: items.map((profile) => instanceProfileOut(call, profile)), ...rest }
  },
})
