/**
 * The calls that checks may make: read-only, and no more than they use. What is not here is refused before it is sent.
 * The value is what a policy for the checker has to allow.
 */
export const allowedCalls = {
  GetAccessKeyLastUsedCommand: 'iam:GetAccessKeyLastUsed',
  GetAccountPasswordPolicyCommand: 'iam:GetAccountPasswordPolicy',
  GetAccountSummaryCommand: 'iam:GetAccountSummary',
  GetCredentialReportCommand: 'iam:GetCredentialReport',
  GetGroupCommand: 'iam:GetGroup',
  GetGroupPolicyCommand: 'iam:GetGroupPolicy',
  GetLoginProfileCommand: 'iam:GetLoginProfile',
  GetPolicyCommand: 'iam:GetPolicy',
  GetPolicyVersionCommand: 'iam:GetPolicyVersion',
  GetRoleCommand: 'iam:GetRole',
  GetRolePolicyCommand: 'iam:GetRolePolicy',
  GetUserCommand: 'iam:GetUser',
  GetUserPolicyCommand: 'iam:GetUserPolicy',
  ListAccessKeysCommand: 'iam:ListAccessKeys',
  ListAccountAliasesCommand: 'iam:ListAccountAliases',
  ListAttachedGroupPoliciesCommand: 'iam:ListAttachedGroupPolicies',
  ListAttachedRolePoliciesCommand: 'iam:ListAttachedRolePolicies',
  ListAttachedUserPoliciesCommand: 'iam:ListAttachedUserPolicies',
  ListEntitiesForPolicyCommand: 'iam:ListEntitiesForPolicy',
  ListGroupPoliciesCommand: 'iam:ListGroupPolicies',
  ListGroupsCommand: 'iam:ListGroups',
  ListGroupsForUserCommand: 'iam:ListGroupsForUser',
  ListInstanceProfilesForRoleCommand: 'iam:ListInstanceProfilesForRole',
  ListMFADevicesCommand: 'iam:ListMFADevices',
  ListPoliciesCommand: 'iam:ListPolicies',
  ListPolicyVersionsCommand: 'iam:ListPolicyVersions',
  ListRolePoliciesCommand: 'iam:ListRolePolicies',
  ListRolesCommand: 'iam:ListRoles',
  ListUserPoliciesCommand: 'iam:ListUserPolicies',
  ListUsersCommand: 'iam:ListUsers',
  ListVirtualMFADevicesCommand: 'iam:ListVirtualMFADevices',
  GetBucketPolicyCommand: 's3:GetBucketPolicy',
  GetBucketTaggingCommand: 's3:GetBucketTagging',
  GetPublicAccessBlockCommand: 's3:GetBucketPublicAccessBlock',
  ListBucketsCommand: 's3:ListAllMyBuckets',
  ListObjectsV2Command: 's3:ListBucket',
  DescribeImagesCommand: 'ec2:DescribeImages',
  DescribeInstancesCommand: 'ec2:DescribeInstances',
  DescribeKeyPairsCommand: 'ec2:DescribeKeyPairs',
  DescribeRegionsCommand: 'ec2:DescribeRegions',
  DescribeSecurityGroupsCommand: 'ec2:DescribeSecurityGroups',
  GetTopicAttributesCommand: 'sns:GetTopicAttributes',
  ListSubscriptionsByTopicCommand: 'sns:ListSubscriptionsByTopic',
  ListTopicsCommand: 'sns:ListTopics',
  DescribeBudgetsCommand: 'budgets:ViewBudget',
  DescribeNotificationsForBudgetCommand: 'budgets:ViewBudget',
  DescribeSubscribersForNotificationCommand: 'budgets:ViewBudget',
  DescribeTableCommand: 'dynamodb:DescribeTable',
  ListTablesCommand: 'dynamodb:ListTables',
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
export function assertAllowed(call: string): asserts call is AllowedCall {
  if (!Object.hasOwn(allowedCalls, call)) throw new CallNotAllowed(call)
}

/** The permission that a failed call needed, by the error it failed with: EC2 and S3 do not name it. */
const needed = new WeakMap<Error, string>()

/** Remembers of which call an error is, and hands it on. */
export function during(call: AllowedCall, cause: unknown): unknown {
  if (cause instanceof Error) duringCall(allowedCalls[call], cause)
  return cause
}

/** The same for a call that is not made through the SDK. */
export const duringCall = (permission: string, cause: Error): void => void needed.set(cause, permission)

/** `ec2:DescribeInstances`; undefined for an error that is of no call. */
export const permissionOf = (cause: Error): string | undefined => needed.get(cause)
