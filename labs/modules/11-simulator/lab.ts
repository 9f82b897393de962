/** The simulator: questions without requests. What was asked is in the record, what was changed is in the account. */
import { defineLab } from '../../src/define-lab.ts'
import type { Account } from '../../src/index.ts'
import { names } from '../../src/listing.ts'
import { failed, passed } from '../../src/verdict.ts'
import module from './module.ts'

const bucketOf = (account: Account) => `arn:aws:s3:::kape-labs-menu-${account.id}-us-east-1-an`

/** What the robot of the shelf has to do, in the order of its day, and what it must never be able to do. */
function robotsDay(account: Account) {
  const bucket = bucketOf(account)
  const prefix = (value: string) => ({ resource: bucket, context: { 's3:prefix': value } })
  return {
    wanted: [
      { action: 's3:ListBucket', asking: prefix('shelf/'), says: 'list what is under shelf/' },
      { action: 's3:GetObject', asking: { resource: `${bucket}/shelf/beans.txt` }, says: 'read shelf/beans.txt' },
      {
        action: 's3:PutObject',
        asking: { resource: `${bucket}/shelf/inbox/count.txt` },
        says: 'write shelf/inbox/count.txt',
      },
    ],
    never: [
      { action: 's3:ListBucket', asking: { resource: bucket }, says: 'list the whole bucket' },
      { action: 's3:ListBucket', asking: prefix('wages/'), says: 'list what is under wages/' },
      { action: 's3:ListBucket', asking: prefix('shelf-wages/'), says: 'list what is under shelf-wages/' },
      { action: 's3:GetObject', asking: { resource: `${bucket}/menu.txt` }, says: 'read menu.txt' },
      { action: 's3:GetObject', asking: { resource: `${bucket}/shelf-wages.txt` }, says: 'read shelf-wages.txt' },
      { action: 's3:PutObject', asking: { resource: `${bucket}/shelf/beans.txt` }, says: 'write shelf/beans.txt' },
      { action: 's3:PutObject', asking: { resource: `${bucket}/menu.txt` }, says: 'write menu.txt' },
      {
        action: 's3:DeleteObject',
        asking: { resource: `${bucket}/shelf/inbox/count.txt` },
        says: 'delete shelf/inbox/count.txt',
      },
      {
        action: 's3:DeleteObjectVersion',
        asking: { resource: `${bucket}/shelf/inbox/count.txt` },
        says: 'delete a version of shelf/inbox/count.txt',
      },
      {
        action: 's3:GetObject',
        asking: { resource: `arn:aws:s3:::kape-labs-backup-${account.id}/customers-2019.csv` },
        says: 'read the customers of 2019',
      },
    ],
  }
}

export default defineLab(module, {
  startsAfter: '10-policies',

  arrivals: [
    {
      run: 'arrives.sh',
      title: 'Tomas could not empty a bucket',
      before: 'mend-what-broke',
      breaks: ['10-policies', 'second-factor'],
    },
    { run: 'robot.sh', title: 'A robot counts the shelf', before: 'shelf' },
  ],

  steps: {
    'mend-what-broke': {
      reads: ['iam'],
      async check({ account }) {
        const admins = await account.group('Admins')
        if (!admins) return failed('admins-gone', { seen: names(await account.groups()) })
        const resource = `${bucketOf(account)}/menu.txt`
        const without = await admins.can('s3:DeleteObject', {
          resource,
          context: { 'aws:MultiFactorAuthPresent': 'false' },
        })
        const withKey = await admins.can('s3:DeleteObject', { resource })
        if (without.allowed || withKey.allowed) return failed('deletes-without-factor', { seen: names(without.by) })
        const proven = await admins.can('s3:DeleteObject', {
          resource,
          context: { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' },
        })
        if (proven.denied) return failed('deletes-never', { seen: proven.because })
        return passed({ group: admins.arn, forbiddenBy: names(without.by) }, admins, without, withKey, proven)
      },
    },

    'simulate-tess': {
      reads: ['activity'],
      once: true,
      async check({ account }) {
        const log = await account.activity()
        const asked = log.where(
          (entry) => entry.action === 'iam:SimulatePrincipalPolicy' && entry.outcome === 'allowed',
        )
        if (asked.entries.length === 0) {
          const custom = log.latest('iam:SimulateCustomPolicy', 'allowed')
          if (custom) return failed('pasted-instead', { seen: custom.principal })
          return failed('nothing-simulated', { account: account.id })
        }
        const tess = await account.user('tess')
        const [about] = asked.where((entry) => entry.resource === tess?.arn).entries
        if (!about)
          return failed('about-another', {
            seen: [...new Set(asked.entries.map((entry) => entry.resource ?? 'nobody'))],
          })
        return passed({ principal: about.principal, about: about.resource ?? '' }, about)
      },
    },

    'missing-context': {
      reads: ['activity'],
      once: true,
      async check({ account }) {
        const log = await account.activity()
        const mara = await account.user('mara')
        const asked = log.where(
          (entry) =>
            entry.action === 'iam:SimulatePrincipalPolicy' &&
            entry.outcome === 'allowed' &&
            entry.resource === mara?.arn,
        )
        const keys = log.where(
          (entry) => entry.action === 'iam:GetContextKeysForPrincipalPolicy' && entry.outcome === 'allowed',
        )
        const [first] = asked.entries
        if (!first) return failed('mara-not-simulated', { account: account.id })
        if (asked.entries.length < 2) return failed('simulated-once', { seen: first.at.toISOString() })
        const [which] = keys.entries
        if (!which) return failed('keys-not-asked', { seen: asked.entries.length })
        return passed({ about: first.resource ?? '', simulations: asked.entries.length }, first, which)
      },
    },

    'before-it-exists': {
      reads: ['activity', 'iam'],
      once: true,
      async check({ account }) {
        const log = await account.activity()
        const custom = log.latest('iam:SimulateCustomPolicy', 'allowed')
        if (!custom) {
          const refused = log.where(
            (entry) => entry.action === 'iam:SimulateCustomPolicy' && entry.outcome === 'failed',
          ).entries[0]
          if (refused) return failed('custom-refused', { seen: refused.errorCode ?? 'an error' })
          return failed('no-custom', { account: account.id })
        }
        return passed({ principal: custom.principal, time: custom.at.toISOString() }, custom)
      },
    },

    shelf: {
      reads: ['iam', 's3'],
      async check({ account }) {
        const robot = await account.user('shelf-robot')
        if (!robot) return failed('no-robot', { seen: names(await account.users()) })
        const { wanted, never } = robotsDay(account)
        for (const { action, asking, says } of wanted) {
          const decision = await robot.can(action, asking)
          if (decision.forbidden) return failed('robot-forbidden', { says, seen: names(decision.by), action })
          if (decision.denied) return failed('robot-refused', { says, action, seen: decision.because })
        }
        for (const { action, asking, says } of never) {
          const decision = await robot.can(action, asking)
          if (decision.allowed) return failed('robot-too-free', { says, action, seen: names(decision.by) })
        }
        const first = await robot.can('s3:GetObject', { resource: `${bucketOf(account)}/shelf/beans.txt` })
        return passed({ user: robot.arn, tried: wanted.length + never.length, through: names(first.by) }, robot, first)
      },
    },
  },

  nearMisses: [
    { name: 'nothing mended', run: 'look-around.sh', fails: ['mend-what-broke', 'deletes-without-factor'] },
    { name: 'a Deny that never ends', run: 'deny-always.sh', fails: ['mend-what-broke', 'deletes-never'] },
    { name: 'the group deleted', run: 'admins-gone.sh', fails: ['mend-what-broke', 'admins-gone'] },

    {
      name: 'nothing simulated',
      run: 'look-around.sh',
      after: 'mend-what-broke',
      fails: ['simulate-tess', 'nothing-simulated'],
    },
    {
      name: 'somebody else simulated',
      run: 'simulate-dana.sh',
      after: 'mend-what-broke',
      fails: ['simulate-tess', 'about-another'],
    },
    {
      name: 'a pasted policy instead of the user',
      run: 'simulate-pasted.sh',
      after: 'mend-what-broke',
      fails: ['simulate-tess', 'pasted-instead'],
    },

    {
      name: 'tess again',
      run: 'simulate-tess-again.sh',
      after: 'simulate-tess',
      fails: ['missing-context', 'mara-not-simulated'],
    },
    {
      name: 'mara, once',
      run: 'simulate-mara-once.sh',
      after: 'simulate-tess',
      fails: ['missing-context', 'simulated-once'],
    },
    {
      name: 'mara twice, without asking for the keys',
      run: 'simulate-mara-twice.sh',
      after: 'simulate-tess',
      fails: ['missing-context', 'keys-not-asked'],
    },

    {
      name: 'the policy created to try it',
      run: 'created-instead.sh',
      after: 'missing-context',
      fails: ['before-it-exists', 'no-custom'],
    },
    {
      name: 'a document that does not parse',
      run: 'custom-malformed.sh',
      after: 'missing-context',
      fails: ['before-it-exists', 'custom-refused'],
    },

    {
      name: 'the Deny left as it is',
      run: 'robot-deny.sh',
      after: 'before-it-exists',
      fails: ['shelf', 'robot-forbidden'],
    },
    {
      name: 'the ARN of the objects left as it is',
      run: 'robot-arn.sh',
      after: 'before-it-exists',
      fails: ['shelf', 'robot-refused'],
    },
    { name: 's3:* on everything', run: 'robot-star.sh', after: 'before-it-exists', fails: ['shelf', 'robot-too-free'] },
    {
      name: 'listing without a condition',
      run: 'robot-list.sh',
      after: 'before-it-exists',
      fails: ['shelf', 'robot-too-free'],
    },
    {
      name: 'the robot made anew under another name',
      run: 'robot-gone.sh',
      after: 'before-it-exists',
      fails: ['shelf', 'no-robot'],
    },
    {
      name: 'a prefix without its slash',
      run: 'robot-short-prefix.sh',
      after: 'before-it-exists',
      fails: ['shelf', 'robot-too-free'],
    },
    {
      name: 'files whose names begin with shelf',
      run: 'robot-short-file.sh',
      after: 'before-it-exists',
      fails: ['shelf', 'robot-too-free'],
    },
    {
      name: 'DeleteObject denied, and DeleteObjectVersion forgotten',
      run: 'robot-versions.sh',
      after: 'before-it-exists',
      fails: ['shelf', 'robot-too-free'],
    },
  ],

  rightWays: [
    { name: 'the same written into the group', run: 'deny-inline.sh', passes: 'mend-what-broke' },
    { name: 'all of S3’s actions at once', run: 'simulate-many.sh', after: 'mend-what-broke', passes: 'simulate-tess' },
    {
      name: 'the keys first, then both values',
      run: 'context-first.sh',
      after: 'simulate-tess',
      passes: 'missing-context',
    },
    {
      name: 'with a boundary besides',
      run: 'custom-boundary.sh',
      after: 'missing-context',
      passes: 'before-it-exists',
    },
    {
      name: 'the policy replaced by an inline one',
      run: 'robot-inline.sh',
      after: 'before-it-exists',
      passes: 'shelf',
    },
    {
      name: 'prefixes by pattern, and a Deny of every deletion',
      run: 'robot-deny-deletes.sh',
      after: 'before-it-exists',
      passes: 'shelf',
    },
  ],
})
