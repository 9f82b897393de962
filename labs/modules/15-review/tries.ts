/** What people try: the mistakes that the checks tell apart, and the unusual ways that pass. */
import type { NearMiss, RightWay } from '../../src/schema.ts'

export const nearMisses: readonly NearMiss[] = [
  { name: 'nobody asked for a report', run: 'look-around.sh', fails: ['read-report', 'no-report'] },
  { name: 'made, and not fetched', run: 'report-made.sh', fails: ['read-report', 'report-not-fetched'] },

  {
    name: 'the contractor\u2019s key only, and not one\u2019s own',
    run: 'contractor-only.sh',
    after: 'read-report',
    fails: ['stale-keys', 'stale-key'],
  },
  {
    name: 'described anew instead of replaced',
    run: 'tagged-only.sh',
    after: 'read-report',
    fails: ['stale-keys', 'stale-key'],
  },
  {
    name: 'every key of the account deleted',
    run: 'all-keys.sh',
    after: 'read-report',
    fails: ['stale-keys', 'young-key-gone'],
  },

  {
    name: 'its right taken, the password left',
    run: 'support-powerless.sh',
    after: 'stale-keys',
    fails: ['unused-users', 'unused-user'],
  },
  {
    name: 'Paul deleted along with it',
    run: 'paul-gone.sh',
    after: 'stale-keys',
    fails: ['unused-users', 'people-gone'],
  },

  {
    name: 'a device for Paul alone',
    run: 'paul-device.sh',
    after: 'unused-users',
    fails: ['second-factors', 'no-second-factor'],
  },
  {
    name: 'devices made and not enabled',
    run: 'device-made.sh',
    after: 'unused-users',
    fails: ['second-factors', 'device-not-enabled'],
  },
  {
    name: 'nobody has a password any more',
    run: 'no-passwords.sh',
    after: 'unused-users',
    fails: ['second-factors', 'no-passwords'],
  },

  {
    name: 'the program deleted',
    run: 'reporting-gone.sh',
    after: 'second-factors',
    fails: ['cut-down', 'reporting-gone'],
  },
  {
    name: 'read only, everywhere',
    run: 'reporting-read.sh',
    after: 'second-factors',
    fails: ['cut-down', 'reporting-too-free'],
  },
  {
    name: 'the service, not the actions',
    run: 'reporting-dynamodb.sh',
    after: 'second-factors',
    fails: ['cut-down', 'reporting-too-free'],
  },
  {
    name: 'Query on every table',
    run: 'reporting-tables.sh',
    after: 'second-factors',
    fails: ['cut-down', 'reporting-too-free'],
  },
  {
    name: 'only what the tracked actions show',
    run: 'reporting-tracked.sh',
    after: 'second-factors',
    fails: ['cut-down', 'reporting-refused'],
  },
  {
    name: 'cut down by guessing',
    run: 'reporting-guessed.sh',
    after: 'second-factors',
    fails: ['cut-down', 'not-asked'],
  },

  {
    name: 'nothing more mended',
    run: 'look-around.sh',
    after: 'cut-down',
    fails: ['score', 'score-password-policy'],
  },
  {
    name: 'twelve characters',
    run: 'password-twelve.sh',
    after: 'cut-down',
    fails: ['score', 'score-password-policy'],
  },
  { name: 'the password policy alone', run: 'until-groups.sh', after: 'cut-down', fails: ['score', 'score-groups'] },
  {
    name: 'Paul written into an inline policy',
    run: 'paul-inline.sh',
    after: 'cut-down',
    fails: ['score', 'score-groups'],
  },
  { name: 'the partner still unasked', run: 'until-roles.sh', after: 'cut-down', fails: ['score', 'score-roles'] },
  { name: 'the ExternalId optional', run: 'role-if-exists.sh', after: 'cut-down', fails: ['score', 'score-roles'] },
  { name: 'three switches of four', run: 'bucket-three.sh', after: 'cut-down', fails: ['score', 'score-buckets'] },
  { name: 'the machine stopped', run: 'machine-stopped.sh', after: 'cut-down', fails: ['score', 'score-instances'] },
  {
    name: 'a key for root, to get on faster',
    run: 'root-key.sh',
    after: 'cut-down',
    fails: ['score', 'score-other'],
  },

  { name: 'nobody looked', run: 'look-around.sh', after: 'score', fails: ['trail', 'history-unread'] },
  {
    name: 'looked at with a program\u2019s key',
    run: 'history-as-reporting.sh',
    after: 'score',
    fails: ['trail', 'history-refused'],
  },

  { name: 'nothing contained', run: 'look-around.sh', after: 'trail', fails: ['contain', 'key-active'] },
  {
    name: 'a second key, and the leaked one left',
    run: 'second-key.sh',
    after: 'trail',
    fails: ['contain', 'key-active'],
  },
  { name: 'the key alone', run: 'key-only.sh', after: 'trail', fails: ['contain', 'backdoor-user'] },
  {
    name: 'the user\u2019s policy taken, its key left',
    run: 'user-powerless.sh',
    after: 'trail',
    fails: ['contain', 'backdoor-user'],
  },
  {
    name: 'the user deleted, the role left',
    run: 'user-deleted.sh',
    after: 'trail',
    fails: ['contain', 'backdoor-role'],
  },
  {
    name: 'an ExternalId on the attacker\u2019s trust',
    run: 'role-external-id.sh',
    after: 'trail',
    fails: ['contain', 'backdoor-role'],
  },
  {
    name: 'the trust taken, the sessions alive',
    run: 'trust-only.sh',
    after: 'trail',
    fails: ['contain', 'sessions-alive'],
  },
  {
    name: 'sessions revoked as of yesterday',
    run: 'revoked-yesterday.sh',
    after: 'trail',
    fails: ['contain', 'sessions-alive'],
  },
  { name: 'everything but the machine', run: 'machine-left.sh', after: 'trail', fails: ['contain', 'machine-there'] },

  { name: 'deploy deleted', run: 'deploy-gone.sh', after: 'contain', fails: ['rotate', 'deploy-gone'] },
  { name: 'no new key', run: 'look-around.sh', after: 'contain', fails: ['rotate', 'no-new-key'] },
  {
    name: 'the old policy, a new key',
    run: 'deploy-admin.sh',
    after: 'contain',
    fails: ['rotate', 'deploy-too-free'],
  },
  { name: 'all of S3', run: 'deploy-s3.sh', after: 'contain', fails: ['rotate', 'deploy-too-free'] },
  { name: 'another folder', run: 'deploy-folder.sh', after: 'contain', fails: ['rotate', 'deploy-refused'] },
  { name: 'the new key not used', run: 'deploy-unused.sh', after: 'contain', fails: ['rotate', 'new-key-unused'] },
  {
    name: 'the leaked key kept asleep',
    run: 'deploy-kept.sh',
    after: 'contain',
    fails: ['rotate', 'leaked-key-kept'],
  },

  { name: 'nobody tried', run: 'look-around.sh', after: 'rotate', fails: ['try-again', 'not-tried'] },
  {
    name: 'the new key leaked as well',
    run: 'leaked-again.sh',
    after: 'rotate',
    fails: ['try-again', 'still-answered'],
  },
]

export const rightWays: readonly RightWay[] = [
  { name: 'the report read as mara', run: 'report-as-mara.sh', passes: 'read-report' },
  { name: 'asleep instead of deleted', run: 'keys-asleep.sh', after: 'read-report', passes: 'stale-keys' },
  {
    name: 'the password taken, the user kept',
    run: 'support-no-password.sh',
    after: 'stale-keys',
    passes: 'unused-users',
  },
  {
    name: 'no password for Paul, a device for Priya',
    run: 'paul-no-password.sh',
    after: 'unused-users',
    passes: 'second-factors',
  },
  {
    name: 'an inline policy, and a boundary',
    run: 'reporting-inline.sh',
    after: 'second-factors',
    passes: 'cut-down',
  },
  {
    name: 'the partner\u2019s role deleted, the machine asked for tokens',
    run: 'score-other-ways.sh',
    after: 'cut-down',
    passes: 'score',
  },
  { name: 'asked by the key\u2019s id', run: 'history-by-key.sh', after: 'score', passes: 'trail' },
  {
    name: 'the role deleted, the user forbidden everything',
    run: 'contain-deleted.sh',
    after: 'trail',
    passes: 'contain',
  },
  { name: 'an inline policy for deploy', run: 'deploy-inline.sh', after: 'contain', passes: 'rotate' },
  { name: 'the role asked for from outside', run: 'assume-again.sh', after: 'rotate', passes: 'try-again' },
  { name: 'user and role deleted: nothing answers', run: 'nothing-left.sh', after: 'trail', passes: 'try-again' },
]
