/** The review: what a year did to the account, then somebody who is already in it. */
import { defineLab } from '../../src/define-lab.ts'
import { type Account, type Asking, type Decision, securityScore } from '../../src/index.ts'
import { names, orNone } from '../../src/listing.ts'
import { blocked, failed, passed } from '../../src/verdict.ts'
import module from './module.ts'
import { backdoorRole, backdoorUser, trespassOf } from './trespass.ts'
import { nearMisses, rightWays } from './tries.ts'

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

  nearMisses,
  rightWays,
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
