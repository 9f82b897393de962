/** A second lock for root, and the key that was lying beside it. */
import { defineLab } from '../../src/define-lab.ts'
import { attackerAddress } from '../../src/start/kape-labs.ts'
import { blocked, failed, passed } from '../../src/verdict.ts'
import { moment } from '../03-account/moment.ts'
import { shortcomings } from '../03-account/password-rules.ts'
import { byAttacker, byRoot, isTry } from './attacker.ts'
import module from './module.ts'

export default defineLab(module, {
  startsAfter: '03-account',
  free: ['root-phone'],

  arrivals: [
    {
      run: 'arrives.sh',
      as: 'root',
      before: 'mend-policy',
      title: 'Somebody was in the account',
      breaks: ['03-account', 'password-policy'],
    },
  ],

  steps: {
    'mend-policy': {
      reads: ['iam'],
      async check({ account }) {
        const policy = await account.passwordPolicy()
        if (!policy) return failed('policy-gone', { account: account.id })
        const lacking = shortcomings(policy)
        if (lacking.length > 0) return failed('policy-weakened', { seen: lacking })
        return passed({ length: policy.minimumLength, reuse: policy.reusePrevention }, policy)
      },
    },

    'in-by-password': {
      reads: ['console'],
      once: true,
      async check({ account }) {
        const tries = (await account.activity()).where((entry) => byAttacker(entry) && byRoot(entry) && isTry(entry))
        const inside = tries.entries.find(
          (entry) => entry.outcome === 'allowed' && entry.action.endsWith('ConsoleLogin'),
        )
        if (inside) return passed({ principal: inside.principal, from: attackerAddress }, inside)

        const [device] = (await account.root()).mfaDevices
        if (device) return failed('came-too-late', { seen: device.serial })
        if (tries.entries.length > 0) return failed('thief-refused', { from: attackerAddress })
        return failed('thief-not-tried', { from: attackerAddress })
      },
    },

    'enable-root-mfa': {
      reads: ['iam', 'console'],
      async check({ account }) {
        const root = await account.root()
        const [device] = root.mfaDevices
        if (device) return passed({ device: device.serial, enabled: moment(device.enabledAt) }, device)

        for (const user of await account.users()) {
          const [theirs] = await user.mfaDevices()
          if (theirs) return failed('device-of-a-user', { seen: theirs.serial, owner: user.name })
        }
        const waiting = (await account.virtualMfaDevices()).filter(({ owner }) => owner === undefined)
        if (waiting.length > 0) return failed('not-enabled', { seen: waiting.map(({ serial }) => serial) })
        return failed('no-device', { root: root.arn })
      },
    },

    'sign-in-with-code': {
      reads: ['console'],
      needs: ['enable-root-mfa'],
      once: true,
      async check({ account }) {
        const [device] = (await account.root()).mfaDevices
        if (!device) return blocked('enable-root-mfa')

        const tries = (await account.activity()).signIns().where((entry) => byRoot(entry) && !byAttacker(entry))
        const entered = tries.entries.find(({ outcome, mfa }) => outcome === 'allowed' && mfa)
        if (entered) return passed({ principal: entered.principal, at: moment(entered.at) }, entered)
        const refused = tries.entries.find(({ outcome, at }) => outcome !== 'allowed' && at >= device.enabledAt)
        if (refused) return failed('code-refused', { at: moment(refused.at) })
        return failed('not-with-code', { seen: device.serial })
      },
    },

    'attacker-stopped': {
      reads: ['console'],
      needs: ['enable-root-mfa'],
      once: true,
      async check({ account }) {
        const [device] = (await account.root()).mfaDevices
        if (!device) return blocked('enable-root-mfa')

        const tries = (await account.activity()).where(
          (entry) => byAttacker(entry) && byRoot(entry) && isTry(entry) && entry.at >= device.enabledAt,
        )
        const stopped = tries.entries.find(
          ({ action, outcome }) => action.endsWith('CheckMfa') || outcome !== 'allowed',
        )
        if (stopped) return passed({ from: attackerAddress, at: moment(stopped.at) }, stopped)
        return failed('thief-not-back', { from: attackerAddress, seen: device.serial })
      },
    },

    'root-key-works': {
      reads: ['activity'],
      needs: ['enable-root-mfa'],
      once: true,
      async check({ account }) {
        const [device] = (await account.root()).mfaDevices
        if (!device) return blocked('enable-root-mfa')

        const withKey = (await account.activity()).where(
          (entry) => byRoot(entry) && entry.accessKeyId?.startsWith('AKIA') === true,
        )
        const used = withKey.entries.find(({ outcome, at }) => outcome === 'allowed' && at >= device.enabledAt)
        if (used?.accessKeyId) return passed({ key: used.accessKeyId, action: used.action }, used)

        const root = await account.root()
        if (root.accessKeys === 0) return failed('key-gone-already', { account: account.id })
        const before = withKey.entries.find(({ outcome }) => outcome === 'allowed')
        if (before?.accessKeyId) return failed('used-before-the-lock', { seen: before.accessKeyId })
        return failed('key-not-used', { keys: root.accessKeys })
      },
    },

    'delete-root-key': {
      reads: ['iam'],
      async check({ account, start }) {
        const root = await account.root()
        if (root.accessKeys === 0) return passed({ keys: 0, account: account.id }, root)

        const had = start.users.filter(({ accessKeys }) => (accessKeys ?? []).length > 0).map(({ name }) => name)
        for (const name of had) {
          const keys = await (await account.user(name))?.accessKeys()
          if (keys?.length === 0) return failed('key-of-a-user', { seen: name, keys: root.accessKeys })
        }
        if (root.keys && !root.keys.some(({ status }) => status === 'Active')) {
          return failed('only-inactive', { keys: root.accessKeys })
        }
        return failed('root-has-a-key', { keys: root.accessKeys, account: account.id })
      },
    },
  },

  nearMisses: [
    {
      name: 'the policy put back by its length alone',
      run: 'length-alone.sh',
      fails: ['mend-policy', 'policy-weakened'],
    },
    {
      name: 'the policy deleted, for AWS has a default',
      run: 'policy-deleted.sh',
      fails: ['mend-policy', 'policy-gone'],
    },
    {
      name: 'the thief tries the intern\u2019s password',
      run: 'other-password.sh',
      fails: ['in-by-password', 'thief-refused'],
    },
    {
      name: 'root\u2019s device enabled before the thief came',
      run: 'lock-first.sh',
      fails: ['in-by-password', 'came-too-late'],
    },
    { name: 'a device made and never enabled', run: 'not-enabled.sh', fails: ['enable-root-mfa', 'not-enabled'] },
    {
      name: 'the device given to the intern',
      run: 'for-the-intern.sh',
      fails: ['enable-root-mfa', 'device-of-a-user'],
    },
    {
      name: 'the code that was used to enable the device',
      run: 'same-code-twice.sh',
      after: 'enable-root-mfa',
      fails: ['sign-in-with-code', 'code-refused'],
    },
    {
      name: 'root\u2019s key used before there was a lock',
      run: 'key-before-lock.sh',
      after: 'in-by-password',
      fails: ['root-key-works', 'used-before-the-lock'],
    },
    {
      name: 'the key deleted before it was tried',
      run: 'deleted-first.sh',
      after: 'enable-root-mfa',
      fails: ['root-key-works', 'key-gone-already'],
    },
    {
      name: 'the key deactivated and kept, just in case',
      run: 'deactivated.sh',
      after: 'root-key-works',
      fails: ['delete-root-key', 'only-inactive'],
    },
    {
      name: 'the intern\u2019s key deleted instead of root\u2019s',
      run: 'interns-key.sh',
      after: 'root-key-works',
      fails: ['delete-root-key', 'key-of-a-user'],
    },
  ],

  rightWays: [
    { name: 'a stricter policy than before', run: 'stricter-again.sh', passes: 'mend-policy' },
    { name: 'two devices, one of them for the safe', run: 'two-devices.sh', passes: 'enable-root-mfa' },
    { name: 'the key deletes itself', run: 'by-itself.sh', after: 'root-key-works', passes: 'delete-root-key' },
    { name: 'the key deletes itself', run: 'by-the-key.sh', after: 'root-key-works', passes: 'delete-root-key' },
    { name: 'another service asked', run: 'key-at-s3.sh', after: 'delete-root-key', passes: 'key-is-dead' },
  ],
})
