/** User groups: what a job may do, proven with a member's own requests. */

import { defineLab } from '../../src/define-lab.ts'
import type { Account, Group } from '../../src/index.ts'
import { names } from '../../src/listing.ts'
import { failed, passed } from '../../src/verdict.ts'
import module from './module.ts'
import { nearMisses, rightWays } from './tries.ts'

/** What changes something in EC2, and so is nothing for people who look. */
const touching = [
  'ec2:RunInstances',
  'ec2:TerminateInstances',
  'ec2:StopInstances',
  'ec2:CreateKeyPair',
  'ec2:CreateTags',
]
/** What lies outside EC2. */
const elsewhere = ['s3:ListAllMyBuckets', 's3:GetObject', 'iam:CreateUser', 'iam:AttachUserPolicy', 'dynamodb:Scan']
/** What a tester may look at. `GetObject` is asked for a file of the backup bucket. */
const testersLook = [
  'ec2:DescribeInstances',
  'ec2:DescribeSecurityGroups',
  's3:ListAllMyBuckets',
  's3:ListBucket',
  's3:GetObject',
]
const testersLeave = [
  ...[
    'ec2:RunInstances',
    'ec2:StopInstances',
    's3:PutObject',
    's3:DeleteObject',
    's3:PutBucketPolicy',
    's3:CreateBucket',
  ],
  ...['iam:CreateUser', 'iam:ListUsers', 'dynamodb:Scan', 'dynamodb:GetItem', 'sns:Publish'],
]
const administration = [
  'iam:CreateUser',
  'iam:AttachUserPolicy',
  's3:CreateBucket',
  'ec2:RunInstances',
  'sns:CreateTopic',
]

/** What hangs on a user directly. */
async function ownPolicies(account: Account, name: string): Promise<string[]> {
  const user = await account.user(name)
  if (!user) return []
  return [...names(await user.managedPolicies()), ...(await user.inlinePolicies())]
}

/** Somebody who should be in a group: there, in it, and with nothing of their own. */
async function joined(account: Account, name: string, group: Group | undefined) {
  const user = await account.user(name)
  if (!user) {
    const nearly = (await account.users()).find((each) => each.name.toLowerCase() === name)
    return failed(nearly ? 'other-case' : 'no-user', { seen: nearly?.name ?? names(await account.users()), user: name })
  }
  const groups = names(await user.groups())
  if (!group || !groups.includes(group.name)) {
    return failed('not-a-member', { user: name, seen: groups.length > 0 ? groups : ['none'] })
  }
  const own = await ownPolicies(account, name)
  if (own.length > 0) return failed('a-right-of-their-own', { user: name, seen: own })
  return passed({ user: user.arn, group: group.arn }, user, group)
}

export default defineLab(module, {
  startsAfter: '07-credentials',

  arrivals: [
    {
      run: 'arrives.sh',
      title: 'Tomas could not think of a password',
      before: 'mend-what-broke',
      breaks: ['03-account', 'password-policy'],
    },
  ],

  steps: {
    'mend-what-broke': {
      reads: ['iam'],
      async check({ account }) {
        const policy = await account.passwordPolicy()
        if (!policy) return failed('no-policy-at-all', { account: account.id })
        if (policy.minimumLength < 14) return failed('too-short', { seen: policy.minimumLength })
        const missing = [
          ...(policy.upper ? [] : ['capital letters']),
          ...(policy.lower ? [] : ['small letters']),
          ...(policy.numbers ? [] : ['digits']),
          ...(policy.symbols ? [] : ['symbols']),
        ]
        if (missing.length > 0) return failed('a-class-is-missing', { seen: missing })
        if (policy.reusePrevention < 5) return failed('old-passwords-again', { seen: policy.reusePrevention })
        if (!policy.usersMayChange) return failed('users-may-not-change', { account: account.id })
        return passed({ length: policy.minimumLength, remembered: policy.reusePrevention }, policy)
      },
    },

    'create-developers': {
      reads: ['iam'],
      async check({ account }) {
        const group = await account.group('Developers')
        if (!group) {
          const nearly = (await account.groups()).find((each) => each.name.toLowerCase().startsWith('developer'))
          if (nearly) return failed('other-group-name', { seen: nearly.name })
          return failed('no-group', {
            seen: names(await account.groups()).length > 0 ? names(await account.groups()) : ['none'],
          })
        }
        const look = await group.can('ec2:DescribeInstances')
        if (look.denied) {
          const direct = names(await account.usersWith('AmazonEC2ReadOnlyAccess'))
          if (direct.length > 0) return failed('attached-to-a-user', { seen: direct, group: group.arn })
          return failed('nothing-allows-it', { seen: look.because, group: group.arn })
        }
        for (const action of [...touching, ...elsewhere]) {
          const more = await group.can(action)
          if (more.allowed) return failed('too-much', { seen: names(more.by), action })
        }
        return passed({ group: group.arn, allowedBy: names(look.by) }, group, look)
      },
    },

    'add-dana': {
      reads: ['iam'],
      needs: ['create-developers'],
      check: async ({ account }) => joined(account, 'dana', await account.group('Developers')),
    },

    'add-jonas': {
      reads: ['iam'],
      needs: ['create-developers'],
      async check({ account }) {
        const verdict = await joined(account, 'jonas', await account.group('Developers'))
        const jonas = await account.user('jonas')
        if (verdict.kind !== 'passed' || !jonas) return verdict
        // He shows nothing as himself, so he needs no way in.
        const keys = (await jonas.accessKeys()).map(({ id }) => `the key ${id}`)
        const ways = [...((await jonas.console()) ? ['a password'] : []), ...keys]
        return ways.length === 0 ? verdict : failed('a-way-in', { user: 'jonas', seen: ways })
      },
    },

    'prove-it': {
      once: true,
      reads: ['activity'],
      needs: ['create-developers', 'add-dana'],
      async check({ account }) {
        const dana = await account.user('dana')
        const log = (await account.activity()).by(dana ?? 'arn:aws:iam::000000000000:user/dana')
        if (log.entries.length === 0) return failed('not-as-dana', { account: account.id })
        const wanted = [
          { allowed: 'ec2:DescribeInstances', says: 'list the machines' },
          { denied: 'ec2:RunInstances', says: 'start a machine' },
          { denied: 's3:ListAllMyBuckets', says: 'list the buckets' },
        ]
        const sighting = log.sees(
          ...wanted.map(({ allowed, denied }) => ({ ...(allowed && { allowed }), ...(denied && { denied }) })),
        )
        const [first, ...more] = sighting.entries
        if (!sighting.all || !first) {
          const left = wanted.filter(({ allowed, denied }) =>
            sighting.missing.some((each) => (each.allowed ?? each.denied) === (allowed ?? denied)),
          )
          return failed('not-all-tried', { seen: log.entries.length, missing: left.map(({ says }) => says) })
        }
        return passed(
          {
            principal: first.principal,
            requests: [first, ...more].map(({ action, outcome }) => `${action} ${outcome}`),
          },
          first,
          ...more,
        )
      },
    },

    'move-admin': {
      reads: ['iam'],
      async check({ account }) {
        const mara = await account.user('mara')
        if (!mara) return failed('mara-is-gone', { seen: names(await account.users()) })
        const asked = await Promise.all(administration.map((action) => mara.can(action)))
        const refused = asked.find((decision) => decision.denied)
        if (refused) return failed('locked-out', { action: refused.action, seen: refused.because })

        const own = await ownPolicies(account, 'mara')
        if (own.length > 0) return failed('still-her-own', { seen: own })

        const admins = await account.group('Admins')
        if (!admins) return failed('another-group', { seen: names(await mara.groups()) })
        if (!(await admins.members()).includes('mara'))
          return failed('outside-admins', { seen: names(await mara.groups()) })
        const through = await Promise.all(administration.map((action) => admins.can(action)))
        const short = through.find((decision) => decision.denied)
        if (short) return failed('admins-too-little', { action: short.action, seen: short.because })
        const others = (await admins.members()).filter((name) => name !== 'mara')
        if (others.length > 0) return failed('others-too', { seen: others })
        return passed({ user: mara.arn, group: admins.arn }, mara, admins, ...asked)
      },
    },

    testers: {
      reads: ['iam', 's3'],
      async check({ account }) {
        const group = await account.group('Test')
        if (!group) return failed('no-test-group', { seen: names(await account.groups()) })
        const tess = await account.user('tess')
        if (!tess) return failed('no-tess', { seen: names(await account.users()) })
        if (!(await group.members()).includes('tess'))
          return failed('tess-outside', { seen: await group.members(), group: group.arn })
        const own = await ownPolicies(account, 'tess')
        if (own.length > 0) return failed('tess-has-her-own', { seen: own })
        const bucket = (await account.buckets())[0]
        const resource = (action: string): string | undefined => {
          if (!bucket || !action.startsWith('s3:') || action === 's3:ListAllMyBuckets' || action === 's3:CreateBucket')
            return undefined
          return action.endsWith('Object') ? `arn:aws:s3:::${bucket.name}/any.txt` : `arn:aws:s3:::${bucket.name}`
        }
        const ask = (action: string, whom: Pick<Group, 'can'> = tess) => {
          const about = resource(action)
          return whom.can(action, about === undefined ? {} : { resource: about })
        }
        const look = await Promise.all(testersLook.map((action) => ask(action)))
        const refused = look.find((decision) => decision.denied)
        if (refused) return failed('tess-sees-too-little', { action: refused.action, seen: refused.because })
        const through = await Promise.all(testersLook.map((action) => ask(action, group)))
        const missing = through.find((decision) => decision.denied)
        if (missing) return failed('test-too-little', { action: missing.action, seen: names(await tess.groups()) })
        for (const action of testersLeave) {
          const more = await ask(action)
          if (more.allowed) return failed('tess-may-too-much', { action, seen: names(more.by) })
        }
        return passed(
          { user: tess.arn, group: group.arn, tried: look.length + testersLeave.length },
          tess,
          group,
          ...look,
        )
      },
    },

    'retire-intern': {
      reads: ['iam'],
      async check({ account }) {
        const intern = await account.user('intern-2019')
        if (!intern) return passed({ users: names(await account.users()) }, { basis: 'observed' })
        const left = [
          ...((await intern.console()) ? ['a password'] : []),
          ...(await intern.accessKeys()).map((key) => `the key ${key.id}`),
          ...names(await intern.managedPolicies()).map((name) => `the policy ${name}`),
          ...(await intern.inlinePolicies()).map((name) => `the inline policy ${name}`),
          ...names(await intern.groups()).map((name) => `membership of ${name}`),
        ]
        if (left.length > 0) return failed('intern-still-has', { seen: left, arn: intern.arn })
        return failed('intern-is-empty', { seen: intern.arn })
      },
    },
  },

  nearMisses,
  rightWays,
})
