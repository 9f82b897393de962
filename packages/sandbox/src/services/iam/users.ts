import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../aws-error.ts'
import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { iamArn, rootArn } from './arns.ts'
import { type User, users } from './entities.ts'
import { noSuchUser } from './errors.ts'
import { identityTagContext, tagsOut } from './tags.ts'

/** The user of this name, in whatever case. @throws AwsError NoSuchEntity */
export function existingUser(call: Call, name: string): User {
  const user = call.table(users).get(name.toLowerCase())
  if (!user) throw noSuchUser(name)
  return user
}

/**
 * What most operations on a user ask. A denial names the user as the request does: `user bob`. A user that does not exist
 * is asked about under the path `/`.
 */
export function userCheck(call: Call, action: string, name: string, context: Check['context'] = {}): Check {
  const user = call.table(users).get(name.toLowerCase())
  return {
    action,
    resource: iamArn(call.account, 'user', user?.path ?? '/', user?.userName ?? name),
    shown: `user ${name}`,
    context: { ...identityTagContext(user?.tags), ...context },
  }
}

/** `iam:PermissionsBoundary`: the boundary the user has, which policies may insist on before they let others change what it may do. */
export function boundaryContext(call: Call, name: string): NonNullable<Check['context']> {
  const boundary = call.table(users).get(name.toLowerCase())?.permissionsBoundary
  return boundary === undefined ? {} : { 'iam:PermissionsBoundary': boundary }
}

/** Whose keys, devices or certificates are meant: the user a request names, or who signed it. */
export type Owner = { type: 'user'; name: string } | { type: 'root' }

/** @throws AwsError ValidationError for callers who are neither root nor a user and name no one. */
export function ownerOf(call: Call, userName: string | undefined): Owner {
  if (userName !== undefined) return { type: 'user', name: userName }
  if (call.caller.userName !== undefined) return { type: 'user', name: call.caller.userName }
  if (call.caller.principal.type === 'root' || call.caller.kind === 'reader') return { type: 'root' }
  throw new AwsError('ValidationError', 400, 'Must specify userName when calling with non-User credentials')
}

/** As {@link userCheck}, for operations where the user may be left out. */
export function ownerCheck(call: Call, action: string, userName: string | undefined): Check {
  const owner = ownerOf(call, userName)
  return owner.type === 'root' ? { action, resource: rootArn(call.account) } : userCheck(call, action, owner.name)
}

/** A user as CreateUser and GetUser give it. Lists leave out tags and the boundary. */
export function userOut(user: User, account: string, detail: 'list' | 'full'): AwsStructure {
  return {
    Path: user.path,
    UserName: user.userName,
    UserId: user.userId,
    Arn: iamArn(account, 'user', user.path, user.userName),
    CreateDate: new Date(user.createDate),
    ...(user.passwordLastUsed !== undefined && { PasswordLastUsed: new Date(user.passwordLastUsed) }),
    ...(detail === 'full' && boundaryOut(user.permissionsBoundary)),
    ...(detail === 'full' && tagsOut(user.tags)),
  }
}

/** `PermissionsBoundary` of an entity, if it has one. */
export function boundaryOut(arn: string | undefined): AwsStructure {
  return arn === undefined
    ? {}
    : { PermissionsBoundary: { PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: arn } }
}
