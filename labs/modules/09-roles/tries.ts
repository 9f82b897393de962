/** What people try: the mistakes that the checks tell apart, and the unusual ways that pass. */
import type { NearMiss, RightWay } from '../../src/schema.ts'

export const nearMisses: readonly NearMiss[] = [
  { name: 'nothing mended', run: 'look-around.sh', fails: ['mend-what-broke', 'still-on-mara'] },
  { name: 'taken out of the group instead', run: 'mara-out.sh', fails: ['mend-what-broke', 'mara-too-little'] },
  { name: 'mara deleted', run: 'mara-gone.sh', fails: ['mend-what-broke', 'mara-gone'] },

  { name: 'no role', run: 'look-around.sh', after: 'mend-what-broke', fails: ['create-role', 'no-role'] },
  {
    name: 'hyphens instead of the underscore',
    run: 'role-other-name.sh',
    after: 'mend-what-broke',
    fails: ['create-role', 'other-role-name'],
  },
  {
    name: 'trusted by Lambda',
    run: 'role-lambda.sh',
    after: 'mend-what-broke',
    fails: ['create-role', 'not-for-machines'],
  },
  {
    name: 'trusted by EC2 and by the whole account',
    run: 'role-account.sh',
    after: 'mend-what-broke',
    fails: ['create-role', 'for-others-too'],
  },
  {
    name: 'the policy forgotten',
    run: 'role-no-policy.sh',
    after: 'mend-what-broke',
    fails: ['create-role', 'role-too-little'],
  },
  {
    name: 'full access to S3',
    run: 'role-full.sh',
    after: 'mend-what-broke',
    fails: ['create-role', 'role-too-much'],
  },

  { name: 'no key pair', run: 'look-around.sh', after: 'create-role', fails: ['key-pair', 'no-key-pair'] },
  { name: 'an ED25519 pair', run: 'key-ed25519.sh', after: 'create-role', fails: ['key-pair', 'other-kind'] },

  { name: 'tried with --dry-run only', run: 'launch-dry.sh', after: 'key-pair', fails: ['launch', 'no-machine'] },
  { name: 'a large machine', run: 'launch-large.sh', after: 'key-pair', fails: ['launch', 'other-type'] },
  {
    name: 'the old metadata service allowed',
    run: 'launch-imds1.sh',
    after: 'key-pair',
    fails: ['launch', 'old-metadata'],
  },
  { name: 'without the key pair', run: 'launch-no-key.sh', after: 'key-pair', fails: ['launch', 'other-key'] },
  { name: 'stopped right away', run: 'launch-stopped.sh', after: 'key-pair', fails: ['launch', 'not-running'] },

  {
    name: 'the role there, the machine without it',
    run: 'look-around.sh',
    after: 'launch',
    fails: ['attach-role', 'no-profile'],
  },
  {
    name: 'an instance profile without a role',
    run: 'profile-empty.sh',
    after: 'launch',
    fails: ['attach-role', 'empty-profile'],
  },
  { name: 'another role', run: 'profile-other.sh', after: 'launch', fails: ['attach-role', 'other-role-attached'] },

  {
    name: 'read from the cloud shell',
    run: 'read-as-root.sh',
    after: 'attach-role',
    fails: ['read-as-machine', 'machine-silent'],
  },
  {
    name: 'only what works',
    run: 'read-half.sh',
    after: 'attach-role',
    fails: ['read-as-machine', 'machine-not-all'],
  },

  { name: 'no role for dana', run: 'look-around.sh', after: 'read-as-machine', fails: ['dana-assumes', 'no-keeper'] },
  {
    name: 'trusted is jonas',
    run: 'keeper-jonas.sh',
    after: 'read-as-machine',
    fails: ['dana-assumes', 'dana-not-trusted'],
  },
  {
    name: 'the account trusted, and everyone allowed to assume',
    run: 'keeper-everyone.sh',
    after: 'read-as-machine',
    fails: ['dana-assumes', 'everyone-trusted'],
  },
  {
    name: 'a role that may do nothing',
    run: 'keeper-empty.sh',
    after: 'read-as-machine',
    fails: ['dana-assumes', 'keeper-too-little'],
  },
  {
    name: 'a role with all of EC2',
    run: 'keeper-full.sh',
    after: 'read-as-machine',
    fails: ['dana-assumes', 'keeper-too-much'],
  },
  {
    name: 'the right on Developers too',
    run: 'keeper-direct.sh',
    after: 'read-as-machine',
    fails: ['dana-assumes', 'dana-without-role'],
  },
  {
    name: 'stops, and cannot start again',
    run: 'keeper-no-start.sh',
    after: 'read-as-machine',
    fails: ['dana-assumes', 'keeper-too-little'],
  },
  {
    name: 'put on, and only refused',
    run: 'keeper-refused.sh',
    after: 'read-as-machine',
    fails: ['dana-assumes', 'keeper-unused'],
  },
  {
    name: 'the role made, and never put on',
    run: 'keeper-unused.sh',
    after: 'read-as-machine',
    fails: ['dana-assumes', 'keeper-unused'],
  },
  { name: 'dana deleted', run: 'keeper-no-dana.sh', after: 'read-as-machine', fails: ['dana-assumes', 'no-dana'] },

  {
    name: 'no role for auditors',
    run: 'look-around.sh',
    after: 'dana-assumes',
    fails: ['auditors', 'no-audit-role'],
  },
  {
    name: 'one’s own account trusted',
    run: 'audit-own.sh',
    after: 'dana-assumes',
    fails: ['auditors', 'another-account'],
  },
  {
    name: 'another ExternalId',
    run: 'audit-other-id.sh',
    after: 'dana-assumes',
    fails: ['auditors', 'other-external-id'],
  },
  { name: 'no ExternalId', run: 'audit-no-id.sh', after: 'dana-assumes', fails: ['auditors', 'no-external-id'] },
  {
    name: 'everybody, with the ExternalId',
    run: 'audit-anybody.sh',
    after: 'dana-assumes',
    fails: ['auditors', 'anybody'],
  },
  {
    name: 'a role without permissions',
    run: 'audit-empty.sh',
    after: 'dana-assumes',
    fails: ['auditors', 'audit-too-little'],
  },
  {
    name: 'ReadOnlyAccess, which reads the customers too',
    run: 'audit-read-all.sh',
    after: 'dana-assumes',
    fails: ['auditors', 'audit-too-much'],
  },

  {
    name: 'asked without the ExternalId',
    run: 'assume-no-id.sh',
    after: 'auditors',
    fails: ['as-auditor', 'auditors-outside'],
  },
  { name: 'stopped, not terminated', run: 'stopped.sh', after: 'as-auditor', fails: ['terminate', 'machine-there'] },
]

export const rightWays: readonly RightWay[] = [
  { name: 'detached by its ARN after a look', run: 'mara-careful.sh', passes: 'mend-what-broke' },
  { name: 'an inline policy that reads S3', run: 'role-inline.sh', after: 'mend-what-broke', passes: 'create-role' },
  { name: 'without saying the type, and with a tag', run: 'key-pem.sh', after: 'create-role', passes: 'key-pair' },
  { name: 'a small Graviton machine with a tag', run: 'launch-arm.sh', after: 'key-pair', passes: 'launch' },
  { name: 'with a profile of another name', run: 'profile-named.sh', after: 'launch', passes: 'attach-role' },
  {
    name: 'with s3api, and a folder for the upload',
    run: 'read-api.sh',
    after: 'attach-role',
    passes: 'read-as-machine',
  },
  {
    name: 'the account trusted, and dana’s policy says who',
    run: 'keeper-by-policy.sh',
    after: 'read-as-machine',
    passes: 'dana-assumes',
  },
  { name: 'one user of the auditors named', run: 'audit-named.sh', after: 'dana-assumes', passes: 'auditors' },
  { name: 'with a profile that has role_arn', run: 'assume-profile.sh', after: 'auditors', passes: 'as-auditor' },
  { name: 'stopped first', run: 'stop-then-terminate.sh', after: 'as-auditor', passes: 'terminate' },
]
