/** What people try: the mistakes that the checks tell apart, and the unusual ways that pass. */
import type { NearMiss, RightWay } from '../../src/schema.ts'

export const nearMisses: readonly NearMiss[] = [
  {
    name: 'the length mended, the symbols forgotten',
    run: 'policy-no-symbols.sh',
    fails: ['mend-what-broke', 'a-class-is-missing'],
  },
  { name: 'the length raised, but not far enough', run: 'policy-twelve.sh', fails: ['mend-what-broke', 'too-short'] },
  {
    name: 'the policy deleted, to begin anew',
    run: 'policy-deleted.sh',
    fails: ['mend-what-broke', 'no-policy-at-all'],
  },
  {
    name: 'all but the memory of old passwords',
    run: 'policy-no-memory.sh',
    fails: ['mend-what-broke', 'old-passwords-again'],
  },
  {
    name: 'users may no longer change their own',
    run: 'policy-locked.sh',
    fails: ['mend-what-broke', 'users-may-not-change'],
  },

  {
    name: 'nothing made yet',
    run: 'look-around.sh',
    after: 'mend-what-broke',
    fails: ['create-developers', 'no-group'],
  },
  {
    name: 'a group called developers, in small letters',
    run: 'small-letters.sh',
    after: 'mend-what-broke',
    fails: ['create-developers', 'other-group-name'],
  },
  {
    name: 'the group made, the policy forgotten',
    run: 'no-policy-on-group.sh',
    after: 'mend-what-broke',
    fails: ['create-developers', 'nothing-allows-it'],
  },
  {
    name: 'the policy on a user instead of the group',
    run: 'policy-on-user.sh',
    after: 'mend-what-broke',
    fails: ['create-developers', 'attached-to-a-user'],
  },
  {
    name: 'full access instead of reading',
    run: 'full-access.sh',
    after: 'mend-what-broke',
    fails: ['create-developers', 'too-much'],
  },

  {
    name: 'the group without dana',
    run: 'look-around.sh',
    after: 'create-developers',
    fails: ['add-dana', 'no-user'],
  },
  {
    name: 'a user called Dana, with a capital',
    run: 'dana-capital.sh',
    after: 'create-developers',
    fails: ['add-dana', 'other-case'],
  },
  {
    name: 'dana made, and not added',
    run: 'dana-alone.sh',
    after: 'create-developers',
    fails: ['add-dana', 'not-a-member'],
  },
  {
    name: 'dana in the group, and the policy on her as well',
    run: 'dana-both.sh',
    after: 'create-developers',
    fails: ['add-dana', 'a-right-of-their-own'],
  },
  {
    name: 'jonas in another group',
    run: 'jonas-elsewhere.sh',
    after: 'add-dana',
    fails: ['add-jonas', 'not-a-member'],
  },

  { name: 'proved as root', run: 'prove-as-root.sh', after: 'add-jonas', fails: ['prove-it', 'not-as-dana'] },
  {
    name: 'only what works was tried',
    run: 'prove-half.sh',
    after: 'add-jonas',
    fails: ['prove-it', 'not-all-tried'],
  },

  {
    name: 'the right taken from mara before the group had it',
    run: 'locked-out.sh',
    after: 'prove-it',
    fails: ['move-admin', 'locked-out'],
  },
  {
    name: 'the group made, and the right left on mara too',
    run: 'still-direct.sh',
    after: 'prove-it',
    fails: ['move-admin', 'still-her-own'],
  },
  {
    name: 'a group with another name',
    run: 'other-admins.sh',
    after: 'prove-it',
    fails: ['move-admin', 'another-group'],
  },
  {
    name: 'Admins made, mara in another group with the right',
    run: 'outside-admins.sh',
    after: 'prove-it',
    fails: ['move-admin', 'outside-admins'],
  },
  {
    name: 'Admins is weak, another group carries the right',
    run: 'weak-admins.sh',
    after: 'prove-it',
    fails: ['move-admin', 'admins-too-little'],
  },
  {
    name: 'mara deleted, to be made again',
    run: 'mara-gone.sh',
    after: 'prove-it',
    fails: ['move-admin', 'mara-is-gone'],
  },

  { name: 'no group called Test', run: 'look-around.sh', after: 'move-admin', fails: ['testers', 'no-test-group'] },
  {
    name: 'a group, and nobody called tess',
    run: 'test-no-tess.sh',
    after: 'move-admin',
    fails: ['testers', 'no-tess'],
  },
  {
    name: 'tess made, the group empty',
    run: 'test-empty.sh',
    after: 'move-admin',
    fails: ['testers', 'tess-outside'],
  },
  {
    name: 'the policies on tess',
    run: 'test-direct.sh',
    after: 'move-admin',
    fails: ['testers', 'tess-has-her-own'],
  },
  { name: 'EC2 and no S3', run: 'test-half.sh', after: 'move-admin', fails: ['testers', 'tess-sees-too-little'] },
  {
    name: 'ReadOnlyAccess for everything',
    run: 'test-read-all.sh',
    after: 'move-admin',
    fails: ['testers', 'tess-may-too-much'],
  },
  { name: 'full access to S3', run: 'test-s3-full.sh', after: 'move-admin', fails: ['testers', 'tess-may-too-much'] },

  {
    name: 'deleting is refused, since a password is there',
    run: 'intern-refused.sh',
    after: 'testers',
    fails: ['retire-intern', 'intern-still-has'],
  },
  {
    name: 'everything taken away but the user',
    run: 'intern-empty.sh',
    after: 'testers',
    fails: ['retire-intern', 'intern-is-empty'],
  },
  { name: 'jonas with a key of his own', run: 'jonas-key.sh', after: 'add-dana', fails: ['add-jonas', 'a-way-in'] },
  { name: 'everybody put into Admins', run: 'whole-team.sh', after: 'prove-it', fails: ['move-admin', 'others-too'] },
  {
    name: 'tess in two groups, Test half empty',
    run: 'test-and-developers.sh',
    after: 'move-admin',
    fails: ['testers', 'test-too-little'],
  },
]

export const rightWays: readonly RightWay[] = [
  { name: 'a stricter password policy than asked', run: 'policy-stricter.sh', passes: 'mend-what-broke' },
  {
    name: 'a policy of one’s own instead of AWS’s',
    run: 'developers-inline.sh',
    after: 'mend-what-broke',
    passes: 'create-developers',
  },
  {
    name: 'dana under a path, and in two groups',
    run: 'dana-path.sh',
    after: 'create-developers',
    passes: 'add-dana',
  },
  { name: 'jonas added by the group’s command', run: 'jonas-by-group.sh', after: 'add-dana', passes: 'add-jonas' },
  {
    name: 'proved with temporary credentials of hers',
    run: 'prove-by-session.sh',
    after: 'add-jonas',
    passes: 'prove-it',
  },
  { name: 'Admins with an inline policy', run: 'admins-inline.sh', after: 'prove-it', passes: 'move-admin' },
  { name: 'one policy written for testers', run: 'test-own-policy.sh', after: 'move-admin', passes: 'testers' },
  {
    name: 'the intern deleted after a look at everything',
    run: 'intern-thorough.sh',
    after: 'testers',
    passes: 'retire-intern',
  },
  { name: 'Admins with a policy of one’s own', run: 'admins-own-copy.sh', after: 'prove-it', passes: 'move-admin' },
  {
    name: 'one policy, which denies DynamoDB besides',
    run: 'test-with-deny.sh',
    after: 'move-admin',
    passes: 'testers',
  },
]
