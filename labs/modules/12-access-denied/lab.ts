/** Access denied, five times: each has one smallest change that helps, and things that must stay shut. */
import { defineLab } from '../../src/define-lab.ts'
import type { Account, Asking, User } from '../../src/index.ts'
import { names } from '../../src/listing.ts'
import { failed, passed } from '../../src/verdict.ts'
import module from './module.ts'

const bucketOf = (account: Account) => `arn:aws:s3:::kape-labs-menu-${account.id}-us-east-1-an`
const orders = (account: Account) => `arn:aws:dynamodb:us-east-1:${account.id}:table/kape-orders`
const customers = (account: Account) => `arn:aws:s3:::kape-labs-backup-${account.id}/customers-2019.csv`

interface Try {
  readonly action: string
  readonly asking?: Asking
}

/** What somebody needs and what must stay shut: named actions, each tried. */
async function opened(who: User, need: readonly Try[], shut: readonly Try[]) {
  const needed = await Promise.all(need.map(({ action, asking }) => who.can(action, asking)))
  const refused = needed.find((decision) => decision.denied)
  if (refused) return { refused }
  for (const { action, asking } of shut) {
    const more = await who.can(action, asking)
    if (more.allowed) return { more }
  }
  return { needed, tried: need.length + shut.length }
}

async function gone(account: Account, user: string) {
  return failed('somebody-is-gone', { user, seen: names(await account.users()) })
}

export default defineLab(module, {
  startsAfter: '11-simulator',

  arrivals: [
    {
      run: 'arrives.sh',
      title: 'Five people have written to you',
      before: 'mend-what-broke',
      breaks: ['10-policies', 'own-password'],
    },
  ],

  steps: {
    'mend-what-broke': {
      reads: ['iam'],
      async check({ account }) {
        const people = ['mara', 'dana', 'jonas', 'tess']
        const users = (await account.users()).filter((user) => people.includes(user.name))
        const asked = await Promise.all(
          users.map(async (user) => ({ user, own: await user.can('iam:ChangePassword', { resource: user.arn }) })),
        )
        const without = asked.filter(({ own }) => own.denied)
        if (without.length > 0) return failed('somebody-may-not-again', { seen: without.map(({ user }) => user.name) })
        const [first, ...rest] = asked.map(({ own }) => own)
        if (!first) return failed('somebody-may-not-again', { seen: people })
        return passed({ users: names(users) }, first, ...rest)
      },
    },

    'ask-by-id': {
      reads: ['activity'],
      once: true,
      async check({ account }) {
        const log = await account.activity()
        const asked = log.entries.find(
          (entry) => entry.action.endsWith(':GetRequestAuthorizationDetails') && entry.outcome === 'allowed',
        )
        if (asked) return passed({ principal: asked.principal, time: asked.at.toISOString() }, asked)
        const refused = log.entries.find(
          (entry) => entry.action.endsWith(':GetRequestAuthorizationDetails') && entry.outcome !== 'allowed',
        )
        if (refused)
          return failed('id-not-found', { seen: refused.errorCode ?? 'a refusal', principal: refused.principal })
        const denied = log.entries.find((entry) => entry.authorizationId !== undefined)
        if (!denied) return failed('no-denial-with-id', { account: account.id })
        return failed('id-not-followed', { seen: denied.authorizationId ?? '', action: denied.action })
      },
    },

    'missing-action': {
      reads: ['iam', 's3'],
      async check({ account }) {
        const lea = await account.user('lea')
        if (!lea) return gone(account, 'lea')
        const bucket = bucketOf(account)
        const drafts = { resource: `${bucket}/drafts/winter.txt` }
        const result = await opened(
          lea,
          [
            { action: 's3:PutObject', asking: drafts },
            { action: 's3:GetObject', asking: drafts },
          ],
          [
            { action: 's3:PutObject', asking: { resource: `${bucket}/menu.txt` } },
            { action: 's3:PutObject', asking: { resource: `${bucket}/drafts-of-others/winter.txt` } },
            { action: 's3:DeleteObject', asking: drafts },
            { action: 's3:DeleteObject', asking: { resource: `${bucket}/menu.txt` } },
            {
              action: 's3:PutObject',
              asking: { resource: `arn:aws:s3:::kape-labs-backup-${account.id}/drafts/winter.txt` },
            },
            { action: 's3:PutBucketPolicy', asking: { resource: bucket } },
            { action: 'iam:CreateUser' },
          ],
        )
        if (result.refused)
          return failed('lea-refused', { action: result.refused.action, seen: result.refused.because })
        if (result.more)
          return failed('lea-too-free', {
            action: result.more.action,
            on: result.more.resource,
            seen: names(result.more.by),
          })
        return passed({ user: lea.arn, tried: result.tried }, lea, ...result.needed)
      },
    },

    'wrong-arn': {
      reads: ['iam'],
      async check({ account }) {
        const printer = await account.user('label-printer')
        if (!printer) return gone(account, 'label-printer')
        const table = (name: string) => ({ resource: `arn:aws:dynamodb:us-east-1:${account.id}:table/${name}` })
        const result = await opened(
          printer,
          [{ action: 'dynamodb:Query', asking: { resource: orders(account) } }],
          [
            { action: 'dynamodb:Query', asking: table('kape-wages') },
            { action: 'dynamodb:Query', asking: table('kape-orders-2019') },
            { action: 'dynamodb:Scan', asking: { resource: orders(account) } },
            { action: 'dynamodb:PutItem', asking: { resource: orders(account) } },
            { action: 'dynamodb:DeleteTable', asking: { resource: orders(account) } },
            { action: 's3:ListAllMyBuckets' },
          ],
        )
        if (result.refused) {
          const policy = (await account.policies()).find((each) => each.name === 'LabelPrinter')
          const about = policy ? (await policy.document()).Statement.flatMap(({ Resource = [] }) => Resource) : []
          return failed('printer-refused', { seen: about.length > 0 ? about : ['nothing'], expected: orders(account) })
        }
        if (result.more)
          return failed('printer-too-free', {
            action: result.more.action,
            on: result.more.resource,
            seen: names(result.more.by),
          })
        return passed({ user: printer.arn, tried: result.tried }, printer, ...result.needed)
      },
    },

    'explicit-deny': {
      reads: ['iam', 's3'],
      async check({ account }) {
        const omar = await account.user('omar')
        const guest = await account.user('guest-tablet')
        if (!omar) return gone(account, 'omar')
        if (!guest) return gone(account, 'guest-tablet')
        const menu = { resource: `${bucketOf(account)}/menu.txt` }
        const result = await opened(
          omar,
          [{ action: 's3:GetObject', asking: menu }],
          [
            { action: 's3:PutObject', asking: menu },
            { action: 's3:DeleteObject', asking: menu },
            { action: 's3:GetObject', asking: { resource: customers(account) } },
          ],
        )
        if (result.refused) {
          if (result.refused.forbidden) return failed('omar-forbidden', { seen: names(result.refused.by) })
          return failed('omar-nothing-allows', { seen: result.refused.because })
        }
        if (result.more)
          return failed('omar-too-free', {
            action: result.more.action,
            on: result.more.resource,
            seen: names(result.more.by),
          })
        // The tablet in the café hangs in the same group, and is why the Deny was written.
        const tablet = await guest.can('s3:GetObject', { resource: `${bucketOf(account)}/drafts/winter.txt` })
        if (!tablet.forbidden) return failed('tablet-too-free', { seen: guest.arn })
        return passed({ user: omar.arn, tried: result.tried + 1 }, omar, tablet, ...result.needed)
      },
    },

    boundary: {
      reads: ['iam'],
      async check({ account }) {
        const stats = await account.user('orders-stats')
        if (!stats) return gone(account, 'orders-stats')
        const on = { resource: orders(account) }
        const limit = await stats.boundary()
        const result = await opened(
          stats,
          [
            { action: 'dynamodb:Query', asking: on },
            { action: 'dynamodb:DescribeTable', asking: on },
          ],
          [
            { action: 'dynamodb:PutItem', asking: on },
            { action: 'dynamodb:Scan', asking: on },
            { action: 'dynamodb:DeleteTable', asking: on },
          ],
        )
        if (result.refused)
          return failed('stats-refused', {
            action: result.refused.action,
            layer: result.refused.layer,
            seen: result.refused.because,
          })
        if (result.more) {
          if (!limit) return failed('stats-unbound', { action: result.more.action })
          return failed('stats-too-free', { action: result.more.action, seen: limit.name })
        }
        for (const name of ['orders-report', 'orders-export']) {
          const other = await account.user(name)
          const more = other && (await other.can('dynamodb:DescribeTable', on))
          if (more?.allowed)
            return failed('others-loosened', { user: name, seen: (await other?.boundary())?.name ?? 'no boundary' })
        }
        if (!limit) return failed('stats-unbound', { action: 'what its policies say' })
        return passed({ user: stats.arn, boundary: limit.arn, tried: result.tried + 2 }, stats, ...result.needed)
      },
    },

    'second-factor': {
      reads: ['iam', 'activity'],
      async check({ account }) {
        const priya = await account.user('priya')
        if (!priya) return gone(account, 'priya')
        const file = { resource: customers(account) }
        const without = await priya.can('s3:GetObject', file)
        const untrue = await priya.can('s3:GetObject', { ...file, context: { 'aws:MultiFactorAuthPresent': 'false' } })
        if (without.allowed || untrue.allowed)
          return failed('condition-gone', { seen: names([...without.by, ...untrue.by]) })
        const proven = await priya.can('s3:GetObject', {
          ...file,
          context: { 'aws:MultiFactorAuthPresent': 'true', 'aws:MultiFactorAuthAge': '60' },
        })
        if (proven.denied) return failed('priya-never', { seen: proven.because })
        const write = await priya.can('s3:PutObject', { ...file, context: { 'aws:MultiFactorAuthPresent': 'true' } })
        if (write.allowed) return failed('priya-too-free', { seen: names(write.by) })
        const devices = await priya.mfaDevices()
        if (devices.length === 0) return failed('no-device', { user: priya.arn })
        const read = (await account.activity())
          .by(priya)
          .where((entry) => entry.mfa)
          .latest('s3:GetObject', 'allowed')
        if (!read) return failed('factor-unused', { seen: devices.map(({ serial }) => serial) })
        return passed({ user: priya.arn, device: devices.map(({ serial }) => serial) }, priya, proven, read)
      },
      once: true,
    },
  },

  nearMisses: [
    { name: 'nothing mended', run: 'look-around.sh', fails: ['mend-what-broke', 'somebody-may-not-again'] },
    {
      name: 'no refusal seen',
      run: 'look-around.sh',
      after: 'mend-what-broke',
      fails: ['ask-by-id', 'no-denial-with-id'],
    },
    {
      name: 'a refusal, and nobody asked further',
      run: 'denied-only.sh',
      after: 'mend-what-broke',
      fails: ['ask-by-id', 'id-not-followed'],
    },
    {
      name: 'an id that does not exist',
      run: 'wrong-id.sh',
      after: 'mend-what-broke',
      fails: ['ask-by-id', 'id-not-found'],
    },

    {
      name: 'nothing changed for lea',
      run: 'look-around.sh',
      after: 'ask-by-id',
      fails: ['missing-action', 'lea-refused'],
    },
    { name: 'AmazonS3FullAccess', run: 'lea-full.sh', after: 'ask-by-id', fails: ['missing-action', 'lea-too-free'] },
    {
      name: 'writing in the whole bucket',
      run: 'lea-bucket.sh',
      after: 'ask-by-id',
      fails: ['missing-action', 'lea-too-free'],
    },
    { name: 'lea deleted', run: 'lea-gone.sh', after: 'ask-by-id', fails: ['missing-action', 'somebody-is-gone'] },

    {
      name: 'another action added, the ARN left',
      run: 'printer-action.sh',
      after: 'missing-action',
      fails: ['wrong-arn', 'printer-refused'],
    },
    {
      name: 'a star for the table',
      run: 'printer-star.sh',
      after: 'missing-action',
      fails: ['wrong-arn', 'printer-too-free'],
    },

    { name: 'one Allow more', run: 'omar-allow.sh', after: 'wrong-arn', fails: ['explicit-deny', 'omar-forbidden'] },
    {
      name: 'out of the group that also allowed',
      run: 'omar-out.sh',
      after: 'wrong-arn',
      fails: ['explicit-deny', 'omar-nothing-allows'],
    },
    {
      name: 'the Deny deleted for all',
      run: 'omar-no-deny.sh',
      after: 'wrong-arn',
      fails: ['explicit-deny', 'tablet-too-free'],
    },
    {
      name: 'all of S3 for omar, outside the group',
      run: 'omar-full.sh',
      after: 'wrong-arn',
      fails: ['explicit-deny', 'omar-too-free'],
    },

    { name: 'one Allow more', run: 'stats-allow.sh', after: 'explicit-deny', fails: ['boundary', 'stats-refused'] },
    {
      name: 'the boundary removed',
      run: 'stats-unbound.sh',
      after: 'explicit-deny',
      fails: ['boundary', 'stats-unbound'],
    },
    {
      name: 'a boundary with all of DynamoDB',
      run: 'stats-wide.sh',
      after: 'explicit-deny',
      fails: ['boundary', 'stats-too-free'],
    },
    {
      name: 'the common boundary changed',
      run: 'stats-common.sh',
      after: 'explicit-deny',
      fails: ['boundary', 'others-loosened'],
    },

    {
      name: 'the condition removed',
      run: 'priya-no-condition.sh',
      after: 'boundary',
      fails: ['second-factor', 'condition-gone'],
    },
    { name: 'nothing done', run: 'look-around.sh', after: 'boundary', fails: ['second-factor', 'no-device'] },
    {
      name: 'a device, and the old way in',
      run: 'priya-unused.sh',
      after: 'boundary',
      fails: ['second-factor', 'factor-unused'],
    },
    {
      name: 'the policy taken away',
      run: 'priya-nothing.sh',
      after: 'boundary',
      fails: ['second-factor', 'priya-never'],
    },
    { name: 'writing as well', run: 'priya-full.sh', after: 'boundary', fails: ['second-factor', 'priya-too-free'] },
    {
      name: 'drafts without the slash',
      run: 'lea-no-slash.sh',
      after: 'ask-by-id',
      fails: ['missing-action', 'lea-too-free'],
    },
    {
      name: 'every Put, on the bucket too',
      run: 'lea-put-all.sh',
      after: 'ask-by-id',
      fails: ['missing-action', 'lea-too-free'],
    },
    {
      name: 'a star at the end of the name',
      run: 'printer-prefix.sh',
      after: 'missing-action',
      fails: ['wrong-arn', 'printer-too-free'],
    },
    {
      name: 'everything allowed but what came to mind',
      run: 'stats-but.sh',
      after: 'explicit-deny',
      fails: ['boundary', 'stats-too-free'],
    },
  ],

  rightWays: [
    { name: 'a policy of one’s own for the password', run: 'password-inline.sh', passes: 'mend-what-broke' },
    { name: 'asked as mara', run: 'ask-other.sh', after: 'mend-what-broke', passes: 'ask-by-id' },
    { name: 'the bucket says it', run: 'lea-by-bucket.sh', after: 'ask-by-id', passes: 'missing-action' },
    {
      name: 'an inline policy, and the old one taken off',
      run: 'printer-inline.sh',
      after: 'missing-action',
      passes: 'wrong-arn',
    },
    {
      name: 'omar out of the group, with what he needs',
      run: 'omar-moved.sh',
      after: 'wrong-arn',
      passes: 'explicit-deny',
    },
    { name: 'a boundary of another name', run: 'stats-named.sh', after: 'explicit-deny', passes: 'boundary' },
    {
      name: 'with the profile that mfa-login made',
      run: 'priya-session.sh',
      after: 'boundary',
      passes: 'second-factor',
    },
    { name: 'lea in a group of writers', run: 'lea-by-group.sh', after: 'ask-by-id', passes: 'missing-action' },
    { name: 'the indexes of the table too', run: 'printer-indexes.sh', after: 'missing-action', passes: 'wrong-arn' },
    {
      name: 'the Deny with a condition on the user’s name',
      run: 'omar-named.sh',
      after: 'wrong-arn',
      passes: 'explicit-deny',
    },
    {
      name: 'omar out of Guests, and named by the bucket',
      run: 'omar-by-bucket.sh',
      after: 'wrong-arn',
      passes: 'explicit-deny',
    },
  ],
})
