/** What PutObject, CopyObject and uploads in parts share: what writing an object asks for, and in whose hands it ends up. */

import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import {
  type AclInput,
  aclsCount,
  asksForAcl,
  grantsOf,
  isOwnersAlone,
  isPublicGrant,
  ownershipOf,
  PRIVATE_ACLS,
} from '../access/acl.ts'
import { objectCheck } from '../access/checks.ts'
import { isBlocked } from '../access/public-access.ts'
import { headerKeys } from '../access/request-keys.ts'
import type { Bucket, Grant } from '../entities.ts'
import { aclNotSupported, keyTooLong } from '../errors.ts'
import { bytesOfKey } from '../keys.ts'
import { readTagging, requestTagContext } from '../tags.ts'

export interface WriteInput extends AclInput {
  Bucket: string
  Key: string
  Tagging?: string
}

/** @throws AwsError KeyTooLongError */
export function validKey({ input: { Key } }: { input: { Key: string } }): void {
  // A UTF-16 unit is three bytes at most.
  if (Key.length * 3 <= 1024) return
  const size = bytesOfKey(Key)
  if (size > 1024) throw keyTooLong(size)
}

/** Writing asks for s3:PutObject; tags and ACLs that come along ask for theirs. */
export function writeChecks(call: Call<WriteInput>, options: { creates: boolean; tagging?: boolean }): Check[] {
  const { Bucket, Key, Tagging } = call.input
  const context = {
    ...headerKeys(call),
    ...requestTagContext(readTagging(Tagging)),
    's3:ObjectCreationOperation': String(options.creates),
  }
  const check = (action: string) => objectCheck(call, action, Bucket, Key, undefined, context)
  const checks = [check('s3:PutObject')]
  if (Tagging !== undefined || options.tagging) checks.push(check('s3:PutObjectTagging'))
  if (asksForAcl(call.input)) checks.push(check('s3:PutObjectAcl'))
  return checks
}

/**
 * To whom a new object belongs, and its ACL (S3 User Guide, *Controlling ownership of objects and disabling ACLs*).
 * @throws AwsError AccessControlListNotSupported, AccessDenied for a public ACL where these are blocked
 */
export function ownedBy(call: Call, bucket: Bucket, input: AclInput): { owner: string; acl?: readonly Grant[] } {
  const writer = call.caller.kind === 'anonymous' ? bucket.account : call.account
  if (!aclsCount(bucket)) {
    const grants = grantsOf(call, input, bucket.account, bucket.account)
    const taken = input.ACL === undefined || PRIVATE_ACLS.has(input.ACL)
    if (grants && !(taken && isOwnersAlone(call, grants, bucket.account))) throw aclNotSupported()
    return { owner: bucket.account }
  }
  const given = ownershipOf(bucket) === 'BucketOwnerPreferred' && input.ACL === 'bucket-owner-full-control'
  const owner = given ? bucket.account : writer
  const acl = grantsOf(call, input, owner, bucket.account)
  if (acl?.some(isPublicGrant) && isBlocked(call, bucket, 'BlockPublicAcls'))
    throw new AwsError('AccessDenied', 403, 'Access Denied')
  return { owner, ...(acl && { acl }) }
}
