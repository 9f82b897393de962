/** Reading IAM: each question is one call (or its pages), asked once a run. Policy documents come decoded. */
import {
  GetGroupCommand,
  GetPolicyCommand,
  GetPolicyVersionCommand,
  GetRoleCommand,
  GetUserCommand,
  type Group,
  type IAMClient,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  ListPoliciesCommand,
  ListRolesCommand,
  ListUsersCommand,
  type Policy,
  type Role,
  type User,
} from '@aws-sdk/client-iam'
import { decoded } from './documents.ts'
import { createHolderReader } from './iam-holders.ts'
import type { Once } from './memo.ts'
import { pages, required, unlessMissing } from './pages.ts'

/**
 * A version of one of AWS's own policies never changes, so its text is kept beyond the run. A customer's policy can
 * be deleted and made again under the same ARN, so its text is not.
 */
const awsOwn = 'arn:aws:iam::aws:policy/'
const mostKept = 200
const keptTexts = new Map<string, Promise<string>>()

export type IamReader = ReturnType<typeof createIamReader>

export function createIamReader(iam: IAMClient, once: Once) {
  const defaultVersion = (PolicyArn: string) =>
    once(`default version of ${PolicyArn}`, async () => {
      const { Policy } = await iam.send(new GetPolicyCommand({ PolicyArn }))
      return required(Policy?.DefaultVersionId, 'DefaultVersionId')
    })

  return {
    ...createHolderReader(iam, once),

    users: () =>
      once('users', () =>
        pages(
          (Marker) => iam.send(new ListUsersCommand({ Marker })),
          (page): User[] | undefined => page.Users,
        ),
      ),

    /** With tags and permissions boundary, which ListUsers leaves out. */
    user: (UserName: string) =>
      once(`user ${UserName}`, async () => required((await iam.send(new GetUserCommand({ UserName }))).User, 'User')),

    groups: () =>
      once('groups', () =>
        pages(
          (Marker) => iam.send(new ListGroupsCommand({ Marker })),
          (page): Group[] | undefined => page.Groups,
        ),
      ),

    membersOf: (GroupName: string) =>
      once(`members of ${GroupName}`, () =>
        pages(
          (Marker) => iam.send(new GetGroupCommand({ GroupName, Marker })),
          (page): User[] | undefined => page.Users,
        ),
      ),

    groupsOf: (UserName: string) =>
      once(`groups of ${UserName}`, () =>
        pages(
          (Marker) => iam.send(new ListGroupsForUserCommand({ UserName, Marker })),
          (page): Group[] | undefined => page.Groups,
        ),
      ),

    roles: () =>
      once('roles', () =>
        pages(
          (Marker) => iam.send(new ListRolesCommand({ Marker })),
          (page): Role[] | undefined => page.Roles,
        ),
      ),

    /** With tags, boundary and last use, which ListRoles leaves out. Undefined: there is none of this very name. */
    role: (RoleName: string) =>
      once(`role ${RoleName}`, async () => {
        const answer = await unlessMissing(['NoSuchEntityException'], () => iam.send(new GetRoleCommand({ RoleName })))
        return answer?.Role?.RoleName === RoleName ? answer.Role : undefined
      }),

    /** Customer-managed ones. */
    policies: () =>
      once('policies', () =>
        pages(
          (Marker) => iam.send(new ListPoliciesCommand({ Marker, Scope: 'Local' })),
          (page): Policy[] | undefined => page.Policies,
        ),
      ),

    /** The text of a managed policy's default version; undefined when the policy is gone, as a boundary's may be. */
    managedText: (PolicyArn: string) =>
      once(`text of ${PolicyArn}`, async () => {
        const VersionId = await unlessMissing(['NoSuchEntityException'], () => defaultVersion(PolicyArn))
        if (VersionId === undefined) return undefined
        const ask = async () => {
          const { PolicyVersion } = await iam.send(new GetPolicyVersionCommand({ PolicyArn, VersionId }))
          return decoded(PolicyVersion?.Document)
        }
        return PolicyArn.startsWith(awsOwn) ? keep(`${PolicyArn} ${VersionId}`, ask) : ask()
      }),
  }
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
