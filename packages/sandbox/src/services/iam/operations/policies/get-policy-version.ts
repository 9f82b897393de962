import { defineOperation } from '../../../../operation.ts'
import { encodeDocument, findPolicy, policyArn } from '../../managed.ts'
import { noSuchVersion, policyCheck } from '../../policies.ts'

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
    const version = policy?.versions.find(({ versionId }) => versionId === VersionId)
    if (!policy || !version) throw noSuchVersion(PolicyArn, VersionId)
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
