import { defineOperation } from '../../../../operation.ts'
import { roles } from '../../entities.ts'
import { existingRole, modifiableRole, roleCheck } from '../../roles.ts'

interface Input {
  RoleName: string
  Description?: string
  MaxSessionDuration?: number
}

const fixedSessions = (name: string): string =>
  `${name} is an AWS service linked role, max session duration cannot be changed.`

export const updateRole = defineOperation<Input>({
  service: 'iam',
  name: 'UpdateRole',
  access: 'Write',
  authorise: (call) => roleCheck(call, 'iam:UpdateRole', call.input.RoleName),
  execute(call) {
    const { RoleName, Description, MaxSessionDuration } = call.input
    // The description of a service-linked role may be edited, its sessions not.
    const role =
      MaxSessionDuration === undefined ? existingRole(call, RoleName) : modifiableRole(call, RoleName, fixedSessions)
    call.table(roles).put({
      ...role,
      ...(Description !== undefined && { description: Description }),
      ...(MaxSessionDuration !== undefined && { maxSessionDuration: MaxSessionDuration }),
    })
    return {}
  },
})
