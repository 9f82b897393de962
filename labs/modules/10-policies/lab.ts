/** Policies: what each lets through, tried action by action, and what it must not. */
import { defineLab } from '../../src/define-lab.ts'
import type { Account, Decision } from '../../src/index.ts'
import { names } from '../../src/listing.ts'
import { failed, passed } from '../../src/verdict.ts'
import module from './module.ts'
import { nearMisses, rightWays } from './tries.ts'

const table = (account: Account, name: string) => `arn:aws:dynamodb:us-east-1:${account.id}:table/${name}`
const machine = (account: Account) => `arn:aws:ec2:us-east-1:${account.id}:instance/i-0123456789abcdef0`
const menuBucket = (account: Account) => `kape-labs-menu-${account.id}-us-east-1-an`
const menu = (account: Account) => `arn:aws:s3:::${menuBucket(account)}/menu.txt`

/** The four that the app needs, and what stands next to them. */
const four = ['dynamodb:Query', 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem']
const neighbours = [
  'dynamodb:DeleteItem',
  'dynamodb:Scan',
  'dynamodb:BatchWriteItem',
  'dynamodb:DeleteTable',
  'dynamodb:CreateTable',
]

const tagged = (value: string) => ({
  context: { 'ec2:ResourceTag/Environment': value, 'aws:ResourceTag/Environment': value },
})

const allowedOne = (decisions: readonly Decision[]) => decisions.find((decision) => decision.allowed)
const deniedOne = (decisions: readonly Decision[]) => decisions.find((decision) => decision.denied)
const through = (decisions: readonly Decision[]) => [...new Set(decisions.flatMap((decision) => names(decision.by)))]

/** What a user may do with its boundary, which is to query and nothing more. */
async function bounded(account: Account, name: string) {
  const user = await account.user(name)
  if (!user) return failed('no-such-user', { user: name, seen: names(await account.users()) })
  const limit = await user.boundary()
  if (!limit) {
    const attached = names(await user.managedPolicies())
    if (attached.includes('QueryOnly')) return failed('attached-instead', { user: name, seen: attached })
    return failed('no-boundary', { user: name, seen: attached.length > 0 ? attached : ['no policy'] })
  }
  const query = await user.can('dynamodb:Query', { resource: table(account, 'kape-orders') })
  if (query.denied) {
    if (query.layer === 'boundary') return failed('boundary-too-narrow', { user: name, seen: limit.name })
    return failed('nothing-to-limit', { user: name, seen: limit.name })
  }
  const rest = [
    'dynamodb:PutItem',
    'dynamodb:DeleteItem',
    'dynamodb:Scan',
    'dynamodb:DeleteTable',
    's3:ListAllMyBuckets',
    'iam:CreateUser',
  ]
  const asked = await Promise.all(
    rest.map((action) =>
      user.can(action, { resource: action.startsWith('dynamodb') ? table(account, 'kape-orders') : '*' }),
    ),
  )
  const more = allowedOne(asked)
  if (more) return failed('boundary-too-wide', { user: name, seen: limit.name, action: more.action })
  if (!asked.some((decision) => decision.layer === 'boundary'))
    return failed('policy-is-the-limit', { user: name, seen: through([query]) })
  return passed({ user: user.arn, boundary: limit.arn, tried: rest.length + 1 }, user, query, ...asked)
}

export default defineLab(module, {
  startsAfter: '09-roles',

  arrivals: [
    {
      run: 'arrives.sh',
      title: 'Developers could start machines for an afternoon',
      before: 'mend-what-broke',
      breaks: ['08-groups', 'create-developers'],
    },
    { run: 'orders-table.sh', title: 'The orders have moved to a table', before: 'orders-policy' },
  ],

  steps: {
    'mend-what-broke': {
      reads: ['iam'],
      async check({ account }) {
        const group = await account.group('Developers')
        if (!group) return failed('developers-gone', { seen: names(await account.groups()) })
        const look = await group.can('ec2:DescribeInstances')
        if (look.denied) return failed('developers-blind', { seen: look.because })
        const touch = await group.can('ec2:RunInstances')
        if (touch.allowed) return failed('developers-still-start', { seen: names(touch.by) })
        return passed({ group: group.arn, allowedBy: names(look.by) }, group, look, touch)
      },
    },

    'own-password': {
      reads: ['iam'],
      async check({ account }) {
        // Only people have passwords; users of programs come later in this module.
        const people = ['mara', 'dana', 'jonas', 'tess']
        const users = (await account.users()).filter((user) => people.includes(user.name))
        const asked = await Promise.all(
          users.map(async (user) => ({ user, own: await user.can('iam:ChangePassword', { resource: user.arn }) })),
        )
        const without = asked.filter(({ own }) => own.denied)
        if (without.length > 0) return failed('somebody-may-not', { seen: without.map(({ user }) => user.name) })

        const others = asked.filter(({ user }) => user.name !== 'mara')
        for (const { user } of others) {
          const colleague = users.find((each) => each.name !== user.name)
          for (const action of ['iam:UpdateLoginProfile', 'iam:CreateLoginProfile']) {
            const more = await user.can(action, { resource: colleague?.arn ?? '*' })
            if (more.allowed)
              return failed('others-passwords-too', { seen: user.name, policies: names(more.by), action })
          }
        }
        const [first, ...rest] = asked.map(({ own }) => own)
        if (!first) return failed('somebody-may-not', { seen: people })
        return passed({ users: names(users), through: through([first, ...rest]) }, first, ...rest)
      },
    },

    'orders-policy': {
      reads: ['iam'],
      async check({ account }) {
        const policy = await account.policy('KapeOrdersApp')
        if (!policy)
          return failed('no-orders-policy', {
            seen: names(await account.policies()).length > 0 ? names(await account.policies()) : ['none'],
          })
        const app = await account.user('orders-app')
        if (!app) return failed('no-orders-app', { seen: names(await account.users()) })
        const orders = table(account, 'kape-orders')
        const needed = await Promise.all(four.map((action) => app.can(action, { resource: orders })))
        const refused = deniedOne(needed)
        if (refused) {
          const { users, groups, roles } = await policy.attachedTo()
          const holders = [...users, ...groups, ...roles]
          if (!holders.includes('orders-app'))
            return failed('orders-not-attached', {
              seen: holders.length > 0 ? holders : ['nobody'],
              policy: policy.arn,
            })
          const resources = (await policy.document()).Statement.flatMap(({ Resource = [] }) => Resource)
          if (!resources.includes(orders)) return failed('orders-other-arn', { seen: resources, expected: orders })
          return failed('orders-too-little', { action: refused.action, seen: refused.because })
        }
        const other = allowedOne(
          await Promise.all(four.map((action) => app.can(action, { resource: table(account, 'kape-staff') }))),
        )
        if (other) return failed('orders-every-table', { action: other.action, seen: names(other.by) })
        const more = allowedOne(await Promise.all(neighbours.map((action) => app.can(action, { resource: orders }))))
        if (more) return failed('orders-too-much', { action: more.action, seen: names(more.by) })
        const else_ = allowedOne(
          await Promise.all(
            ['s3:ListAllMyBuckets', 'iam:ListUsers', 'ec2:DescribeInstances'].map((action) => app.can(action)),
          ),
        )
        if (else_) return failed('orders-too-much', { action: else_.action, seen: names(else_.by) })
        return passed(
          { policy: policy.arn, user: app.arn, tried: four.length * 2 + neighbours.length + 3 },
          policy,
          app,
          ...needed,
        )
      },
    },

    'prove-orders': {
      once: true,
      reads: ['activity'],
      needs: ['orders-policy'],
      async check({ account }) {
        const app = await account.user('orders-app')
        const log = (await account.activity()).by(app ?? 'arn:aws:iam::000000000000:user/orders-app')
        if (log.entries.length === 0) return failed('app-said-nothing', { account: account.id })
        const wanted = [
          { allowed: 'dynamodb:PutItem', says: 'write an order' },
          { allowed: 'dynamodb:Query', says: 'read the orders of a café' },
          { denied: 'dynamodb:Scan', says: 'read the whole table' },
        ]
        const asked = wanted.map(({ allowed, denied }) => ({ ...(allowed && { allowed }), ...(denied && { denied }) }))
        const sighting = log.sees(...asked)
        const [first, ...more] = sighting.entries
        if (!sighting.all || !first) {
          const left = wanted.filter(({ allowed, denied }) =>
            sighting.missing.some((each) => (each.allowed ?? each.denied) === (allowed ?? denied)),
          )
          return failed('app-not-all', { missing: left.map(({ says }) => says), seen: log.entries.length })
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

    'by-tag': {
      reads: ['iam'],
      async check({ account }) {
        const tess = await account.user('tess')
        if (!tess) return failed('no-such-user', { user: 'tess', seen: names(await account.users()) })
        const resource = machine(account)
        const wanted = ['ec2:StartInstances', 'ec2:StopInstances']
        const test = await Promise.all(wanted.map((action) => tess.can(action, { resource, ...tagged('Test') })))
        const production = allowedOne(
          await Promise.all(wanted.map((action) => tess.can(action, { resource, ...tagged('Production') }))),
        )
        if (production) return failed('tag-any-machine', { action: production.action, seen: names(production.by) })
        const untagged = allowedOne(await Promise.all(wanted.map((action) => tess.can(action, { resource }))))
        if (untagged) return failed('tag-missing-counts', { action: untagged.action, seen: names(untagged.by) })
        const refused = deniedOne(test)
        if (refused) {
          const small = await tess.can(refused.action, { resource, ...tagged('test') })
          if (small.allowed) return failed('tag-other-case', { action: refused.action, seen: names(small.by) })
          return failed('tag-refused', { action: refused.action, seen: refused.because })
        }
        const more = allowedOne(
          await Promise.all(
            ['ec2:TerminateInstances', 'ec2:RunInstances', 'ec2:CreateTags', 'ec2:ModifyInstanceAttribute'].map(
              (action) => tess.can(action, { resource, ...tagged('Test') }),
            ),
          ),
        )
        if (more) return failed('tag-too-much', { action: more.action, seen: names(more.by) })
        return passed({ user: tess.arn, through: through(test) }, tess, ...test)
      },
    },

    'by-name': {
      reads: ['iam'],
      async check({ account }) {
        const tess = await account.user('tess')
        if (!tess) return failed('no-such-user', { user: 'tess', seen: names(await account.users()) })
        const wanted = ['dynamodb:CreateTable', 'dynamodb:PutItem', 'dynamodb:Scan', 'dynamodb:DeleteTable']
        const own = await Promise.all(
          wanted.map((action) => tess.can(action, { resource: table(account, 'test-orders') })),
        )
        const orders = allowedOne(
          await Promise.all(wanted.map((action) => tess.can(action, { resource: table(account, 'kape-orders') }))),
        )
        if (orders) return failed('name-any-table', { action: orders.action, seen: names(orders.by) })
        const nearly = allowedOne(
          await Promise.all(wanted.map((action) => tess.can(action, { resource: table(account, 'testimonials') }))),
        )
        if (nearly) return failed('name-prefix-too-short', { action: nearly.action, seen: names(nearly.by) })
        const refused = deniedOne(own)
        if (refused) return failed('name-refused', { action: refused.action, seen: refused.because })
        return passed({ user: tess.arn, through: through(own) }, tess, ...own)
      },
    },

    inline: {
      reads: ['iam', 's3'],
      needs: ['orders-policy'],
      async check({ account }) {
        const app = await account.user('orders-app')
        if (!app) return failed('no-orders-app', { seen: names(await account.users()) })
        const read = await app.can('s3:GetObject', { resource: menu(account), resourcePolicy: false })
        if (read.denied) {
          const written = await app.inlinePolicies()
          return failed('menu-not-readable', { seen: written.length > 0 ? written : ['none'], expected: menu(account) })
        }
        const other = await app.can('s3:GetObject', {
          resource: `arn:aws:s3:::kape-labs-backup-${account.id}/customers-2019.csv`,
          resourcePolicy: false,
        })
        if (other.allowed) return failed('menu-every-bucket', { seen: names(other.by) })
        const write = await app.can('s3:PutObject', { resource: menu(account), resourcePolicy: false })
        if (write.allowed) return failed('menu-writable', { seen: names(write.by) })
        const file = `arn:aws:s3:::${menuBucket(account)}/staff.txt`
        const next = await app.can('s3:GetObject', { resource: file, resourcePolicy: false })
        if (next.allowed) return failed('menu-every-file', { file, seen: names(next.by) })
        if (!read.by.some((policy) => policy.kind === 'inline'))
          return failed('menu-not-inline', { seen: names(read.by) })
        return passed({ user: app.arn, through: through([read]) }, app, read)
      },
    },

    'second-factor': {
      reads: ['iam'],
      async check({ account }) {
        const mara = await account.user('mara')
        if (!mara) return failed('no-such-user', { user: 'mara', seen: names(await account.users()) })
        const bucket = `arn:aws:s3:::${menuBucket(account)}`
        const deletes = [
          { action: 's3:DeleteBucket', resource: bucket },
          { action: 's3:DeleteObject', resource: `${bucket}/menu.txt` },
          { action: 's3:DeleteObjectVersion', resource: `${bucket}/menu.txt` },
        ]
        const ask = (context: Record<string, string>) =>
          Promise.all(deletes.map(({ action, resource }) => mara.can(action, { resource, context })))
        const without = allowedOne(await ask({ 'aws:MultiFactorAuthPresent': 'false' }))
        if (without) return failed('factor-not-asked', { action: without.action, seen: names(without.by) })
        const withKey = allowedOne(await ask({}))
        if (withKey) return failed('factor-key-slips', { action: withKey.action, seen: names(withKey.by) })
        const proven = await ask({ 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' })
        const refused = deniedOne(proven)
        if (refused) return failed('factor-shuts-all', { action: refused.action, seen: refused.because })
        const work = deniedOne(
          await Promise.all(
            ['s3:GetObject', 's3:PutObject'].map((action) => mara.can(action, { resource: `${bucket}/menu.txt` })),
          ),
        )
        if (work) return failed('factor-for-everything', { action: work.action, seen: work.because })
        const admins = await account.group('Admins')
        const member =
          admins &&
          (await admins.can('s3:DeleteBucket', {
            resource: bucket,
            context: { 'aws:MultiFactorAuthPresent': 'false' },
          }))
        if (!admins || member?.allowed) return failed('factor-for-mara-alone', { seen: mara.arn })
        return passed({ user: mara.arn, group: admins.arn, tried: deletes.length * 3 + 3 }, mara, admins, ...proven)
      },
    },

    boundary: { reads: ['iam'], check: ({ account }) => bounded(account, 'orders-report') },

    'boundary-again': {
      reads: ['iam'],
      needs: ['boundary'],
      check: ({ account }) => bounded(account, 'orders-export'),
    },

    'bucket-policy': {
      reads: ['iam', 's3'],
      needs: ['boundary'],
      async check({ account }) {
        const report = await account.user('orders-report')
        if (!report) return failed('no-such-user', { user: 'orders-report', seen: names(await account.users()) })
        const bucket = await account.bucket(menuBucket(account))
        const policy = await bucket?.policy()
        if (!bucket || !policy) return failed('no-bucket-policy', { seen: menuBucket(account) })
        const read = await report.can('s3:GetObject', { resource: menu(account) })
        if (read.denied) {
          const principals = policy.Statement.flatMap(({ Principal }) =>
            typeof Principal === 'string' ? [Principal] : Object.values(Principal ?? {}).flat(),
          )
          const wholeAccount = principals.some(
            (each) => each === account.id || each === `arn:aws:iam::${account.id}:root`,
          )
          if (wholeAccount) return failed('names-the-account', { seen: principals })
          if (!principals.includes(report.arn))
            return failed('names-another', { seen: principals, expected: report.arn })
          return failed('bucket-refuses', { seen: read.because, expected: menu(account) })
        }
        if (read.by.every((source) => source.kind !== 'resource'))
          return failed('not-by-the-bucket', { seen: names(read.by) })
        const other = await account.user('orders-export')
        const stranger = other && (await other.can('s3:GetObject', { resource: menu(account) }))
        if (stranger?.allowed) return failed('bucket-too-open', { seen: other?.arn ?? '' })
        const write = await report.can('s3:PutObject', { resource: menu(account) })
        if (write.allowed) return failed('bucket-writable', { seen: names(write.by) })
        return passed({ user: report.arn, bucket: bucket.name, through: through([read]) }, report, bucket, read)
      },
    },
  },

  nearMisses,
  rightWays,

  free: ['test-machines', 'test-tables', 'read-the-menu', 'delete-with-mfa'],
})
