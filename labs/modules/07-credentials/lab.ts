/** Credentials for the CLI: first those that expire, then a key, its rotation, and the end of one that leaked. */
import { defineLab } from '../../src/define-lab.ts'
import { blocked, failed, passed } from '../../src/verdict.ts'
import { moment } from '../03-account/moment.ts'
import { administration } from '../06-users/administration.ts'
import { isTemporary, keysMadeFor } from './keys.ts'
import module from './module.ts'

const ids = (keys: readonly { id: string }[]) => keys.map(({ id }) => id)

export default defineLab(module, {
  startsAfter: '06-users',
  free: ['kape'],

  arrivals: [
    {
      run: 'arrives.sh',
      as: 'user:mara',
      before: 'take-it-back',
      title: 'You were at lunch',
      breaks: ['06-users', 'retire-intern'],
    },
  ],

  steps: {
    'take-it-back': {
      reads: ['iam'],
      async check({ account }) {
        const intern = await account.user('intern-2019')
        if (!intern) return failed('intern-deleted', { account: account.id })
        const asked = await Promise.all(administration.map((action) => intern.can(action)))
        const allowed = asked.filter((decision) => decision.allowed)
        const [first] = allowed
        if (!first) return passed({ user: intern.arn, refused: asked.length }, intern, ...asked)
        const by = first.by.map(({ name }) => name)
        if (allowed.length < asked.length)
          return failed('still-some', { seen: by, may: allowed.length, tried: asked.length, action: first.action })
        return failed('administrator-again', { seen: by, tried: asked.length })
      },
    },

    'log-in': {
      reads: ['activity'],
      once: true,
      async check({ account }) {
        const mara = await account.user('mara')
        if (!mara) return failed('no-mara', { account: account.id })

        const all = (await account.activity()).by(mara)
        const log = all.where((entry) => isTemporary(entry) && entry.via !== 'console')
        const wanted = [{ allowed: 'sts:GetCallerIdentity' }, { allowed: 'iam:ListUsers' }] as const
        // The first of them: the CLI fetches new credentials by itself, with the same kind of request.
        const login = all.entries.findLast(
          ({ action, outcome }) => action.endsWith('CreateOAuth2Token') && outcome === 'allowed',
        )
        if (login) {
          const seen = log.since(login.at).sees(...wanted)
          const [first, ...rest] = seen.entries
          if (seen.all && first) return passed({ principal: first.principal, at: moment(login.at) }, first, ...rest)
          return failed('logged-in-and-quiet', { seen: seen.missing.map(({ allowed }) => allowed ?? '') })
        }
        const [asRoot] = (await account.activity()).where(
          ({ action, principalKind }) => action.endsWith('CreateOAuth2Token') && principalKind === 'root',
        ).entries
        if (asRoot) return failed('logged-in-as-root', { seen: asRoot.principal })
        return failed('not-logged-in', { seen: mara.arn })
      },
    },

    'first-key': {
      reads: ['iam'],
      once: true,
      async check({ account, start }) {
        const mara = await account.user('mara')
        if (!mara) return failed('no-mara', { account: account.id })

        const keys = await mara.accessKeys()
        if (keys.length === 0) {
          for (const before of start.users) {
            const theirs = (await (await account.user(before.name))?.accessKeys()) ?? []
            if (theirs.length > (before.accessKeys ?? []).length)
              return failed('key-of-another', { seen: before.name, keys: theirs.length })
          }
          if ((await account.root()).accessKeys > 0) return failed('key-of-root', { account: account.id })
          return failed('no-key', { seen: mara.arn })
        }
        const tags = await mara.tags()
        const described = keys.find(({ id }) => tags[id])
        if (described) return passed({ key: described.id, says: tags[described.id] ?? '' }, described)
        if (Object.keys(tags).length > 0)
          return failed('described-elsewhere', { seen: Object.keys(tags), keys: ids(keys) })
        return failed('not-described', { keys: ids(keys) })
      },
    },

    'named-profile': {
      reads: ['activity'],
      needs: ['first-key'],
      once: true,
      async check({ account }) {
        const mara = await account.user('mara')
        const keys = (await mara?.accessKeys()) ?? []
        if (!mara || keys.length === 0) return blocked('first-key')

        const log = (await account.activity()).by(mara)
        const used = log.entries.find(
          ({ accessKeyId, outcome }) => outcome === 'allowed' && keys.some(({ id }) => id === accessKeyId),
        )
        if (used) return passed({ key: used.accessKeyId ?? '', action: used.action }, used)
        const made = keysMadeFor(await account.activity(), mara).find(({ id }) => keys.some((key) => key.id === id))
        const since = made && log.since(made.at).where(isTemporary).latest('sts:GetCallerIdentity', 'allowed')
        if (since) return failed('still-the-session', { seen: since.accessKeyId ?? '', keys: ids(keys) })
        return failed('key-not-used', { keys: ids(keys) })
      },
    },

    'menu-bucket': {
      reads: ['s3'],
      async check({ account }) {
        const name = `kape-labs-menu-${account.id}-us-east-1-an`
        const bucket = await account.bucket(name)
        if (!bucket) {
          const others = (await account.buckets()).filter((each) => each.name.startsWith('kape-labs-menu'))
          if (others.length > 0) return failed('another-name', { seen: others.map((each) => each.name), name })
          return failed('no-bucket', { name })
        }
        if (!(await bucket.publicAccessBlocked())) return failed('may-be-public', { seen: name })
        const objects = await bucket.objects()
        if (objects.some(({ key }) => key === 'menu.txt'))
          return passed({ bucket: bucket.arn, file: 'menu.txt' }, bucket)
        if (objects.length > 0) return failed('another-file', { seen: objects.map(({ key }) => key), name })
        return failed('empty-bucket', { seen: name })
      },
    },

    'second-key': {
      reads: ['iam'],
      once: true,
      async check({ account }) {
        const mara = await account.user('mara')
        if (!mara) return failed('no-mara', { account: account.id })
        const keys = await mara.accessKeys()
        const [first, second] = keys
        // Rotation leaves one of them, so the record tells of the second when it is gone.
        const made = keysMadeFor(await account.activity(), mara).length
        if (!second && made < 2) return first ? failed('one-key', { seen: first.id }) : blocked('first-key')
        for (const key of second ? keys : []) {
          if (key.status === 'Inactive' && !(await key.lastUsed())) return failed('one-asleep', { seen: key.id })
        }
        return passed({ keys: ids(keys), made }, mara)
      },
    },

    rotate: {
      reads: ['iam', 'activity'],
      needs: ['second-key'],
      async check({ account }) {
        const mara = await account.user('mara')
        if (!mara) return blocked('first-key')
        const keys = await mara.accessKeys()
        const [left, other] = keys
        if (!left) return failed('none-left', { seen: mara.arn })
        if (other) {
          const asleep = keys.find(({ status }) => status === 'Inactive')
          if (asleep) return failed('not-deleted', { seen: asleep.id })
          return failed('both-active', { seen: ids(keys) })
        }
        if (left.status === 'Inactive') return failed('left-asleep', { seen: left.id })

        const [newest, ...older] = keysMadeFor(await account.activity(), mara)
        if (newest && older.some(({ id }) => id === left.id))
          return failed('kept-the-old', { seen: left.id, gone: newest.id })
        if (!(await left.lastUsed())) return failed('new-not-used', { seen: left.id })
        const says = (await mara.tags())[left.id]
        if (!says) return failed('new-not-described', { seen: left.id })
        return passed({ key: left.id, says }, left)
      },
    },

    'stop-the-leak': {
      reads: ['iam'],
      once: true,
      async check({ account }) {
        const intern = await account.user('intern-2019')
        const keys = (await intern?.accessKeys()) ?? []
        const active = keys.filter(({ status }) => status === 'Active')
        if (intern && active.length === 0) return passed({ user: intern.arn, inactive: ids(keys) }, intern)
        if (!intern) return failed('intern-deleted', { account: account.id })
        if (!(await intern.console())) return failed('only-the-password', { seen: ids(active) })
        return failed('key-works', { seen: ids(active) })
      },
    },

    'delete-the-leak': {
      reads: ['iam'],
      async check({ account }) {
        const intern = await account.user('intern-2019')
        const keys = (await intern?.accessKeys()) ?? []
        if (intern && keys.length === 0) return passed({ user: intern.arn, keys: 0 }, intern)
        if (!intern) return failed('intern-deleted', { account: account.id })
        const mara = await account.user('mara')
        if (mara && (await mara.accessKeys()).length === 0) return failed('maras-key-gone', { seen: ids(keys) })
        const active = keys.filter(({ status }) => status === 'Active')
        if (active.length > 0) return failed('works-still', { seen: ids(active) })
        return failed('key-asleep', { seen: ids(keys) })
      },
    },
  },

  nearMisses: [
    { name: 'a second policy found, and the first left', run: 'deny-one.sh', fails: ['take-it-back', 'still-some'] },
    {
      name: 'the intern\u2019s password taken instead',
      run: 'password-only.sh',
      fails: ['take-it-back', 'administrator-again'],
    },
    { name: 'the intern deleted', run: 'intern-away.sh', fails: ['take-it-back', 'intern-deleted'] },
    {
      name: 'logged in, and nothing asked',
      run: 'login-only.sh',
      after: 'take-it-back',
      fails: ['log-in', 'logged-in-and-quiet'],
    },
    {
      name: 'logged in as root',
      run: 'login-as-root.sh',
      after: 'take-it-back',
      fails: ['log-in', 'logged-in-as-root'],
    },
    { name: 'the user mara deleted', run: 'mara-away.sh', after: 'take-it-back', fails: ['first-key', 'no-mara'] },
    {
      name: 'the key made for the intern',
      run: 'key-for-intern.sh',
      after: 'log-in',
      fails: ['first-key', 'key-of-another'],
    },
    {
      name: 'the key made as root',
      run: 'key-for-root.sh',
      after: 'take-it-back',
      fails: ['first-key', 'key-of-root'],
    },
    { name: 'a key without a word on it', run: 'no-words.sh', after: 'log-in', fails: ['first-key', 'not-described'] },
    {
      name: 'the description under a name of one\u2019s own',
      run: 'described-elsewhere.sh',
      after: 'log-in',
      fails: ['first-key', 'described-elsewhere'],
    },
    {
      name: 'the key made and not used',
      run: 'configured-only.sh',
      after: 'first-key',
      fails: ['named-profile', 'key-not-used'],
    },
    {
      name: 'asked without naming the profile',
      run: 'other-profile.sh',
      after: 'first-key',
      fails: ['named-profile', 'still-the-session'],
    },
    {
      name: 'a bucket with a global name',
      run: 'global-name.sh',
      after: 'named-profile',
      fails: ['menu-bucket', 'another-name'],
    },
    {
      name: 'a bucket with nothing in it',
      run: 'nothing-in-it.sh',
      after: 'named-profile',
      fails: ['menu-bucket', 'empty-bucket'],
    },
    {
      name: 'the file under another key',
      run: 'in-a-folder.sh',
      after: 'named-profile',
      fails: ['menu-bucket', 'another-file'],
    },
    {
      name: 'the bucket opened, so that cafés can read it',
      run: 'opened.sh',
      after: 'menu-bucket',
      fails: ['menu-bucket', 'may-be-public'],
    },
    {
      name: 'the second key put to sleep at once',
      run: 'second-asleep.sh',
      after: 'first-key',
      fails: ['second-key', 'one-asleep'],
    },
    {
      name: 'the second key made for somebody else',
      run: 'second-for-intern.sh',
      after: 'first-key',
      fails: ['second-key', 'one-key'],
    },
    { name: 'two keys, and both stay', run: 'both-stay.sh', after: 'second-key', fails: ['rotate', 'both-active'] },
    {
      name: 'the old key deactivated and kept',
      run: 'old-asleep.sh',
      after: 'second-key',
      fails: ['rotate', 'not-deleted'],
    },
    {
      name: 'the new key deleted, the old one kept',
      run: 'kept-the-old.sh',
      after: 'second-key',
      fails: ['rotate', 'kept-the-old'],
    },
    {
      name: 'the old key deleted before the new one was tried',
      run: 'not-switched.sh',
      after: 'second-key',
      fails: ['rotate', 'new-not-used'],
    },
    {
      name: 'rotated, and the new key has no word on it',
      run: 'new-without-words.sh',
      after: 'second-key',
      fails: ['rotate', 'new-not-described'],
    },
    { name: 'both keys deleted', run: 'none-left.sh', after: 'second-key', fails: ['rotate', 'none-left'] },
    {
      name: 'the key that is left put to sleep',
      run: 'left-asleep.sh',
      after: 'rotate',
      fails: ['rotate', 'left-asleep'],
    },
    {
      name: 'the password taken, the key left',
      run: 'password-only.sh',
      after: 'rotate',
      fails: ['stop-the-leak', 'only-the-password'],
    },
    {
      name: 'everything denied to the user, and the key left active',
      run: 'deny-all.sh',
      after: 'rotate',
      fails: ['stop-the-leak', 'key-works'],
    },
    {
      name: 'the key deactivated and kept',
      run: 'kept-asleep.sh',
      after: 'stop-the-leak',
      fails: ['delete-the-leak', 'key-asleep'],
    },
    {
      name: 'the key switched on again',
      run: 'switched-on.sh',
      after: 'stop-the-leak',
      fails: ['delete-the-leak', 'works-still'],
    },
    {
      name: 'mara\u2019s key deleted instead',
      run: 'maras-key.sh',
      after: 'stop-the-leak',
      fails: ['delete-the-leak', 'maras-key-gone'],
    },
  ],

  rightWays: [
    { name: 'the rights taken by a boundary', run: 'boundary-again.sh', passes: 'take-it-back' },
    {
      name: 'the key used from the environment, without a profile',
      run: 'from-environment.sh',
      after: 'first-key',
      passes: 'named-profile',
    },
    {
      name: 'the file uploaded with s3api, and another beside it',
      run: 'by-s3api.sh',
      after: 'named-profile',
      passes: 'menu-bucket',
    },
    { name: 'rotated twice, without a pause', run: 'twice.sh', after: 'second-key', passes: 'rotate' },
    { name: 'the key deleted without a pause', run: 'without-a-pause.sh', after: 'rotate', passes: 'delete-the-leak' },
  ],
})
