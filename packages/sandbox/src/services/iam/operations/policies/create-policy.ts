import { malformedPolicyMessage } from '@first-line/policy'
import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { type ManagedPolicy, policies, type Tag } from '../../entities.ts'
import { entityAlreadyExists, limitExceeded, malformedPolicy } from '../../errors.ts'
import { policyOut } from '../../managed.ts'
import { policySize, QUOTAS, withinQuota } from '../../quotas.ts'
import { mergeTags, requestTagContext } from '../../tags.ts'

interface Input {
  PolicyName: string
  PolicyDocument: string
  Path?: string
  Description?: string
  Tags?: Tag[]
}

export const createPolicy = defineOperation<Input>({
  service: 'iam',
  name: 'CreatePolicy',
  access: 'Permissions management',
  authorise({ input, account }) {
    const check = {
      resource: iamArn(account, 'policy', input.Path ?? '/', input.PolicyName),
      shown: `policy ${input.PolicyName}`,
      context: requestTagContext(input.Tags),
    }
    const create = { ...check, action: 'iam:CreatePolicy' }
    return input.Tags?.length ? [create, { ...check, action: 'iam:TagPolicy' }] : create
  },
  execute(call) {
    const { input } = call
    const malformed = malformedPolicyMessage(input.PolicyDocument, 'identity')
    if (malformed !== undefined) throw malformedPolicy(malformed)
    const table = call.table(policies)
    if (table.has(input.PolicyName.toLowerCase()))
      throw entityAlreadyExists(`A policy called ${input.PolicyName} already exists. Duplicate names are not allowed.`)
    withinQuota('PoliciesPerAccount', table.size)
    if (policySize(input.PolicyDocument) > QUOTAS.PolicySize)
      throw limitExceeded(`Cannot exceed quota for PolicySize: ${QUOTAS.PolicySize}`)
    const path = input.Path ?? '/'
    const policy: ManagedPolicy = {
      policyName: input.PolicyName,
      policyId: call.ids.unique('policy', call.account),
      path,
      arn: iamArn(call.account, 'policy', path, input.PolicyName),
      ...(input.Description !== undefined && { description: input.Description }),
      createDate: call.now,
      updateDate: call.now,
      defaultVersionId: 'v1',
      versions: [{ versionId: 'v1', document: input.PolicyDocument, createDate: call.now }],
      latestVersion: 1,
      tags: mergeTags([], input.Tags, 'case-sensitive'),
    }
    table.put(policy)
    return { Policy: policyOut(call, { ...policy, attachable: true }, 'created') }
  },
})
