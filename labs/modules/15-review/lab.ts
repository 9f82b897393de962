/** The review: what a year did to the account, then somebody who is already in it. */
import { defineLab } from '../../src/define-lab.ts'
import { type Account, type Asking, type Decision, securityScore } from '../../src/index.ts'
import { names, orNone } from '../../src/listing.ts'
import { blocked, failed, passed } from '../../src/verdict.ts'
import module from './module.ts'
import { backdoorRole, backdoorUser, trespassOf } from './trespass.ts'

const day = 86_400_000
const tooOld = 90
const isTooOld = (from: Date, now: Date) => now.getTime() - from.getTime() > tooOld * day
const ageInDays = (from: Date, now: Date) => Math.floor((now.getTime() - from.getTime()) / day)

const orders = (account: Account) => `arn:aws:dynamodb:us-east-1:${account.id}:table/kape-orders`
const menus = (account: Account) => `arn:aws:s3:::kape-labs-menu-${account.id}-us-east-1-an`
const customers = (account: Account) => `arn:aws:s3:::kape-labs-backup-${account.id}/customers-2019.csv`

/** What the attacker asked for, and would ask for again. */
const theirCalls = (account: Account): readonly { action: string; asking?: Asking }[] => [
  { action: 'iam:ListUsers' },
  { action: 'iam:CreateUser' },
  { action: 'iam:CreateRole' },
  { action: 's3:GetObject', asking: { resource: customers(account) } },
  { action: 'ec2:RunInstances' },
]

/** Items of the score that have words of their own here; the others are named by their key. */
const itemsWithWords = ['password-policy', 'groups', 'roles', 'buckets', 'instances']

/** People who work here: they are not mended by deleting them. */
const people = ['paul', 'finance']

export default defineLab(module, {
  startsAfter: '14-budgets',

  arrivals: [
    {
      run: 'arrives.sh',
      title: 'A year has passed',
      before: 'read-report',
      breaks: ['03-account', 'password-policy'],
    },
    { run: 'leaks.sh', title: 'A key has leaked', before: 'trail' },
  ],

  steps: {
    'read-report': {
      reads: ['activity', 'iam'],
      once: true,
      async check({ account }) {
        const log = await account.activity()
        const read = log.latest('iam:GetCredentialReport', 'allowed')
        if (read) return passed({ principal: read.principal, time: read.at.toISOString() }, read)
        const made = log.latest('iam:GenerateCredentialReport', 'allowed')
        if (made) return failed('report-not-fetched', { time: made.at.toISOString(), seen: made.principal })
        return failed('no-report', { account: account.id })
      },
    },

    'stale-keys': {
      reads: ['iam', 'time'],
      async check({ account }) {
        const [keys, now] = await Promise.all([account.keys(), account.now()])
        const active = keys.filter(({ status }) => status === 'Active')
        const stale = active.filter(({ createdAt }) => isTooOld(createdAt, now))
        if (stale.length > 0)
          return failed('stale-key', {
            seen: stale.map(({ owner, id, createdAt }) => `${owner} (${id}, ${ageInDays(createdAt, now)} days)`),
          })
        // The reports run every night: their key is young, and in use.
        const reports = active.find(({ owner }) => owner === 'reporting')
        if (!reports) return failed('young-key-gone', { seen: orNone(active.map(({ owner }) => owner)) })
        return passed({ keys: active.map(({ owner, id }) => `${owner} (${id})`) }, reports, ...active)
      },
    },

    'unused-users': {
      reads: ['iam', 'time'],
      async check({ account }) {
        const [users, now] = await Promise.all([account.users(), account.now()])
        for (const user of users) {
          const keys = (await user.accessKeys()).filter(({ status }) => status === 'Active')
          const ways = [...((await user.console()) ? ['a password'] : []), ...keys.map(({ id }) => `the key ${id}`)]
          if (ways.length === 0) continue
          const uses = await Promise.all(keys.map((key) => key.lastUsed()))
          const times = [user.createdAt, user.passwordLastUsed, ...uses.map((use) => use?.at)]
          const last = new Date(Math.max(...times.map((time) => time?.getTime() ?? 0)))
          if (isTooOld(last, now)) return failed('unused-user', { user: user.name, ways, days: ageInDays(last, now) })
        }
        const missing = people.filter((name) => !users.some((user) => user.name === name))
        if (missing.length > 0) return failed('people-gone', { seen: missing })
        const [first, ...rest] = users
        if (!first) return failed('people-gone', { seen: people })
        return passed({ users: names(users) }, first, ...rest)
      },
    },

    'second-factors': {
      reads: ['iam'],
      async check({ account }) {
        const users = await account.users()
        const missing = people.filter((name) => !users.some((user) => user.name === name))
        if (missing.length > 0) return failed('people-gone', { seen: missing })
        const withPassword = []
        for (const user of users) if (await user.console()) withPassword.push(user)
        const without = []
        for (const user of withPassword) if ((await user.mfaDevices()).length === 0) without.push(user.name)
        if (without.length > 0) {
          const loose = (await account.virtualMfaDevices()).filter(({ owner }) => owner === undefined)
          if (loose.length > 0)
            return failed('device-not-enabled', { seen: loose.map(({ serial }) => serial), users: without })
          return failed('no-second-factor', { users: without })
        }
        const [first, ...rest] = withPassword
        if (!first) return failed('no-passwords', { seen: names(users) })
        return passed({ users: names(withPassword) }, first, ...rest)
      },
    },

    'cut-down': {
      reads: ['iam', 'activity'],
      async check({ account }) {
        const reporting = await account.user('reporting')
        if (!reporting) return failed('reporting-gone', { seen: names(await account.users()) })
        const table = { resource: orders(account) }
        const needed = await Promise.all(
          ['dynamodb:Query', 'dynamodb:DescribeTable'].map((action) => reporting.can(action, table)),
        )
        const refused = needed.find((decision) => decision.denied)
        if (refused) return failed('reporting-refused', { action: refused.action, seen: refused.because })
        const more = await firstAllowed(reporting.can, [
          { action: 's3:GetObject', asking: { resource: customers(account) } },
          { action: 'ec2:RunInstances' },
          { action: 'lambda:CreateFunction' },
          { action: 'dynamodb:DeleteTable', asking: table },
          { action: 'dynamodb:PutItem', asking: table },
          { action: 'dynamodb:Scan', asking: table },
          {
            action: 'dynamodb:Query',
            asking: { resource: `arn:aws:dynamodb:us-east-1:${account.id}:table/kape-wages` },
          },
        ])
        if (more) return failed('reporting-too-free', { action: more.action, on: more.resource, seen: names(more.by) })
        const asked = (await account.activity()).latest('iam:GenerateServiceLastAccessedDetails', 'allowed')
        if (!asked) return failed('not-asked', { user: reporting.arn })
        return passed({ user: reporting.arn, by: needed.flatMap(({ by }) => names(by)) }, reporting, asked, ...needed)
      },
    },

    score: {
      reads: ['iam', 's3', 'ec2', 'budgets', 'account', 'console', 'time'],
      async check({ account }) {
        const { score, items } = await securityScore(account)
        const first = items.find(({ done }) => done === false)
        if (first) {
          const values = { score, seen: first.seen ?? '' }
          if (itemsWithWords.includes(first.id)) return failed(`score-${first.id}`, values)
          return failed('score-other', { ...values, item: first.id })
        }
        return passed({ score, items: items.filter(({ done }) => done).length }, await account.summary())
      },
    },

    trail: {
      reads: ['activity'],
      once: true,
      async check({ account }) {
        const trespass = await trespassOf(account)
        if (!trespass) return failed('nothing-yet', { account: account.id })
        const looked = (await account.activity()).since(trespass.begun.at)
        const read = looked.latest('cloudtrail:LookupEvents', 'allowed')
        if (read) return passed({ principal: read.principal, time: read.at.toISOString() }, read)
        const refused = looked.latest('cloudtrail:LookupEvents', 'denied')
        if (refused) return failed('history-refused', { seen: refused.principal })
        return failed('history-unread', { account: account.id })
      },
    },

    contain: {
      reads: ['iam', 'ec2'],
      needs: ['trail'],
      async check({ account }) {
        const trespass = await trespassOf(account)
        if (!trespass) return blocked('trail')
        const leaked = (await account.keys()).find(({ id }) => id === trespass.leakedKey)
        if (leaked?.status === 'Active') return failed('key-active', { seen: leaked.id, owner: leaked.owner })

        const calls = theirCalls(account)
        const user = await account.user(backdoorUser)
        const keys = ((await user?.accessKeys()) ?? []).filter(({ status }) => status === 'Active')
        if (user && (keys.length > 0 || (await user.console()))) {
          const asked = await Promise.all(calls.map(({ action, asking }) => user.can(action, asking)))
          if (!asked.every(({ forbidden }) => forbidden))
            return failed('backdoor-user', { user: user.arn, seen: orNone(keys.map(({ id }) => id)) })
        }

        const role = await account.role(backdoorRole)
        if (role) {
          const outside = account.neighbour('attacker') ?? '000000000000'
          const taken = await role.trusts({ account: outside })
          // Whoever wrote the trust policy may know the word that a condition asks for: it must not name them at all.
          const named = (await role.trustPolicy()).Statement.some(
            ({ Effect, Principal }) => Effect === 'Allow' && JSON.stringify(Principal ?? '').includes(outside),
          )
          if (taken.allowed || named) return failed('backdoor-role', { role: role.arn, seen: outside })
          const context = { 'aws:TokenIssueTime': trespass.sessionSince.toISOString().replace(/\.\d{3}Z$/, 'Z') }
          const alive = await firstAllowed(
            role.can,
            calls.map(({ action, asking }) => ({ action, asking: { ...asking, context } })),
          )
          if (alive) return failed('sessions-alive', { role: role.arn, action: alive.action, seen: names(alive.by) })
        }

        const running = (await account.instances()).filter(
          ({ id, state }) => trespass.machines.includes(id) && state !== 'terminated' && state !== 'shutting-down',
        )
        if (running.length > 0)
          return failed('machine-there', { seen: running.map(({ id, type, state }) => `${id}, ${type}, ${state}`) })
        return passed(
          { key: trespass.leakedKey, user: backdoorUser, role: backdoorRole, machines: trespass.machines },
          trespass.begun,
        )
      },
    },

    rotate: {
      reads: ['iam', 'activity'],
      needs: ['contain'],
      async check({ account }) {
        const trespass = await trespassOf(account)
        if (!trespass) return blocked('trail')
        const deploy = await account.user('deploy')
        if (!deploy) return failed('deploy-gone', { seen: names(await account.users()) })
        const keys = await deploy.accessKeys()
        const fresh = keys.find(({ id, status }) => id !== trespass.leakedKey && status === 'Active')
        if (!fresh) return failed('no-new-key', { user: deploy.arn, seen: orNone(keys.map(({ id }) => id)) })
        const upload = await deploy.can('s3:PutObject', { resource: `${menus(account)}/app/build.txt` })
        if (upload.denied) return failed('deploy-refused', { seen: upload.because })
        const more = await firstAllowed(deploy.can, [
          ...theirCalls(account),
          { action: 's3:PutObject', asking: { resource: `${menus(account)}/menu.txt` } },
          { action: 's3:DeleteObject', asking: { resource: `${menus(account)}/app/build.txt` } },
        ])
        if (more) return failed('deploy-too-free', { action: more.action, on: more.resource, seen: names(more.by) })
        if (!(await fresh.lastUsed())) return failed('new-key-unused', { seen: fresh.id })
        const left = keys.find(({ id }) => id === trespass.leakedKey)
        if (left) return failed('leaked-key-kept', { seen: left.id })
        return passed({ user: deploy.arn, key: fresh.id }, deploy, fresh, upload)
      },
    },

    'try-again': {
      reads: ['activity'],
      needs: ['contain'],
      once: true,
      async check({ account }) {
        const trespass = await trespassOf(account)
        if (!trespass) return blocked('trail')
        const last = trespass.log.entries.find(({ action }) => action !== 'sts:GetCallerIdentity')
        const refused = trespass.log.entries.find(({ outcome }) => outcome === 'denied')
        if (!refused) {
          // A key or a role that is gone answers nobody, and the record has no line of it: nothing is left to try.
          const [user, role] = await Promise.all([account.user(backdoorUser), account.role(backdoorRole)])
          const keys = (await user?.accessKeys()) ?? []
          if (role || keys.some(({ status }) => status === 'Active'))
            return failed('not-tried', { seen: last?.action ?? 'nothing' })
          return passed(
            { key: trespass.leakedKey, user: user ? 'without a key' : 'gone', role: 'gone' },
            await account.summary(),
          )
        }
        if (last?.outcome === 'allowed') return failed('still-answered', { action: last.action, seen: last.principal })
        return passed({ action: refused.action, principal: refused.principal }, refused)
      },
    },
  },

  nearMisses: [
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
  ],

  rightWays: [
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
  ],
})

async function firstAllowed(
  can: (action: string, asking?: Asking) => Promise<Decision>,
  calls: readonly { readonly action: string; readonly asking?: Asking }[],
): Promise<Decision | undefined> {
  for (const { action, asking } of calls) {
    const decision = await can(action, asking)
    if (decision.allowed) return decision
  }
  return undefined
}
