/** Who somebody is to IAM: the principal, and every policy that bears on its requests, resource policies apart. */
import type { CompiledPolicy, PolicySet, Principal } from '@first-line/policy'
import { compiled } from './compile.ts'
import type { IamReader } from './iam.ts'
import type { Holder } from './iam-holders.ts'
import { required, tagsOf } from './pages.ts'

export interface Standing {
  readonly principal: Principal
  readonly policies: PolicySet
}

export async function standingOfUser(iam: IamReader, accountId: string, userName: string): Promise<Standing> {
  const [user, groups] = await Promise.all([iam.user(userName), iam.groupsOf(userName)])
  const arn = required(user.Arn, 'Arn')
  const held = await Promise.all([
    policiesOf(iam, { kind: 'user', name: userName }, arn),
    ...groups.map((group) =>
      policiesOf(iam, { kind: 'group', name: required(group.GroupName, 'GroupName') }, group.Arn),
    ),
  ])
  return {
    principal: {
      type: 'user',
      accountId,
      arn,
      userName,
      userId: required(user.UserId, 'UserId'),
      tags: tagsOf(user.Tags),
    },
    policies: { identity: held.flat(), ...(await boundaryOf(iam, user.PermissionsBoundary)) },
  }
}

/** A member who has nothing but this group: nobody in particular, so conditions on a user's own name do not hold. */
export async function standingOfMember(
  iam: IamReader,
  accountId: string,
  group: string,
  arn: string,
): Promise<Standing> {
  const userName = 'a-member'
  return {
    principal: { type: 'user', accountId, arn: `arn:aws:iam::${accountId}:user/${userName}`, userName, userId: 'AIDA' },
    policies: { identity: await policiesOf(iam, { kind: 'group', name: group }, arn) },
  }
}

/** A session of a role, under a name of its own. */
export async function standingOfSession(
  iam: IamReader,
  accountId: string,
  roleName: string,
  sessionName: string,
): Promise<Standing | undefined> {
  const role = await iam.role(roleName)
  if (!role) return undefined
  const roleArn = required(role.Arn, 'Arn')
  return {
    principal: {
      type: 'role-session',
      accountId,
      roleArn,
      roleId: required(role.RoleId, 'RoleId'),
      sessionName,
      arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
      tags: tagsOf(role.Tags),
    },
    policies: {
      identity: await policiesOf(iam, { kind: 'role', name: roleName }, roleArn),
      ...(await boundaryOf(iam, role.PermissionsBoundary)),
    },
  }
}

export const standingOfRoot = (accountId: string): Standing => ({
  principal: { type: 'root', accountId },
  policies: { identity: [] },
})

/** Its policies cannot be seen from here, so they are taken to allow everything; this account's side decides. */
export const foreignPolicy = 'what its own account allows'

export function standingOfForeigner(principal: Principal): Standing {
  const text = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'
  return { principal, policies: { identity: [compiled(text, { kind: 'identity', name: foreignPolicy })] } }
}

async function policiesOf(iam: IamReader, holder: Holder, arn: string | undefined): Promise<CompiledPolicy[]> {
  const attachedTo = arn ?? holder.name
  const [managed, inline] = await Promise.all([iam.managed(holder), iam.inline(holder)])
  return Promise.all([
    ...managed.map(async (policy) =>
      compiled(required(await iam.managedText(policy.arn), policy.arn), { kind: 'identity', ...policy, attachedTo }),
    ),
    ...inline.map(async (name) => compiled(await iam.inlineText(holder, name), { kind: 'identity', name, attachedTo })),
  ])
}

const allowsNothing =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"Bool":{"aws:never":"true"}}}]}'

/** A boundary whose policy is gone allows nothing. */
async function boundaryOf(
  iam: IamReader,
  boundary: { PermissionsBoundaryArn?: string | undefined } | undefined,
): Promise<{ boundary?: CompiledPolicy }> {
  const arn = boundary?.PermissionsBoundaryArn
  if (arn === undefined) return {}
  const text = (await iam.managedText(arn)) ?? allowsNothing
  return { boundary: compiled(text, { kind: 'boundary', arn, name: arn.slice(arn.lastIndexOf('/') + 1) }) }
}
