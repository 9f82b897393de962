/**
 * Access control lists: canned ones, grants in headers, documents; and what they mean to the policy engine, which sees
 * them as statements of a resource policy.
 */
import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import { accounts } from '../../../world/account.ts'
import type { Bucket, Grant, Grantee, ObjectOwnership, Permission } from '../entities.ts'
import { invalidArgument, invalidRequest } from '../errors.ts'
import { isBlocked } from './public-access.ts'

export const ALL_USERS = 'http://acs.amazonaws.com/groups/global/AllUsers'
export const AUTHENTICATED_USERS = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers'
const LOG_DELIVERY = 'http://acs.amazonaws.com/groups/s3/LogDelivery'

/** Members of an input that grant. */
export interface AclInput {
  ACL?: string
  GrantFullControl?: string
  GrantRead?: string
  GrantReadACP?: string
  GrantWrite?: string
  GrantWriteACP?: string
  AccessControlPolicy?: { Grants?: GrantDocument[]; Owner?: { ID?: string } }
}

interface GrantDocument {
  Grantee?: { Type?: string; ID?: string; URI?: string; EmailAddress?: string }
  Permission?: string
}

const HEADERS = [
  ['GrantFullControl', 'FULL_CONTROL'],
  ['GrantRead', 'READ'],
  ['GrantReadACP', 'READ_ACP'],
  ['GrantWrite', 'WRITE'],
  ['GrantWriteACP', 'WRITE_ACP'],
] as const satisfies ReadonlyArray<readonly [keyof AclInput, Permission]>

const PERMISSIONS = new Set<string>(HEADERS.map(([, permission]) => permission))

export const canonicalIdOf = (call: Call, account: string): string =>
  call.world.table(accounts).get(account)?.canonicalId ?? ''

export const accountOfCanonicalId = (call: Call, id: string): string | undefined =>
  call.world
    .table(accounts)
    .list()
    .find((account) => account.canonicalId === id)?.accountId

/** In whose hands objects of a bucket are, and whether its ACLs count. */
export const ownershipOf = (bucket: Bucket): ObjectOwnership =>
  bucket.ownership === null ? 'ObjectWriter' : (bucket.ownership ?? 'BucketOwnerEnforced')

export const aclsCount = (bucket: Bucket): boolean => ownershipOf(bucket) !== 'BucketOwnerEnforced'

/** The grants that show: where public ones are ignored they are not told either. */
export const shownGrants = (call: Call, bucket: Bucket, grants: readonly Grant[] | undefined) =>
  isBlocked(call, bucket, 'IgnorePublicAcls') ? grants?.filter((grant) => !isPublicGrant(grant)) : grants

export const asksForAcl = (input: AclInput): boolean =>
  input.ACL !== undefined ||
  input.AccessControlPolicy !== undefined ||
  HEADERS.some(([member]) => input[member] !== undefined)

/**
 * The grants an input asks for; `undefined`: none are asked for. `owner` and `bucketOwner` are accounts.
 * @throws AwsError InvalidRequest, InvalidArgument, UnresolvableGrantByEmailAddress
 */
export function grantsOf(call: Call, input: AclInput, owner: string, bucketOwner: string): Grant[] | undefined {
  const headers = HEADERS.filter(([member]) => input[member] !== undefined)
  if (input.ACL !== undefined && headers.length > 0)
    throw invalidRequest('Specifying both Canned ACLs and Header Grants is not allowed')
  const document = input.AccessControlPolicy
  if (document && (input.ACL !== undefined || headers.length > 0))
    throw new AwsError('UnexpectedContent', 400, 'This request does not support content')
  if (input.ACL !== undefined) return cannedGrants(call, input.ACL, owner, bucketOwner)
  if (document) {
    const { Owner, Grants } = document
    if (Owner?.ID === undefined || !Grants) throw malformedAcl()
    if (!CANONICAL_ID.test(Owner.ID)) throw invalidArgument('Invalid id', 'CanonicalUser/ID', Owner.ID)
    return Grants.map((grant) => readGrant(call, grant))
  }
  if (headers.length === 0) return undefined
  return headers.flatMap(([member, permission]) =>
    (input[member] as string)
      .split(',')
      .map((text) => ({ grantee: readHeaderGrantee(call, text.trim(), permission), permission })),
  )
}

/** Of an account, as S3 names it. */
const CANONICAL_ID = /^[0-9a-f]{64}$/

function cannedGrants(call: Call, name: string, owner: string, bucketOwner: string): Grant[] {
  const full = fullControl(call, owner)
  const toGroup = (uri: string, permission: Permission): Grant => ({ grantee: { type: 'Group', uri }, permission })
  const toBucketOwner = (permission: Permission): Grant[] =>
    bucketOwner === owner
      ? []
      : [{ grantee: { type: 'CanonicalUser', id: canonicalIdOf(call, bucketOwner) }, permission }]
  const canned: Record<string, Grant[]> = {
    private: [full],
    'public-read': [full, toGroup(ALL_USERS, 'READ')],
    'public-read-write': [full, toGroup(ALL_USERS, 'READ'), toGroup(ALL_USERS, 'WRITE')],
    'authenticated-read': [full, toGroup(AUTHENTICATED_USERS, 'READ')],
    'aws-exec-read': [full],
    'bucket-owner-read': [full, ...toBucketOwner('READ')],
    'bucket-owner-full-control': [full, ...toBucketOwner('FULL_CONTROL')],
    'log-delivery-write': [full, toGroup(LOG_DELIVERY, 'WRITE'), toGroup(LOG_DELIVERY, 'READ_ACP')],
  }
  const grants = canned[name]
  if (!grants) throw invalidArgument('', 'x-amz-acl', name)
  return grants
}

export const fullControl = (call: Call, account: string): Grant => ({
  grantee: { type: 'CanonicalUser', id: canonicalIdOf(call, account) },
  permission: 'FULL_CONTROL',
})

const IN_DOCUMENT = { id: 'CanonicalUser/ID', uri: 'Group/URI' }

function readGrant(call: Call, { Grantee, Permission }: GrantDocument): Grant {
  if (!Grantee || Permission === undefined || !PERMISSIONS.has(Permission)) throw malformedAcl()
  return { grantee: granteeOf(call, Grantee, IN_DOCUMENT), permission: Permission as Permission }
}

/** `x-amz-grant-read-acp` */
const headerOf = (permission: Permission): string => `x-amz-grant-${permission.toLowerCase().replace('_', '-')}`

function readHeaderGrantee(call: Call, text: string, permission: Permission): Grantee {
  const [, kind, value] = /^(id|uri|emailAddress)="?([^"]*)"?$/i.exec(text) ?? []
  if (kind === undefined || value === undefined)
    throw invalidArgument('Argument format not recognized', headerOf(permission), text)
  const name = kind.toLowerCase()
  const grantee = name === 'id' ? { ID: value } : name === 'uri' ? { URI: value } : { EmailAddress: value }
  return granteeOf(call, grantee, { id: 'id', uri: 'uri' })
}

/** `names`: what S3 calls the arguments, which differ between a document and a header. */
function granteeOf(
  call: Call,
  { ID, URI, EmailAddress }: NonNullable<GrantDocument['Grantee']>,
  names: { id: string; uri: string },
): Grantee {
  if (URI !== undefined) {
    if (![ALL_USERS, AUTHENTICATED_USERS, LOG_DELIVERY].includes(URI))
      throw invalidArgument('Invalid group uri', names.uri, URI)
    return { type: 'Group', uri: URI }
  }
  if (EmailAddress !== undefined)
    throw new AwsError(
      'UnresolvableGrantByEmailAddress',
      400,
      'The e-mail address you provided does not match any account on record.',
      { EmailAddress },
    )
  if (ID === undefined || accountOfCanonicalId(call, ID) === undefined)
    throw invalidArgument('Invalid id', names.id, ID ?? '')
  return { type: 'CanonicalUser', id: ID }
}

const malformedAcl = () =>
  new AwsError(
    'MalformedACLError',
    400,
    'The XML you provided was not well-formed or did not validate against our published schema',
  )

export const isPublicGrant = ({ grantee }: Grant): boolean =>
  grantee.type === 'Group' && (grantee.uri === ALL_USERS || grantee.uri === AUTHENTICATED_USERS)

/** The owner's full control, once, and nothing else. */
export function isOwnersAlone(call: Call, [grant, ...more]: readonly Grant[], owner: string): boolean {
  if (!grant || more.length > 0 || grant.permission !== 'FULL_CONTROL') return false
  return grant.grantee.type === 'CanonicalUser' && grant.grantee.id === canonicalIdOf(call, owner)
}

/** Canned ACLs that new objects may have where ACLs do not count (recorded on AWS in 2026: radkawar/stackd, ownership_replay). */
export const PRIVATE_ACLS: ReadonlySet<string> = new Set(['private', 'bucket-owner-read', 'bucket-owner-full-control'])

/** As GetBucketAcl and GetObjectAcl show it. */
export function aclOutput(call: Call, grants: readonly Grant[] | undefined, owner: string): AwsStructure {
  return {
    Owner: { ID: canonicalIdOf(call, owner) },
    Grants: (grants ?? [fullControl(call, owner)]).map(({ grantee, permission }) => ({
      Grantee:
        grantee.type === 'Group' ? { Type: 'Group', URI: grantee.uri } : { Type: 'CanonicalUser', ID: grantee.id },
      Permission: permission,
    })),
  }
}

type Kind = 'bucket' | 'object'

/** Which actions a permission stands for (S3 User Guide, *Mapping of ACL permissions and access policy permissions*). */
const ACTIONS: Record<Kind, Record<Exclude<Permission, 'FULL_CONTROL'>, readonly string[]>> = {
  bucket: {
    READ: ['s3:ListBucket', 's3:ListBucketVersions', 's3:ListBucketMultipartUploads'],
    WRITE: ['s3:PutObject'],
    READ_ACP: ['s3:GetBucketAcl'],
    WRITE_ACP: ['s3:PutBucketAcl'],
  },
  object: {
    READ: ['s3:GetObject', 's3:GetObjectVersion'],
    WRITE: [],
    READ_ACP: ['s3:GetObjectAcl', 's3:GetObjectVersionAcl'],
    WRITE_ACP: ['s3:PutObjectAcl', 's3:PutObjectVersionAcl'],
  },
}

/** Grants as statements of a resource policy. `ignorePublic`: those to everyone count for nothing. */
export function statementsOf(
  call: Call,
  grants: readonly Grant[],
  kind: Kind,
  resources: readonly string[],
  ignorePublic: boolean,
): object[] {
  return grants.flatMap((grant) => {
    if (ignorePublic && isPublicGrant(grant)) return []
    const who = principalOf(call, grant.grantee)
    const actions =
      grant.permission === 'FULL_CONTROL' ? Object.values(ACTIONS[kind]).flat() : ACTIONS[kind][grant.permission]
    if (!who || actions.length === 0) return []
    return [{ Effect: 'Allow', ...who, Action: actions, Resource: resources }]
  })
}

function principalOf(call: Call, grantee: Grantee): object | undefined {
  if (grantee.type === 'Group') {
    if (grantee.uri === ALL_USERS) return { Principal: '*' }
    // Whoever has an account of whatever kind.
    if (grantee.uri === AUTHENTICATED_USERS)
      return { Principal: '*', Condition: { Null: { 'aws:PrincipalAccount': 'false' } } }
    return undefined
  }
  const account = accountOfCanonicalId(call, grantee.id)
  return account === undefined ? undefined : { Principal: { AWS: account } }
}
