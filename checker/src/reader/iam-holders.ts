/** The policies that users, groups and roles hold: the same three questions of each, in calls of their own. */
import {
  type AttachedPolicy,
  GetGroupPolicyCommand,
  GetRolePolicyCommand,
  GetUserPolicyCommand,
  type IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListAttachedRolePoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListRolePoliciesCommand,
  ListUserPoliciesCommand,
} from '@aws-sdk/client-iam'
import type { ManagedPolicyRef } from '@first-line/labs'
import { decoded } from './documents.ts'
import type { Once } from './memo.ts'
import { type Page, pages, required } from './pages.ts'

/** Who holds policies of their own. */
export interface Holder {
  readonly kind: 'user' | 'group' | 'role'
  readonly name: string
}

interface Calls {
  managed(name: string, Marker: string | undefined): Promise<Page & { AttachedPolicies?: AttachedPolicy[] | undefined }>
  inline(name: string, Marker: string | undefined): Promise<Page & { PolicyNames?: string[] | undefined }>
  text(name: string, PolicyName: string): Promise<{ PolicyDocument?: string | undefined }>
}

export function createHolderReader(iam: IAMClient, once: Once) {
  const calls: Record<Holder['kind'], Calls> = {
    user: {
      managed: (UserName, Marker) => iam.send(new ListAttachedUserPoliciesCommand({ UserName, Marker })),
      inline: (UserName, Marker) => iam.send(new ListUserPoliciesCommand({ UserName, Marker })),
      text: (UserName, PolicyName) => iam.send(new GetUserPolicyCommand({ UserName, PolicyName })),
    },
    group: {
      managed: (GroupName, Marker) => iam.send(new ListAttachedGroupPoliciesCommand({ GroupName, Marker })),
      inline: (GroupName, Marker) => iam.send(new ListGroupPoliciesCommand({ GroupName, Marker })),
      text: (GroupName, PolicyName) => iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName })),
    },
    role: {
      managed: (RoleName, Marker) => iam.send(new ListAttachedRolePoliciesCommand({ RoleName, Marker })),
      inline: (RoleName, Marker) => iam.send(new ListRolePoliciesCommand({ RoleName, Marker })),
      text: (RoleName, PolicyName) => iam.send(new GetRolePolicyCommand({ RoleName, PolicyName })),
    },
  }

  return {
    managed: ({ kind, name }: Holder) =>
      once(`managed of ${kind} ${name}`, () =>
        pages(
          (marker) => calls[kind].managed(name, marker),
          (page) => refs(page.AttachedPolicies),
        ),
      ),
    inline: ({ kind, name }: Holder) =>
      once(`inline of ${kind} ${name}`, () =>
        pages(
          (marker) => calls[kind].inline(name, marker),
          (page) => page.PolicyNames,
        ),
      ),
    inlineText: ({ kind, name }: Holder, policy: string) =>
      once(`inline ${policy} of ${kind} ${name}`, async () =>
        decoded((await calls[kind].text(name, policy)).PolicyDocument),
      ),
  }
}

function refs(attached: readonly AttachedPolicy[] = []): ManagedPolicyRef[] {
  return attached.map((policy) => ({
    name: required(policy.PolicyName, 'PolicyName'),
    arn: required(policy.PolicyArn, 'PolicyArn'),
  }))
}
