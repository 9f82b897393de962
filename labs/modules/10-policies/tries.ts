/** What people try: the mistakes that the checks tell apart, and the unusual ways that pass. */
import type { NearMiss, RightWay } from '../../src/schema.ts'

export const nearMisses: readonly NearMiss[] = [
  { name: 'nothing mended', run: 'look-around.sh', fails: ['mend-what-broke', 'developers-still-start'] },
  { name: 'both policies taken off', run: 'developers-blind.sh', fails: ['mend-what-broke', 'developers-blind'] },
  {
    name: 'the group deleted to begin anew',
    run: 'developers-gone.sh',
    fails: ['mend-what-broke', 'developers-gone'],
  },

  {
    name: 'only the developers',
    run: 'password-developers.sh',
    after: 'mend-what-broke',
    fails: ['own-password', 'somebody-may-not'],
  },
  {
    name: 'IAMFullAccess, so that it surely works',
    run: 'password-iam-full.sh',
    after: 'mend-what-broke',
    fails: ['own-password', 'others-passwords-too'],
  },

  {
    name: 'the user made, the policy not',
    run: 'orders-no-policy.sh',
    after: 'own-password',
    fails: ['orders-policy', 'no-orders-policy'],
  },
  {
    name: 'the policy made, the user not',
    run: 'orders-no-user.sh',
    after: 'own-password',
    fails: ['orders-policy', 'no-orders-app'],
  },
  {
    name: 'both made, and not brought together',
    run: 'orders-not-attached.sh',
    after: 'own-password',
    fails: ['orders-policy', 'orders-not-attached'],
  },
  {
    name: 'another account’s number in the ARN',
    run: 'orders-other-account.sh',
    after: 'own-password',
    fails: ['orders-policy', 'orders-other-arn'],
  },
  {
    name: 'one action forgotten',
    run: 'orders-three.sh',
    after: 'own-password',
    fails: ['orders-policy', 'orders-too-little'],
  },
  {
    name: 'a star where the ARN should be',
    run: 'orders-star.sh',
    after: 'own-password',
    fails: ['orders-policy', 'orders-every-table'],
  },
  {
    name: 'every action on the right table',
    run: 'orders-all-actions.sh',
    after: 'own-password',
    fails: ['orders-policy', 'orders-too-much'],
  },

  {
    name: 'proved as root',
    run: 'prove-as-root.sh',
    after: 'orders-policy',
    fails: ['prove-orders', 'app-said-nothing'],
  },
  { name: 'only what works', run: 'prove-half.sh', after: 'orders-policy', fails: ['prove-orders', 'app-not-all'] },

  {
    name: 'start and stop, without a condition',
    run: 'tag-none.sh',
    after: 'prove-orders',
    fails: ['by-tag', 'tag-any-machine'],
  },
  {
    name: 'StringEqualsIfExists: no tag, no matter',
    run: 'tag-if-exists.sh',
    after: 'prove-orders',
    fails: ['by-tag', 'tag-missing-counts'],
  },
  {
    name: 'the tag’s value in small letters',
    run: 'tag-small.sh',
    after: 'prove-orders',
    fails: ['by-tag', 'tag-other-case'],
  },
  {
    name: 'the condition looks at the request instead of the machine',
    run: 'tag-request.sh',
    after: 'prove-orders',
    fails: ['by-tag', 'tag-refused'],
  },
  {
    name: 'everything on test machines',
    run: 'tag-everything.sh',
    after: 'prove-orders',
    fails: ['by-tag', 'tag-too-much'],
  },

  { name: 'all tables', run: 'name-all.sh', after: 'by-tag', fails: ['by-name', 'name-any-table'] },
  {
    name: 'the hyphen forgotten before the star',
    run: 'name-short.sh',
    after: 'by-tag',
    fails: ['by-name', 'name-prefix-too-short'],
  },
  { name: 'the star forgotten', run: 'name-no-star.sh', after: 'by-tag', fails: ['by-name', 'name-refused'] },

  {
    name: 'the bucket named instead of the file',
    run: 'inline-bucket.sh',
    after: 'by-name',
    fails: ['inline', 'menu-not-readable'],
  },
  { name: 'every file of the bucket', run: 'inline-star.sh', after: 'by-name', fails: ['inline', 'menu-every-file'] },
  { name: 'every bucket', run: 'inline-every.sh', after: 'by-name', fails: ['inline', 'menu-every-bucket'] },
  { name: 'reading and writing', run: 'inline-write.sh', after: 'by-name', fails: ['inline', 'menu-writable'] },
  {
    name: 'a managed policy instead',
    run: 'inline-managed.sh',
    after: 'by-name',
    fails: ['inline', 'menu-not-inline'],
  },

  {
    name: 'an Allow with a condition, beside AdministratorAccess',
    run: 'factor-allow.sh',
    after: 'inline',
    fails: ['second-factor', 'factor-not-asked'],
  },
  {
    name: 'versions can be deleted still',
    run: 'factor-no-versions.sh',
    after: 'inline',
    fails: ['second-factor', 'factor-not-asked'],
  },
  {
    name: 'Bool instead of BoolIfExists',
    run: 'factor-bool.sh',
    after: 'inline',
    fails: ['second-factor', 'factor-key-slips'],
  },
  {
    name: 'a Deny without a condition',
    run: 'factor-always.sh',
    after: 'inline',
    fails: ['second-factor', 'factor-shuts-all'],
  },
  {
    name: 'everything needs a second factor',
    run: 'factor-everything.sh',
    after: 'inline',
    fails: ['second-factor', 'factor-for-everything'],
  },
  {
    name: 'the policy on mara instead of Admins',
    run: 'factor-mara.sh',
    after: 'inline',
    fails: ['second-factor', 'factor-for-mara-alone'],
  },

  {
    name: 'nobody called orders-report',
    run: 'look-around.sh',
    after: 'second-factor',
    fails: ['boundary', 'no-such-user'],
  },
  {
    name: 'the boundary attached like a policy',
    run: 'boundary-attached.sh',
    after: 'second-factor',
    fails: ['boundary', 'attached-instead'],
  },
  {
    name: 'full access and no boundary',
    run: 'boundary-none.sh',
    after: 'second-factor',
    fails: ['boundary', 'no-boundary'],
  },
  {
    name: 'a boundary and no policy',
    run: 'boundary-only.sh',
    after: 'second-factor',
    fails: ['boundary', 'nothing-to-limit'],
  },
  {
    name: 'a boundary that allows all of DynamoDB',
    run: 'boundary-wide.sh',
    after: 'second-factor',
    fails: ['boundary', 'boundary-too-wide'],
  },
  {
    name: 'a boundary that allows something else',
    run: 'boundary-narrow.sh',
    after: 'second-factor',
    fails: ['boundary', 'boundary-too-narrow'],
  },
  {
    name: 'a narrow policy, and a boundary that limits nothing more',
    run: 'boundary-idle.sh',
    after: 'second-factor',
    fails: ['boundary', 'policy-is-the-limit'],
  },
  {
    name: 'the second user without a boundary',
    run: 'again-none.sh',
    after: 'boundary',
    fails: ['boundary-again', 'no-boundary'],
  },

  {
    name: 'no bucket policy',
    run: 'look-around.sh',
    after: 'boundary-again',
    fails: ['bucket-policy', 'no-bucket-policy'],
  },
  {
    name: 'the whole account as principal',
    run: 'bucket-account.sh',
    after: 'boundary-again',
    fails: ['bucket-policy', 'names-the-account'],
  },
  {
    name: 'another user named',
    run: 'bucket-another.sh',
    after: 'boundary-again',
    fails: ['bucket-policy', 'names-another'],
  },
  {
    name: 'the bucket instead of what lies in it',
    run: 'bucket-not-objects.sh',
    after: 'boundary-again',
    fails: ['bucket-policy', 'bucket-refuses'],
  },
  {
    name: 'the boundary widened instead',
    run: 'bucket-by-identity.sh',
    after: 'boundary-again',
    fails: ['bucket-policy', 'not-by-the-bucket'],
  },
  {
    name: 'two readers named',
    run: 'bucket-two.sh',
    after: 'boundary-again',
    fails: ['bucket-policy', 'bucket-too-open'],
  },
  {
    name: 'reading and writing by the bucket',
    run: 'bucket-write.sh',
    after: 'boundary-again',
    fails: ['bucket-policy', 'bucket-writable'],
  },
]

export const rightWays: readonly RightWay[] = [
  { name: 'Developers with an inline policy instead', run: 'developers-anew.sh', passes: 'mend-what-broke' },
  {
    name: 'a statement of one’s own with a variable',
    run: 'password-variable.sh',
    after: 'mend-what-broke',
    passes: 'own-password',
  },
  {
    name: 'two statements, and the policy through a group',
    run: 'orders-group.sh',
    after: 'own-password',
    passes: 'orders-policy',
  },
  {
    name: 'written with an update, read with a consistent query',
    run: 'prove-more.sh',
    after: 'orders-policy',
    passes: 'prove-orders',
  },
  { name: 'aws:ResourceTag, and StringLike', run: 'tag-global.sh', after: 'prove-orders', passes: 'by-tag' },
  { name: 'the actions counted one by one', run: 'name-listed.sh', after: 'by-tag', passes: 'by-name' },
  { name: 'every version of the menu too', run: 'inline-versions.sh', after: 'by-name', passes: 'inline' },
  { name: 'denied where the factor has no age', run: 'factor-null.sh', after: 'inline', passes: 'second-factor' },
  {
    name: 'the boundary set when the user is made',
    run: 'boundary-at-birth.sh',
    after: 'second-factor',
    passes: 'boundary',
  },
  {
    name: 'the same, with a group that gives everything',
    run: 'again-group.sh',
    after: 'boundary',
    passes: 'boundary-again',
  },
  { name: 'a condition on TLS besides', run: 'bucket-tls.sh', after: 'boundary-again', passes: 'bucket-policy' },
]
