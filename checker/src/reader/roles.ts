/** Roles, as checks see them. */
import { type Role as IamRole, ListInstanceProfilesForRoleCommand } from '@aws-sdk/client-iam'
import type { Role } from '@first-line/labs'
import { decoded, documentOf } from './documents.ts'
import { pages, required, tagsOf } from './pages.ts'
import type { Principals } from './principals.ts'
import type { Reading } from './reading.ts'
import { boundaryRef, policiesHeldBy } from './users.ts'

export function readRoles(reading: Reading, principals: Principals) {
  const { iam, clients, once } = reading

  function role(from: IamRole): Role {
    const name = required(from.RoleName, 'RoleName')
    const arn = required(from.Arn, 'Arn')
    return {
      basis: 'observed',
      name,
      arn,
      id: required(from.RoleId, 'RoleId'),
      path: from.Path ?? '/',
      createdAt: from.CreateDate ?? new Date(0),
      maxSessionSeconds: from.MaxSessionDuration ?? 3600,
      lastUsed: from.RoleLastUsed?.LastUsedDate,
      ...policiesHeldBy({ kind: 'role', name }, reading),
      tags: async () => tagsOf(from.Tags),
      boundary: async () => boundaryRef(from.PermissionsBoundary),
      trustPolicy: async () => documentOf(decoded(from.AssumeRolePolicyDocument)),
      instanceProfiles: () =>
        once(`instance profiles of ${name}`, async () => {
          const profiles = await pages(
            (Marker) => clients.iam.send(new ListInstanceProfilesForRoleCommand({ RoleName: name, Marker })),
            (page) => page.InstanceProfiles,
          )
          return profiles.map((profile) => ({
            name: required(profile.InstanceProfileName, 'InstanceProfileName'),
            arn: required(profile.Arn, 'Arn'),
          }))
        }),
      can: async (action, asking) => {
        reading.needs('can')
        return principals.can(await principals.ofRole(name), action, asking)
      },
      trusts: (candidate, asking) => principals.trusts(name, arn, candidate, asking),
    }
  }

  return {
    async roles(): Promise<Role[]> {
      reading.needs('roles')
      const all = await Promise.all((await iam.roles()).map((from) => iam.role(required(from.RoleName, 'RoleName'))))
      return all.filter((from) => from !== undefined).map(role)
    },
    async role(name: string): Promise<Role | undefined> {
      reading.needs('roles')
      const from = await iam.role(name)
      return from && role(from)
    },
  }
}
