/** Customer-managed policies, as checks see them. */
import {
  type Policy as IamPolicy,
  ListEntitiesForPolicyCommand,
  type ListEntitiesForPolicyCommandOutput,
  ListPolicyVersionsCommand,
  type PolicyUsageType,
} from '@aws-sdk/client-iam'
import type { Policy } from '@first-line/labs'
import { documentOf } from './documents.ts'
import { pages, required } from './pages.ts'
import type { Reading } from './reading.ts'

export function readPolicies(reading: Reading) {
  const { iam, clients, once } = reading

  function policy(from: IamPolicy): Policy {
    const arn = required(from.Arn, 'Arn')
    return {
      basis: 'observed',
      name: required(from.PolicyName, 'PolicyName'),
      arn,
      path: from.Path ?? '/',
      createdAt: from.CreateDate ?? new Date(0),
      defaultVersionId: required(from.DefaultVersionId, 'DefaultVersionId'),
      attachmentCount: from.AttachmentCount ?? 0,
      document: async () => documentOf(required(await iam.managedText(arn), `the text of ${arn}`)),
      versions: () =>
        once(`versions of ${arn}`, async () => {
          const versions = await pages(
            (Marker) => clients.iam.send(new ListPolicyVersionsCommand({ PolicyArn: arn, Marker })),
            (page) => page.Versions,
          )
          return versions.map(({ VersionId, IsDefaultVersion, CreateDate }) => ({
            id: required(VersionId, 'VersionId'),
            isDefault: IsDefaultVersion ?? false,
            createdAt: CreateDate ?? new Date(0),
          }))
        }),
      attachedTo: () =>
        once(`holders of ${arn}`, async () => {
          const [holders, limited] = await Promise.all([
            entitiesOf(arn, 'PermissionsPolicy'),
            entitiesOf(arn, 'PermissionsBoundary'),
          ])
          return { ...holders, boundaryOf: [...limited.users, ...limited.roles] }
        }),
    }
  }

  async function entitiesOf(PolicyArn: string, PolicyUsageFilter: PolicyUsageType) {
    const all = await pages(
      (Marker) => clients.iam.send(new ListEntitiesForPolicyCommand({ PolicyArn, PolicyUsageFilter, Marker })),
      (page): ListEntitiesForPolicyCommandOutput[] => [page],
    )
    return {
      users: all.flatMap((page) => page.PolicyUsers ?? []).map(({ UserName }) => required(UserName, 'UserName')),
      groups: all.flatMap((page) => page.PolicyGroups ?? []).map(({ GroupName }) => required(GroupName, 'GroupName')),
      roles: all.flatMap((page) => page.PolicyRoles ?? []).map(({ RoleName }) => required(RoleName, 'RoleName')),
    }
  }

  async function policies(): Promise<Policy[]> {
    reading.needs('policies')
    return (await iam.policies()).map(policy)
  }
  return {
    policies,
    policy: async (nameOrArn: string) =>
      (await policies()).find(({ name, arn }) => name === nameOrArn || arn === nameOrArn),
  }
}
