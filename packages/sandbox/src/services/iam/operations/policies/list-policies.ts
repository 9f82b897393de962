import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { iamListArn } from '../../arns.ts'
import { policies } from '../../entities.ts'
import { type AnyManagedPolicy, attachments, boundaries, findPolicy, policyOut } from '../../managed.ts'
import { type PageInput, pageOf } from '../../pagination.ts'

interface Input extends PageInput {
  Scope?: 'All' | 'AWS' | 'Local'
  OnlyAttached?: boolean
  PathPrefix?: string
  PolicyUsageFilter?: 'PermissionsPolicy' | 'PermissionsBoundary'
}

export const listPolicies = defineOperation<Input>({
  service: 'iam',
  name: 'ListPolicies',
  access: 'List',
  authorise: ({ input, account }) => ({
    action: 'iam:ListPolicies',
    resource: iamListArn(account, 'policy', input.PathPrefix),
  }),
  execute(call) {
    const { PathPrefix = '/' } = call.input
    const wanted = candidates(call).filter(
      ({ arn, path }) => path.startsWith(PathPrefix) && (!call.input.OnlyAttached || inUse(call, arn)),
    )
    const { items, rest } = pageOf(call.input, wanted, ({ arn }) => arn)
    return { Policies: items.map(({ arn }) => policyOut(call, findPolicy(call, arn)!, 'list')), ...rest }
  },
})

/** The account's own first, then AWS's, both by name. Documents are not touched: there are 1,600. */
function candidates({ input, table, managedPolicies }: Call<Input>): Pick<AnyManagedPolicy, 'arn' | 'path'>[] {
  const scope = input.Scope ?? 'All'
  return [...(scope === 'AWS' ? [] : table(policies).list()), ...(scope === 'Local' ? [] : managedPolicies.list())]
}

/** `OnlyAttached`, with the filter: as a permissions policy, as a boundary, or either. */
function inUse(call: Call<Input>, arn: string): boolean {
  const filter = call.input.PolicyUsageFilter
  return (
    (filter !== 'PermissionsBoundary' && attachments(call, arn) > 0) ||
    (filter !== 'PermissionsPolicy' && boundaries(call, arn) > 0)
  )
}
