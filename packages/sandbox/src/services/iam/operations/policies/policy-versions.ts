import { malformedPolicyMessage } from '@first-line/policy'
import { defineOperation } from '../../../../operation.ts'
import { type ManagedPolicy, policies } from '../../entities.ts'
import { deleteConflict, limitExceeded, malformedPolicy } from '../../errors.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { existingPolicy, noSuchVersion, ownPolicy, policyCheck } from '../../policies.ts'
import { policySize, QUOTAS } from '../../quotas.ts'

interface Input {
  PolicyArn: string
  VersionId: string
}

export const createPolicyVersion = defineOperation<{
  PolicyArn: string
  PolicyDocument: string
  SetAsDefault?: boolean
}>({
  service: 'iam',
  name: 'CreatePolicyVersion',
  access: 'Permissions management',
  authorise: (call) => policyCheck(call, 'iam:CreatePolicyVersion', call.input.PolicyArn),
  execute(call) {
    const { PolicyArn, PolicyDocument, SetAsDefault = false } = call.input
    const policy = ownPolicy(call, PolicyArn, 'create versions for policies')
    const malformed = malformedPolicyMessage(PolicyDocument, 'identity')
    if (malformed !== undefined) throw malformedPolicy(malformed)
    if (policySize(PolicyDocument) > QUOTAS.PolicySize)
      throw limitExceeded(`Cannot exceed quota for PolicySize: ${QUOTAS.PolicySize}`)
    if (policy.versions.length >= QUOTAS.VersionsPerPolicy)
      throw limitExceeded(
        `A managed policy can have up to ${QUOTAS.VersionsPerPolicy} versions. Before you create a new version, you must delete an existing version.`,
      )
    const latestVersion = policy.latestVersion + 1
    const versionId = `v${latestVersion}`
    call.table(policies).put({
      ...policy,
      latestVersion,
      versions: [...policy.versions, { versionId, document: PolicyDocument, createDate: call.now }],
      updateDate: call.now,
      ...(SetAsDefault && { defaultVersionId: versionId }),
    })
    return {
      PolicyVersion: { VersionId: versionId, IsDefaultVersion: SetAsDefault, CreateDate: new Date(call.now) },
    }
  },
})

/** @throws AwsError NoSuchEntity when the policy, or its version, does not exist */
function versionOf(policy: ManagedPolicy, { PolicyArn, VersionId }: Input): string {
  if (!policy.versions.some(({ versionId }) => versionId === VersionId)) throw noSuchVersion(PolicyArn, VersionId)
  return VersionId
}

export const setDefaultPolicyVersion = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'SetDefaultPolicyVersion',
  access: 'Permissions management',
  authorise: (call) => policyCheck(call, 'iam:SetDefaultPolicyVersion', call.input.PolicyArn),
  execute(call) {
    const { PolicyArn, VersionId } = call.input
    const table = call.table(policies)
    if (table.count('arn', PolicyArn) === 0 && PolicyArn.includes(`::${call.account}:policy/`))
      throw noSuchVersion(PolicyArn, VersionId)
    const policy = ownPolicy(call, PolicyArn, 'update policies')
    table.put({ ...policy, defaultVersionId: versionOf(policy, call.input) })
  },
})

export const deletePolicyVersion = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DeletePolicyVersion',
  access: 'Permissions management',
  authorise: (call) => policyCheck(call, 'iam:DeletePolicyVersion', call.input.PolicyArn),
  execute(call) {
    const policy = ownPolicy(call, call.input.PolicyArn, 'delete policy versions for policies')
    const gone = versionOf(policy, call.input)
    if (gone === policy.defaultVersionId) throw deleteConflict('Cannot delete the default version of a policy.')
    call.table(policies).put({ ...policy, versions: policy.versions.filter(({ versionId }) => versionId !== gone) })
  },
})

export const listPolicyVersions = defineOperation<PageInput & { PolicyArn: string }>({
  service: 'iam',
  name: 'ListPolicyVersions',
  access: 'List',
  authorise: (call) => policyCheck(call, 'iam:ListPolicyVersions', call.input.PolicyArn),
  execute(call) {
    const policy = existingPolicy(call, call.input.PolicyArn)
    // The newest first.
    const { items, rest } = pageOf(call.input, policy.versions.toReversed(), (version) => version.versionId)
    return {
      Versions: items.map(({ versionId, createDate }) => ({
        VersionId: versionId,
        IsDefaultVersion: versionId === policy.defaultVersionId,
        CreateDate: new Date(createDate),
      })),
      ...rest,
    }
  },
})
