/** Roles: who may put one on, what it gives, and for how long. */
import { defineLab } from '../../src/define-lab.ts'
import type { Account, Instance } from '../../src/index.ts'
import { names, orNone } from '../../src/listing.ts'
import { blocked, failed, passed, unverifiable } from '../../src/verdict.ts'
import module from './module.ts'
import { nearMisses, rightWays } from './tries.ts'

/** Types of the free plan since July 2025: the small ones. */
const freeTypes = ['t2.micro', 't3.micro', 't3.small', 't4g.micro', 't4g.small']
/** What Halm & Partner ask their clients to demand of them. */
const externalId = 'HP-4711'

const there = (instance: Instance) => instance.state !== 'terminated' && instance.state !== 'shutting-down'
const menu = (account: Account) => `arn:aws:s3:::kape-labs-menu-${account.id}-us-east-1-an/menu.txt`

/** The first account that a trust policy names besides one's own. */
const otherAccount = (trusted: readonly string[], own: string): string | undefined =>
  trusted
    .map((each) => /^(?:arn:aws:iam::)?(\d{12})(?::|$)/.exec(each)?.[1])
    .find((id) => id !== undefined && id !== own)

/** The machine of this module: the newest that is not on its way out. */
async function machine(account: Account): Promise<Instance | undefined> {
  const instances = (await account.instances()).filter(there)
  return instances.toSorted((one, other) => other.launchedAt.getTime() - one.launchedAt.getTime())[0]
}

export default defineLab(module, {
  startsAfter: '08-groups',

  arrivals: [
    {
      run: 'arrives.sh',
      title: 'Somebody made sure that mara can work',
      before: 'mend-what-broke',
      breaks: ['08-groups', 'move-admin'],
    },
  ],

  steps: {
    'mend-what-broke': {
      reads: ['iam'],
      async check({ account }) {
        const mara = await account.user('mara')
        if (!mara) return failed('mara-gone', { seen: names(await account.users()) })
        const own = [...names(await mara.managedPolicies()), ...(await mara.inlinePolicies())]
        if (own.length > 0) return failed('still-on-mara', { seen: own })
        const create = await mara.can('iam:CreateUser')
        if (create.denied) return failed('mara-too-little', { seen: create.because })
        return passed({ user: mara.arn, allowedBy: names(create.by) }, mara, create)
      },
    },

    'create-role': {
      reads: ['iam'],
      async check({ account }) {
        const role = await account.role('EC2_S3ReadOnlyAccess')
        if (!role) {
          const nearly = (await account.roles()).find((each) => /ec2.*s3|s3.*ec2/i.test(each.name))
          if (nearly) return failed('other-role-name', { seen: nearly.name })
          return failed('no-role', { account: account.id })
        }
        const machines = await role.trusts({ service: 'ec2.amazonaws.com' })
        const trusted = (await role.trustPolicy()).Statement.flatMap(({ Principal = {} }) =>
          typeof Principal === 'string' ? [Principal] : Object.values(Principal).flat(),
        )
        if (machines.denied) return failed('not-for-machines', { seen: orNone(trusted) })
        const stranger = await role.trusts({ account: account.neighbour('attacker') ?? '999999999999' })
        const own = await role.trusts({ account: account.id })
        if (stranger.allowed || own.allowed) return failed('for-others-too', { seen: trusted })

        const read = await role.can('s3:GetObject', { resource: menu(account) })
        const list = await role.can('s3:ListAllMyBuckets')
        const refused = [read, list].find((decision) => decision.denied)
        if (refused) return failed('role-too-little', { action: refused.action, seen: refused.because })
        for (const action of [
          's3:PutObject',
          's3:DeleteObject',
          's3:DeleteBucket',
          'iam:ListUsers',
          'ec2:RunInstances',
          'dynamodb:Scan',
        ]) {
          const more = await role.can(action, action.startsWith('s3:') ? { resource: menu(account) } : {})
          if (more.allowed) return failed('role-too-much', { action, seen: names(more.by) })
        }
        return passed({ role: role.arn, allowedBy: names(read.by) }, role, read, list, machines)
      },
    },

    'key-pair': {
      reads: ['ec2'],
      async check({ account }) {
        const pairs = await account.keyPairs()
        const pair = pairs.find((each) => each.name === 'kape-key')
        if (!pair) return failed('no-key-pair', { seen: orNone(names(pairs)) })
        if (pair.kind !== 'rsa') return failed('other-kind', { seen: pair.kind })
        return passed({ keyPair: pair.name, id: pair.id }, pair)
      },
    },

    launch: {
      reads: ['ec2'],
      needs: ['key-pair'],
      // What is launched here is terminated at the end of this module.
      once: true,
      async check({ account }) {
        const instance = await machine(account)
        if (!instance) return failed('no-machine', { account: account.id })
        if (!freeTypes.includes(instance.type)) return failed('other-type', { id: instance.id, seen: instance.type })
        if (instance.metadataTokens !== 'required') return failed('old-metadata', { id: instance.id })
        if (instance.keyName !== 'kape-key')
          return failed('other-key', { id: instance.id, seen: instance.keyName ?? 'no key pair' })
        // A machine that is starting has been launched; that it runs soon after is no request that would look again.
        if (!['pending', 'running'].includes(instance.state))
          return failed('not-running', { id: instance.id, seen: instance.state })
        return passed({ instance: instance.id, type: instance.type }, instance)
      },
    },

    'attach-role': {
      reads: ['ec2', 'iam'],
      needs: ['create-role', 'launch'],
      once: true,
      async check({ account }) {
        const instance = await machine(account)
        if (!instance) return failed('no-machine', { account: account.id })
        if (!instance.profileArn) return failed('no-profile', { id: instance.id })
        for (const role of await account.roles()) {
          const profiles = await role.instanceProfiles()
          if (!profiles.some((profile) => profile.arn === instance.profileArn)) continue
          if (role.name === 'EC2_S3ReadOnlyAccess')
            return passed({ instance: instance.id, profile: instance.profileArn, role: role.arn }, instance, role)
          return failed('other-role-attached', { id: instance.id, seen: role.name })
        }
        return failed('empty-profile', { id: instance.id, seen: instance.profileArn })
      },
    },

    'read-as-machine': {
      reads: ['activity'],
      needs: ['attach-role'],
      once: true,
      async check({ account }) {
        const role = await account.role('EC2_S3ReadOnlyAccess')
        const log = (await account.activity())
          .by(role?.arn ?? 'arn:aws:iam::000000000000:role/EC2_S3ReadOnlyAccess')
          .where((entry) => /^i-[0-9a-f]+$/.test(entry.sessionName ?? ''))
        if (log.entries.length === 0) return failed('machine-silent', { account: account.id })
        const wanted = [
          { allowed: 's3:ListAllMyBuckets', says: 'list the buckets' },
          { allowed: 's3:GetObject', says: 'download a file' },
          { denied: 's3:PutObject', says: 'upload one, and be refused' },
        ]
        const sighting = log.sees(
          ...wanted.map(({ allowed, denied }) => ({ ...(allowed && { allowed }), ...(denied && { denied }) })),
        )
        const [first, ...more] = sighting.entries
        if (!sighting.all || !first) {
          const left = wanted.filter(({ allowed, denied }) =>
            sighting.missing.some((each) => (each.allowed ?? each.denied) === (allowed ?? denied)),
          )
          return failed('machine-not-all', { seen: log.entries.length, missing: left.map(({ says }) => says) })
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

    'dana-assumes': {
      reads: ['iam', 'activity'],
      async check({ account }) {
        const role = await account.role('MachineKeeper')
        if (!role) return failed('no-keeper', { seen: orNone(names(await account.roles())) })
        const dana = await account.user('dana')
        if (!dana) return failed('no-dana', { seen: names(await account.users()) })
        const trusts = await role.trusts(dana.arn)
        if (trusts.denied) return failed('dana-not-trusted', { seen: trusts.because, role: role.arn })
        const jonas = await account.user('jonas')
        const also = jonas && (await role.trusts(jonas.arn))
        if (also?.allowed) return failed('everyone-trusted', { seen: jonas?.arn ?? '', role: role.arn })
        const needed = await Promise.all(
          ['ec2:DescribeInstances', 'ec2:StartInstances', 'ec2:StopInstances'].map((action) => role.can(action)),
        )
        const refused = needed.find((decision) => decision.denied)
        if (refused) return failed('keeper-too-little', { action: refused.action, seen: refused.because })
        for (const action of ['ec2:RunInstances', 'ec2:TerminateInstances', 's3:ListAllMyBuckets', 'iam:ListUsers']) {
          const more = await role.can(action)
          if (more.allowed) return failed('keeper-too-much', { action, seen: names(more.by) })
        }
        const direct = await dana.can('ec2:StopInstances')
        if (direct.allowed) return failed('dana-without-role', { seen: names(direct.by) })
        const used = (await account.activity()).by(role.arn).entries.find(({ outcome }) => outcome === 'allowed')
        if (!used) return failed('keeper-unused', { role: role.arn })
        return passed({ role: role.arn, principal: used.principal }, role, trusts, ...needed, used)
      },
    },

    auditors: {
      reads: ['iam'],
      async check({ account }) {
        const role = await account.role('HalmAudit')
        if (!role) return failed('no-audit-role', { seen: orNone(names(await account.roles())) })
        const trusted = (await role.trustPolicy()).Statement.flatMap(({ Principal = {} }) =>
          typeof Principal === 'string' ? [Principal] : Object.values(Principal).flat(),
        )
        // Where the workshop made no auditors, they are whoever has the other account that is named.
        const auditor = account.neighbour('auditor') ?? otherAccount(trusted, account.id)
        if (auditor === undefined) return unverifiable('witness')
        // Their account as a whole, or the one of them who comes.
        const candidates = [
          { account: auditor },
          ...trusted.filter((each) => each.startsWith(`arn:aws:iam::${auditor}:`) && !each.endsWith(':root')),
        ]
        const ask = (context: Record<string, string>) =>
          Promise.all(candidates.map((candidate) => role.trusts(candidate, { context })))
        const trusting = (await ask({ 'sts:ExternalId': externalId })).find((decision) => decision.allowed)
        if (!trusting) {
          const named = trusted.some((each) => each.includes(auditor))
          if (!named) return failed('another-account', { seen: orNone(trusted), expected: auditor })
          return failed('other-external-id', { seen: orNone(trusted), expected: externalId })
        }
        if ((await ask({})).some((decision) => decision.allowed)) return failed('no-external-id', { seen: trusted })
        const stranger = { account: account.neighbour('attacker') ?? '999999999999' }
        const attacker = await role.trusts(stranger, { context: { 'sts:ExternalId': externalId } })
        if (attacker.allowed) return failed('anybody', { seen: trusted })

        const look = await Promise.all(
          ['iam:ListUsers', 'iam:GetAccountPasswordPolicy', 's3:GetBucketPolicy'].map((action) => role.can(action)),
        )
        const refused = look.find((decision) => decision.denied)
        if (refused) return failed('audit-too-little', { action: refused.action, seen: refused.because })
        for (const action of [
          's3:GetObject',
          'dynamodb:Scan',
          'iam:CreateUser',
          'ec2:RunInstances',
          's3:PutBucketPolicy',
        ]) {
          const more = await role.can(action)
          if (more.allowed) return failed('audit-too-much', { action, seen: names(more.by) })
        }
        return passed(
          { role: role.arn, trusted, allowedBy: [...new Set(look.flatMap(({ by }) => names(by)))] },
          role,
          trusting,
          ...look,
        )
      },
    },

    'as-auditor': {
      reads: ['activity'],
      needs: ['auditors'],
      once: true,
      async check({ account }) {
        const role = await account.role('HalmAudit')
        const log = (await account.activity()).by(role?.arn ?? 'arn:aws:iam::000000000000:role/HalmAudit')
        const used = log.entries.find((entry) => entry.outcome === 'allowed')
        if (used) return passed({ principal: used.principal, action: used.action }, used)
        return failed('auditors-outside', { seen: log.entries.length, role: role?.arn ?? 'HalmAudit' })
      },
    },

    terminate: {
      reads: ['ec2'],
      async check({ account }) {
        const all = await account.instances()
        const left = all.filter(there)
        if (left.length > 0) return failed('machine-there', { seen: left.map(({ id, state }) => `${id}, ${state}`) })
        // EC2 shows it for a while; later only the record knows that there was one.
        const gone = all.find((each) => !there(each))
        if (gone) return passed({ machines: 'none' }, gone)
        const launched = (await account.activity()).latest('ec2:RunInstances', 'allowed')
        if (!launched) return blocked('launch')
        return passed({ machines: 'none' }, launched)
      },
    },
  },

  nearMisses,
  rightWays,
})
