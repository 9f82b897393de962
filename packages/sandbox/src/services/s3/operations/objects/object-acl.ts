import { AwsError } from '../../../../aws-error.ts'
import {
  type AclInput,
  aclOutput,
  aclsCount,
  grantsOf,
  isOwnersAlone,
  isPublicGrant,
  shownGrants,
} from '../../access/acl.ts'
import { objectCheck } from '../../access/checks.ts'
import { isBlocked } from '../../access/public-access.ts'
import { headerKeys } from '../../access/request-keys.ts'
import { defineBucketOperation } from '../../buckets.ts'
import { aclNotSupported } from '../../errors.ts'
import { type ObjectInput, readChecks, versionToRead } from '../../objects/read.ts'
import { findVersion, replaceVersion } from '../../objects/versions.ts'

export const getObjectAcl = defineBucketOperation<ObjectInput>({
  name: 'GetObjectAcl',
  access: 'Read',
  authorise: (call) => readChecks(call, { latest: ['s3:GetObjectAcl'], version: ['s3:GetObjectVersionAcl'] }),
  execute(call) {
    const { bucket, version } = versionToRead(call)
    if (!aclsCount(bucket)) return aclOutput(call, undefined, bucket.account)
    return aclOutput(call, shownGrants(call, bucket, version.acl), version.owner)
  },
})

export const putObjectAcl = defineBucketOperation<ObjectInput & AclInput>({
  name: 'PutObjectAcl',
  access: 'Permissions management',
  authorise(call) {
    const { Bucket, Key, VersionId } = call.input
    const action = VersionId === undefined ? 's3:PutObjectAcl' : 's3:PutObjectVersionAcl'
    return objectCheck(call, action, Bucket, Key, findVersion(call, Bucket, Key, VersionId), headerKeys(call))
  },
  execute(call) {
    const { bucket, version } = versionToRead(call, true)
    const acl = grantsOf(call, call.input, version.owner, bucket.account)
    if (!acl) throw missingAcl()
    if (!aclsCount(bucket)) {
      // A document that says no more than that the owner owns it is taken.
      if (call.input.ACL !== undefined || !isOwnersAlone(call, acl, bucket.account)) throw aclNotSupported()
      return {}
    }
    if (acl.some(isPublicGrant) && isBlocked(call, bucket, 'BlockPublicAcls'))
      throw new AwsError('AccessDenied', 403, 'Access Denied')
    replaceVersion(call, { ...version, acl })
    return {}
  },
})

export const missingAcl = () =>
  new AwsError('MissingSecurityHeader', 400, 'Your request was missing a required header', {
    MissingHeaderName: 'x-amz-acl',
  })
