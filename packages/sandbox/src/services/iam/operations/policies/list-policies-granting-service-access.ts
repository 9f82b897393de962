import { defineOperation } from '../../../../operation.ts'
import {
  documentOf,
  entityCheck,
  entityOfArn,
  grantsService,
  type HeldPolicy,
  policiesOf,
} from '../../entity-of-arn.ts'
import { type PageInput, pageOf } from '../../pagination.ts'

interface Input extends Pick<PageInput, 'Marker'> {
  Arn: string
  ServiceNamespaces: string[]
}

export const listPoliciesGrantingServiceAccess = defineOperation<Input>({
  service: 'iam',
  name: 'ListPoliciesGrantingServiceAccess',
  access: 'List',
  authorise: (call) => entityCheck(call, 'iam:ListPoliciesGrantingServiceAccess', call.input.Arn),
  execute(call) {
    const held = policiesOf(call, entityOfArn(call, call.input.Arn)).map((policy) => ({
      policy,
      document: documentOf(policy.text),
    }))
    const namespaces = [...new Set(call.input.ServiceNamespaces)]
    const { items, rest } = pageOf({ Marker: call.input.Marker }, namespaces, (namespace) => namespace)
    return {
      PoliciesGrantingServiceAccess: items.map((namespace) => ({
        ServiceNamespace: namespace,
        Policies: held
          .filter(({ document }) => grantsService(document, namespace))
          .map(({ policy }) => policyOut(policy)),
      })),
      ...rest,
    }
  },
})

/** Inline policies say whose they are, managed ones their ARN. */
function policyOut({ name, arn, holder }: HeldPolicy) {
  return arn === undefined
    ? { PolicyName: name, PolicyType: 'INLINE', EntityType: holder.type, EntityName: holder.name }
    : { PolicyName: name, PolicyType: 'MANAGED', PolicyArn: arn }
}
