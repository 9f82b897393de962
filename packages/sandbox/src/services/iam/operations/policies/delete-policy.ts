import { defineOperation } from '../../../../operation.ts'
import { policies } from '../../entities.ts'
import { deleteConflict } from '../../errors.ts'
import { attachments, boundaries } from '../../managed.ts'
import { ownPolicy, policyCheck } from '../../policies.ts'

export const deletePolicy = defineOperation<{ PolicyArn: string }, undefined>({
  service: 'iam',
  name: 'DeletePolicy',
  access: 'Permissions management',
  authorise: (call) => policyCheck(call, 'iam:DeletePolicy', call.input.PolicyArn),
  execute(call) {
    const { PolicyArn } = call.input
    const policy = ownPolicy(call, PolicyArn, 'delete policies')
    if (attachments(call, PolicyArn) + boundaries(call, PolicyArn) > 0)
      throw deleteConflict('Cannot delete a policy attached to entities.')
    if (policy.versions.length > 1)
      throw deleteConflict(
        "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.",
      )
    call.table(policies).delete(policies.key(policy))
  },
})
