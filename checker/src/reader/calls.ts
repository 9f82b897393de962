/**
 * The calls that checks may make: read-only, and no more than they use. What is not here is refused before it is sent.
 * The value is what a policy for the checker has to allow.
 */
export const allowedCalls = {
  GetGroupCommand: 'iam:GetGroup',
  GetGroupPolicyCommand: 'iam:GetGroupPolicy',
  GetPolicyCommand: 'iam:GetPolicy',
  GetPolicyVersionCommand: 'iam:GetPolicyVersion',
  GetUserCommand: 'iam:GetUser',
  GetUserPolicyCommand: 'iam:GetUserPolicy',
  ListAttachedGroupPoliciesCommand: 'iam:ListAttachedGroupPolicies',
  ListAttachedUserPoliciesCommand: 'iam:ListAttachedUserPolicies',
  ListGroupPoliciesCommand: 'iam:ListGroupPolicies',
  ListGroupsCommand: 'iam:ListGroups',
  ListGroupsForUserCommand: 'iam:ListGroupsForUser',
  ListUserPoliciesCommand: 'iam:ListUserPolicies',
  ListUsersCommand: 'iam:ListUsers',
  ListBucketsCommand: 's3:ListAllMyBuckets',
} as const satisfies Record<string, string>

export type AllowedCall = keyof typeof allowedCalls

/** A check tried to send what no check may send. */
class CallNotAllowed extends Error {
  constructor(call: string) {
    super(`the account reader may not send ${call}: it is not in reader/calls.ts`)
    this.name = 'CallNotAllowed'
  }
}

/** @throws CallNotAllowed */
export function assertAllowed(call: string): void {
  if (!Object.hasOwn(allowedCalls, call)) throw new CallNotAllowed(call)
}
