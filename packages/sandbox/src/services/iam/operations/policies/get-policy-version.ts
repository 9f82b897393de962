import { defineOperation } from '../../../../operation.ts'
import { noSuchEntity, noSuchPolicy } from '../../errors.ts'
import { encodeDocument, findPolicy, policyArn } from '../../managed.ts'
import { policyCheck } from '../../policies.ts'

interface Input {
  PolicyArn: string
  VersionId: string
}

export const getPolicyVersion = defineOperation<Input>({
  service: 'iam',
  name: 'GetPolicyVersion',
  access: 'Read',
  authorise: (call) => policyCheck(call, 'iam:GetPolicyVersion', call.input.PolicyArn),
  execute(call) {
    const { PolicyArn, VersionId } = call.input
    const policy = findPolicy(call, policyArn(PolicyArn))
    if (!policy) throw noSuchPolicy(PolicyArn)
    const version = policy.versions.find(({ versionId }) => versionId === VersionId)
    // Wording unverified.
    if (!version) throw noSuchEntity(`Policy ${PolicyArn} version ${VersionId} does not exist or is not attachable.`)
    return {
      PolicyVersion: {
        Document: encodeDocument(version.document),
        VersionId: version.versionId,
        IsDefaultVersion: version.versionId === policy.defaultVersionId,
        CreateDate: new Date(version.createDate),
      },
    }
  },
})
