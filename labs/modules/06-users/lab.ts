/** Users and ARNs: a user of one's own, with rights, a password that nobody else knows, and a second factor. */
import { defineLab } from '../../src/define-lab.ts'
import { names } from '../../src/listing.ts'
import { blocked, failed, passed } from '../../src/verdict.ts'
import { moment } from '../03-account/moment.ts'
import { administration } from './administration.ts'
import module from './module.ts'
import { isOneTime, lastHandedOver } from './passwords.ts'

export default defineLab(module, {
  startsAfter: '04-mfa',
  free: ['mara-phone'],

  arrivals: [
    {
      run: 'arrives.sh',
      as: 'root',
      before: 'root-key-again',
      title: 'Tomas rang Ines',
      breaks: ['04-mfa', 'delete-root-key'],
    },
  ],

  steps: {
    'root-key-again': {
      reads: ['iam'],
      async check({ account }) {
        const root = await account.root()
        if (root.accessKeys === 0) return passed({ root: root.arn, keys: 0 }, root)
        if (root.keys && !root.keys.some(({ status }) => status === 'Active')) {
          return failed('key-put-to-sleep', { keys: root.accessKeys })
        }
        return failed('key-is-back', { keys: root.accessKeys })
      },
    },

    'create-user': {
      reads: ['iam'],
      async check({ account, start }) {
        const mara = await account.user('mara')
        if (mara) return passed({ user: mara.arn, id: mara.id }, mara)

        const here = new Set(start.users.map((user) => user.name))
        const newcomers = (await account.users()).filter((user) => !here.has(user.name))
        const nearly = newcomers.find((user) => user.name.toLowerCase() === 'mara')
        if (nearly) return failed('other-case', { seen: nearly.name, arn: nearly.arn })
        if (newcomers.length > 0) return failed('other-name', { seen: names(newcomers) })
        return failed('no-user-yet', { seen: [...here], account: account.id })
      },
    },

    'give-administrator': {
      reads: ['iam'],
      needs: ['create-user'],
      async check({ account, start }) {
        const mara = await account.user('mara')
        if (!mara) return blocked('create-user')

        const asked = await Promise.all(administration.map((action) => mara.can(action)))
        const refused = asked.filter((decision) => decision.denied)
        const [first] = refused

        if (!first) {
          const by = asked.flatMap((decision) => decision.by)
          const managed = by.filter((policy) => policy.kind === 'managed')
          if (managed.length === 0) return failed('written-in', { seen: [...new Set(names(by))] })
          const through = [...new Set(managed.map((policy) => policy.arn ?? policy.name))]
          return passed({ user: mara.arn, tried: asked.length, through }, mara, ...asked)
        }

        const forbidden = refused.find((decision) => decision.forbidden)
        if (forbidden) return failed('forbidden', { seen: names(forbidden.by), action: forbidden.action })

        const has = [
          ...names(await mara.managedPolicies()),
          ...(await mara.inlinePolicies()),
          ...names(await mara.groups()).map((group) => `what the group ${group} has`),
        ]
        if (has.length > 0) {
          return failed('not-enough', { seen: has, action: first.action, refused: refused.length, tried: asked.length })
        }

        const here = new Set(start.users.map((user) => user.name))
        for (const other of await account.users()) {
          if (here.has(other.name) || other.name === mara.name) continue
          const policies = await other.managedPolicies()
          if (policies.length > 0) return failed('somebody-else', { seen: other.name, policies: names(policies) })
        }
        return failed('no-policy', { seen: mara.arn, action: first.action })
      },
    },

    'console-access': {
      reads: ['iam', 'console'],
      needs: ['create-user'],
      async check({ account, start }) {
        const mara = await account.user('mara')
        if (!mara) return blocked('create-user')

        const password = await mara.console()
        if (!password) {
          for (const { name } of start.users) {
            const theirs = await (await account.user(name))?.console()
            if (theirs?.mustReset()) return failed('password-of-another', { seen: name })
          }
          return failed('no-password', { seen: mara.arn })
        }
        if (password.mustReset()) return passed({ user: mara.arn, since: moment(password.createdAt) }, mara)

        // Changed already, then: what matters is how it was handed over.
        const handed = lastHandedOver(await account.activity(), mara.name)
        if (handed && !isOneTime(handed)) return failed('not-one-time', { seen: mara.arn, by: handed.principal })
        return passed({ user: mara.arn, since: moment(password.createdAt) }, mara)
      },
    },

    'own-password': {
      reads: ['iam', 'console'],
      needs: ['console-access'],
      async check({ account }) {
        const mara = await account.user('mara')
        const password = await mara?.console()
        if (!mara || !password) return blocked('console-access')

        if (!password.mustReset()) {
          const at = mara.passwordLastUsed ? moment(mara.passwordLastUsed) : 'not at the console yet'
          return passed({ user: mara.arn, signedIn: at }, mara)
        }
        const tries = (await account.activity()).by(mara)
        const short = tries.entries.find(({ errorCode }) => errorCode === 'PasswordPolicyViolation')
        if (short) return failed('new-one-refused', { at: moment(short.at) })
        return failed('still-one-time', { seen: mara.arn })
      },
    },

    'second-factor': {
      reads: ['iam', 'console'],
      needs: ['create-user'],
      async check({ account, start }) {
        const mara = await account.user('mara')
        if (!mara) return blocked('create-user')

        const [device] = await mara.mfaDevices()
        if (device) return passed({ user: mara.arn, device: device.serial }, device)

        for (const { name } of start.users) {
          const [theirs] = (await (await account.user(name))?.mfaDevices()) ?? []
          if (theirs) return failed('device-of-another', { seen: theirs.serial, owner: name })
        }
        const waiting = (await account.virtualMfaDevices()).filter(({ owner }) => owner === undefined)
        if (waiting.length > 0) return failed('made-not-enabled', { seen: waiting.map(({ serial }) => serial) })
        return failed('no-second-factor', { seen: mara.arn })
      },
    },

    'retire-intern': {
      reads: ['iam'],
      needs: ['create-user'],
      async check({ account }) {
        const mara = await account.user('mara')
        const lost = await mara?.can('iam:AttachUserPolicy')
        if (lost?.denied) return failed('mara-lost-hers', { seen: lost.because, action: lost.action })

        const intern = await account.user('intern-2019')
        if (!intern) return failed('intern-gone', { account: account.id })
        const asked = await Promise.all(administration.map((action) => intern.can(action)))
        const allowed = asked.filter((decision) => decision.allowed)
        const [first] = allowed
        if (!first) return passed({ user: intern.arn, refused: asked.length }, intern, ...asked)
        if (allowed.length < asked.length) {
          return failed('still-much', {
            seen: names(first.by),
            may: allowed.length,
            tried: asked.length,
            action: first.action,
          })
        }
        return failed('still-administrator', { seen: names(first.by), tried: asked.length })
      },
    },

    'intern-refused': {
      reads: ['activity'],
      needs: ['retire-intern'],
      once: true,
      async check({ account }) {
        const theirs = (await account.activity()).where(({ userName }) => userName === 'intern-2019').entries
        const refused = theirs.find(({ outcome }) => outcome === 'denied')
        if (refused) {
          return passed(
            { principal: refused.principal, action: refused.action, key: refused.accessKeyId ?? '' },
            refused,
          )
        }
        const [last] = theirs
        if (last?.action === 'sts:GetCallerIdentity') return failed('asked-for-nothing', { seen: last.principal })
        return failed('not-tried-since', { seen: last?.action ?? 'nothing' })
      },
    },
  },

  nearMisses: [
    {
      name: 'the new root key deactivated and kept',
      run: 'put-to-sleep.sh',
      fails: ['root-key-again', 'key-put-to-sleep'],
    },
    {
      name: 'root\u2019s MFA device looked at, and the key overlooked',
      run: 'only-looked.sh',
      fails: ['root-key-again', 'key-is-back'],
    },
    { name: 'a user with another name', run: 'other-name.sh', fails: ['create-user', 'other-name'] },
    { name: 'a user called Mara, with a capital', run: 'other-case.sh', fails: ['create-user', 'other-case'] },
    {
      name: 'the policy attached to somebody else',
      run: 'somebody-else.sh',
      after: 'create-user',
      fails: ['give-administrator', 'somebody-else'],
    },
    {
      name: 'a policy whose name only begins the same',
      run: 'not-enough.sh',
      after: 'create-user',
      fails: ['give-administrator', 'not-enough'],
    },
    {
      name: 'the permission written into the user',
      run: 'written-in.sh',
      after: 'create-user',
      fails: ['give-administrator', 'written-in'],
    },
    {
      name: 'a statement that forbids part of it',
      run: 'forbidden.sh',
      after: 'give-administrator',
      fails: ['give-administrator', 'forbidden'],
    },
    {
      name: 'the policy attached, then detached again',
      run: 'no-policy.sh',
      after: 'give-administrator',
      fails: ['give-administrator', 'no-policy'],
    },
    {
      name: 'the user made, then deleted',
      run: 'no-user-yet.sh',
      after: 'create-user',
      fails: ['create-user', 'no-user-yet'],
    },
    {
      name: 'a key made instead of a password',
      run: 'key-instead.sh',
      after: 'give-administrator',
      fails: ['console-access', 'no-password'],
    },
    {
      name: 'a password that need not be changed',
      run: 'for-good.sh',
      after: 'give-administrator',
      fails: ['console-access', 'not-one-time'],
    },
    {
      name: 'the intern\u2019s password reset instead',
      run: 'interns-password.sh',
      after: 'give-administrator',
      fails: ['console-access', 'password-of-another'],
    },
    {
      name: 'signed in with the one-time password, and stopped there',
      run: 'half-way.sh',
      after: 'console-access',
      fails: ['own-password', 'still-one-time'],
    },
    {
      name: 'a new password that the policy refuses',
      run: 'short-password.sh',
      after: 'console-access',
      fails: ['own-password', 'new-one-refused'],
    },
    {
      name: 'a device made and not enabled',
      run: 'made-only.sh',
      after: 'own-password',
      fails: ['second-factor', 'made-not-enabled'],
    },
    {
      name: 'the device enabled for the intern',
      run: 'device-for-intern.sh',
      after: 'own-password',
      fails: ['second-factor', 'device-of-another'],
    },
    {
      name: 'the device deactivated again',
      run: 'device-away.sh',
      after: 'second-factor',
      fails: ['second-factor', 'no-second-factor'],
    },
    {
      name: 'the console password taken away, and the policy left',
      run: 'password-away.sh',
      after: 'second-factor',
      fails: ['retire-intern', 'still-administrator'],
    },
    {
      name: 'another powerful policy in place of the first',
      run: 'power-user.sh',
      after: 'second-factor',
      fails: ['retire-intern', 'still-much'],
    },
    {
      name: 'the policy detached from the wrong user',
      run: 'wrong-user.sh',
      after: 'second-factor',
      fails: ['retire-intern', 'mara-lost-hers'],
    },
    {
      name: 'the intern deleted altogether',
      run: 'intern-deleted.sh',
      after: 'second-factor',
      fails: ['retire-intern', 'intern-gone'],
    },
    {
      name: 'looked at the policies instead of trying the key',
      run: 'looked-only.sh',
      after: 'retire-intern',
      fails: ['intern-refused', 'not-tried-since'],
    },
    {
      name: 'tried the one call that needs no permission',
      run: 'who-am-i.sh',
      after: 'retire-intern',
      fails: ['intern-refused', 'asked-for-nothing'],
    },
    {
      name: 'IAMFullAccess in its place',
      run: 'intern-iam.sh',
      after: 'second-factor',
      fails: ['retire-intern', 'still-much'],
    },
    {
      name: 'one policy left, that attaches others',
      run: 'intern-attaches.sh',
      after: 'second-factor',
      fails: ['retire-intern', 'still-much'],
    },
  ],

  rightWays: [
    {
      name: 'rights through a group, by a policy of one\u2019s own',
      run: 'group-and-own-policy.sh',
      after: 'create-user',
      passes: 'give-administrator',
    },
    {
      name: 'a password first, the demand to change it afterwards',
      run: 'reset-later.sh',
      after: 'give-administrator',
      passes: 'console-access',
    },
    {
      name: 'the password changed with the API, by mara herself',
      run: 'changed-by-api.sh',
      after: 'console-access',
      passes: 'own-password',
    },
    {
      name: 'a device with a path, next to another that waits',
      run: 'device-with-path.sh',
      after: 'own-password',
      passes: 'second-factor',
    },
    {
      name: 'a boundary in place of taking the policy away',
      run: 'by-boundary.sh',
      after: 'second-factor',
      passes: 'retire-intern',
    },
    {
      name: 'a statement that denies everything',
      run: 'by-deny.sh',
      after: 'second-factor',
      passes: 'retire-intern',
    },
    { name: 'reading left to the intern', run: 'intern-reads.sh', after: 'second-factor', passes: 'retire-intern' },
  ],
})
