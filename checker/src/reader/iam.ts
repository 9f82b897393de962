/** Reading IAM: each question is one call (or its pages), asked once a run. Policy documents come decoded. */
import {
  type AttachedPolicy,
  GetGroupCommand,
  GetGroupPolicyCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  type Group,
  type IAMClient,
  ListAttachedGroupPoliciesCommand,
  ListAttachedUserPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  type User,
} from '@aws-sdk/client-iam'
import type { ManagedPolicyRef } from '@first-line/labs'
import { createOnce, type Once } from './memo.ts'

interface Page {
  IsTruncated?: boolean | undefined
  Marker?: string | undefined
}

/**
 * A version of one of AWS's own policies never changes, so its text is kept beyond the run. A customer's policy can
 * be deleted and made again under the same ARN, so its text is not.
 */
const awsOwn = 'arn:aws:iam::aws:policy/'
const mostKept = 200
const keptTexts = new Map<string, Promise<string>>()

export type IamReader = ReturnType<typeof createIamReader>

export function createIamReader(iam: IAMClient, once: Once = createOnce()) {
  return {
    users: () =>
      once('users', () =>
        pages(
          (Marker) => iam.send(new ListUsersCommand({ Marker })),
          (page): User[] => page.Users ?? [],
        ),
      ),

    /** With tags and permissions boundary, which ListUsers leaves out. */
    user: (UserName: string) =>
      once(`user ${UserName}`, async () => required((await iam.send(new GetUserCommand({ UserName }))).User, 'User')),

    groups: () =>
      once('groups', () =>
        pages(
          (Marker) => iam.send(new ListGroupsCommand({ Marker })),
          (page): Group[] => page.Groups ?? [],
        ),
      ),

    membersOf: (GroupName: string) =>
      once(`members of ${GroupName}`, () =>
        pages(
          (Marker) => iam.send(new GetGroupCommand({ GroupName, Marker })),
          (page): User[] => page.Users ?? [],
        ),
      ),

    groupsOf: (UserName: string) =>
      once(`groups of ${UserName}`, () =>
        pages(
          (Marker) => iam.send(new ListGroupsForUserCommand({ UserName, Marker })),
          (page): Group[] => page.Groups ?? [],
        ),
      ),

    managedOfUser: (UserName: string) =>
      once(`managed of ${UserName}`, () =>
        pages(
          (Marker) => iam.send(new ListAttachedUserPoliciesCommand({ UserName, Marker })),
          (page) => refs(page.AttachedPolicies),
        ),
      ),

    managedOfGroup: (GroupName: string) =>
      once(`managed of group ${GroupName}`, () =>
        pages(
          (Marker) => iam.send(new ListAttachedGroupPoliciesCommand({ GroupName, Marker })),
          (page) => refs(page.AttachedPolicies),
        ),
      ),

    inlineOfUser: (UserName: string) =>
      once(`inline of ${UserName}`, () =>
        pages(
          (Marker) => iam.send(new ListUserPoliciesCommand({ UserName, Marker })),
          (page) => page.PolicyNames ?? [],
        ),
      ),

    inlineOfGroup: (GroupName: string) =>
      once(`inline of group ${GroupName}`, () =>
        pages(
          (Marker) => iam.send(new ListGroupPoliciesCommand({ GroupName, Marker })),
          (page) => page.PolicyNames ?? [],
        ),
      ),

    inlineTextOfUser: (UserName: string, PolicyName: string) =>
      once(`inline ${PolicyName} of ${UserName}`, async () => {
        const { PolicyDocument } = await iam.send(new GetUserPolicyCommand({ UserName, PolicyName }))
        return decoded(PolicyDocument)
      }),

    inlineTextOfGroup: (GroupName: string, PolicyName: string) =>
      once(`inline ${PolicyName} of group ${GroupName}`, async () => {
        const { PolicyDocument } = await iam.send(new GetGroupPolicyCommand({ GroupName, PolicyName }))
        return decoded(PolicyDocument)
      }),

    /** The text of a managed policy's default version. */
    managedText: (PolicyArn: string) =>
      once(`text of ${PolicyArn}`, async () => {
        const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }))
        const VersionId = required(Policy?.DefaultVersionId, 'DefaultVersionId')
        const ask = async () => {
          const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }))
          return decoded(PolicyVersion?.Document)
        }
        return PolicyArn.startsWith(awsOwn) ? keep(`${PolicyArn} ${VersionId}`, ask) : ask()
      }),
  }
}

function refs(attached: readonly AttachedPolicy[] = []): ManagedPolicyRef[] {
  return attached.map((policy) => ({
    name: required(policy.PolicyName, 'PolicyName'),
    arn: required(policy.PolicyArn, 'PolicyArn'),
  }))
}

/** All pages of a list. A truncated page without a marker would turn in a circle, so it ends in an error. */
async function pages<P extends Page, T>(
  ask: (marker: string | undefined) => Promise<P>,
  items: (page: P) => readonly T[],
): Promise<T[]> {
  const all: T[] = []
  let marker: string | undefined
  do {
    const page = await ask(marker)
    all.push(...items(page))
    if (page.IsTruncated && !page.Marker) throw new Error('a truncated list came without a marker')
    marker = page.IsTruncated ? page.Marker : undefined
  } while (marker !== undefined)
  return all
}

function keep(key: string, ask: () => Promise<string>): Promise<string> {
  const known = keptTexts.get(key)
  if (known) return known
  const answer = ask()
  if (keptTexts.size >= mostKept) keptTexts.delete(keptTexts.keys().next().value ?? '')
  keptTexts.set(key, answer)
  answer.catch(() => keptTexts.delete(key))
  return answer
}

/** IAM sends policy documents percent-encoded (RFC 3986). */
function decoded(document: string | undefined): string {
  return decodeURIComponent(required(document, 'a policy document'))
}

export function required<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`the account answered without ${what}`)
  return value
}
