/** Opening an account: the settings that nobody made on the first day. */
import { defineLab } from '../../src/define-lab.ts'
import { failed, passed } from '../../src/verdict.ts'
import module from './module.ts'
import { moment } from './moment.ts'
import { missingClasses, wanted } from './password-rules.ts'

const signInAddress = (name: string) => `https://${name}.signin.aws.amazon.com/console`

/** Frankfurt and London: Kape Labs works in Germany, Austria and England. */
const home = ['eu-central-1', 'eu-west-2']

export default defineLab(module, {
  steps: {
    'sign-in': {
      reads: ['console'],
      once: true,
      async check({ account }) {
        const signIns = (await account.activity()).signIns()
        const asRoot = signIns.where(({ principalKind }) => principalKind === 'root').entries
        const entered = asRoot.find(({ outcome }) => outcome === 'allowed')
        if (entered) return passed({ principal: entered.principal, at: moment(entered.at) }, entered)

        const [refused] = asRoot
        if (refused) return failed('refused', { at: moment(refused.at), account: account.id })
        const somebody = signIns.entries.find(({ userName }) => userName !== undefined)
        if (somebody?.userName) return failed('as-a-user', { seen: somebody.userName })
        return failed('not-signed-in', { account: account.id })
      },
    },

    'set-alias': {
      reads: ['iam'],
      async check({ account }) {
        const alias = await account.alias()
        if (alias) {
          const settings = await account.summary()
          return passed({ alias, address: signInAddress(alias) }, settings)
        }
        if (account.has('activity')) {
          const renamed = (await account.activity()).latest('account:PutAccountName', 'allowed')
          if (renamed) return failed('renamed', { account: account.id, address: signInAddress(account.id) })
        }
        return failed('no-alias', { address: signInAddress(account.id) })
      },
    },

    'password-policy': {
      reads: ['iam'],
      async check({ account }) {
        const policy = await account.passwordPolicy()
        if (!policy) return failed('no-password-policy', { account: account.id })

        const { minimumLength, reusePrevention } = policy
        if (minimumLength < wanted.length) return failed('too-short', { seen: minimumLength })
        const missing = missingClasses(policy)
        if (missing.length > 0) return failed('classes-missing', { seen: missing })
        if (reusePrevention < wanted.reuse) return failed('may-be-reused', { seen: reusePrevention })
        if (!policy.usersMayChange) return failed('users-may-not-change', { seen: minimumLength })
        return passed({ length: minimumLength, reuse: reusePrevention }, policy)
      },
    },

    'close-region': {
      reads: ['console', 'iam'],
      async check({ account }) {
        const settings = await account.consoleSettings()
        const regions = Object.entries(settings.stsRegions)
        const closed = regions.filter(([, active]) => !active).map(([region]) => region)
        const elsewhere = closed.filter((region) => !home.includes(region))
        if (elsewhere.length > 0) return passed({ closed: elsewhere }, settings)
        if (closed.length > 0) return failed('closed-at-home', { seen: closed })
        return failed('all-open', { seen: regions.length })
      },
    },

    'prove-it-closed': {
      reads: ['activity'],
      needs: ['close-region'],
      once: true,
      async check({ account }) {
        const toSts = (await account.activity()).where(({ service }) => service === 'sts').entries
        const refused = toSts.find(({ errorCode }) => errorCode === 'RegionDisabledException')
        if (refused) return passed({ principal: refused.principal, action: refused.action }, refused)

        const issued = toSts.find(({ action, outcome }) => action === 'sts:GetSessionToken' && outcome === 'allowed')
        if (issued) return failed('got-credentials', { seen: issued.principal })
        const identity = toSts.find(({ action }) => action === 'sts:GetCallerIdentity')
        if (identity) return failed('asked-who-only', { seen: identity.principal })
        return failed('not-asked', {})
      },
    },
  },

  nearMisses: [
    {
      name: 'the password typed with a small f',
      run: 'wrong-password.sh',
      fails: ['sign-in', 'refused'],
    },
    {
      name: 'the intern\u2019s password used instead of root\u2019s',
      run: 'as-the-intern.sh',
      fails: ['sign-in', 'as-a-user'],
    },
    { name: 'the account renamed instead', run: 'renamed.sh', fails: ['set-alias', 'renamed'] },
    { name: 'the alias taken away again', run: 'alias-gone.sh', after: 'set-alias', fails: ['set-alias', 'no-alias'] },
    { name: 'twelve characters', run: 'too-short.sh', fails: ['password-policy', 'too-short'] },
    {
      name: 'the policy made in two commands, the second of which puts the first back',
      run: 'in-two-commands.sh',
      fails: ['password-policy', 'too-short'],
    },
    { name: 'no symbols asked for', run: 'no-symbols.sh', fails: ['password-policy', 'classes-missing'] },
    {
      name: 'three former passwords remembered',
      run: 'three-remembered.sh',
      fails: ['password-policy', 'may-be-reused'],
    },
    {
      name: 'nobody may change their own password',
      run: 'no-own-change.sh',
      fails: ['password-policy', 'users-may-not-change'],
    },
    {
      name: 'asked for credentials in a Region that is open',
      run: 'open-region.sh',
      after: 'close-region',
      fails: ['prove-it-closed', 'got-credentials'],
    },
    {
      name: 'asked only who is asking, which is answered everywhere',
      run: 'identity-only.sh',
      after: 'close-region',
      fails: ['prove-it-closed', 'asked-who-only'],
    },
    {
      name: 'Frankfurt closed, where the company works',
      run: 'frankfurt.sh',
      after: 'password-policy',
      fails: ['close-region', 'closed-at-home'],
    },
  ],

  rightWays: [
    { name: 'another alias, set after a first one', run: 'alias-twice.sh', passes: 'set-alias' },
    { name: 'a stricter policy, with expiry', run: 'stricter.sh', passes: 'password-policy' },
    { name: 'three other Regions closed', run: 'three-regions.sh', passes: 'close-region' },
    {
      name: 'root\u2019s own key knocks',
      run: 'knock-with-root-key.sh',
      after: 'close-region',
      passes: 'prove-it-closed',
    },
  ],
})
