/** Billing access: a switch that only root has, and policies that decide once it is on. */
import { defineLab } from '../../src/define-lab.ts'
import { names } from '../../src/listing.ts'
import { failed, passed } from '../../src/verdict.ts'
import module from './module.ts'

/** What the pages of the bill ask for. A page is opened as `billing:…`, `ce:…` or `budgets:…`; no API of these labs is `billing:`. */
const looks = ['billing:GetBillingData', 'billing:GetBillingDetails', 'ce:GetCostAndUsage', 'budgets:ViewBudget']
const changes = ['budgets:ModifyBudget', 'ce:CreateReport']
const elsewhere = ['iam:CreateUser', 'iam:ListUsers', 'ec2:RunInstances', 's3:GetObject', 'dynamodb:Scan']

/** Refused by the switch, a page is on record under the name of its operation: no policy was asked for an action. */
const pageActions = [
  'console-settings:OpenBillingPage',
  'billing:GetBillingData',
  'billing:GetBillingDetails',
  'ce:DescribeReport',
]
const switchActions = ['console-settings:UpdateBillingAccess', 'billing:UpdateIAMAccessPreference']
const isPage = ({ action }: { action: string }) => pageActions.includes(action)

export default defineLab(module, {
  startsAfter: '12-access-denied',

  arrivals: [
    {
      run: 'arrives.sh',
      title: 'A script needed a key',
      before: 'mend-what-broke',
      breaks: ['04-mfa', 'delete-root-key'],
    },
  ],

  steps: {
    'mend-what-broke': {
      reads: ['iam'],
      async check({ account }) {
        const root = await account.root()
        if (root.accessKeys > 0) {
          const asleep = root.keys?.every((key) => key.status === 'Inactive')
          return failed(asleep ? 'key-asleep' : 'root-key-again', { seen: root.accessKeys, root: root.arn })
        }
        return passed({ root: root.arn, keys: 'none' }, root)
      },
    },

    'refused-at-the-page': {
      reads: ['activity', 'console'],
      once: true,
      async check({ account }) {
        const mara = await account.user('mara')
        const pages = (await account.activity()).where(isPage)
        const refused = pages.by(mara ?? 'nobody').where((entry) => entry.errorCode === 'AccessDenied').entries[0]
        if (refused) return passed({ principal: refused.principal, action: refused.action }, refused)
        const [other] = pages.entries
        if (other) return failed('page-by-another', { seen: other.principal })
        return failed('page-not-opened', { account: account.id })
      },
    },

    'ask-the-api': {
      reads: ['activity'],
      once: true,
      async check({ account }) {
        const mara = await account.user('mara')
        const log = await account.activity()
        const wanted = (entry: { action: string }) =>
          entry.action === 'ce:GetCostAndUsage' || entry.action === 'budgets:ViewBudget'
        const asked = log.by(mara ?? 'nobody').where(wanted)
        const answered = asked.entries.find((entry) => entry.outcome === 'allowed')
        if (answered) return passed({ principal: answered.principal, action: answered.action }, answered)
        const [other] = log.where(wanted).entries
        if (other) return failed('api-by-another', { seen: other.principal })
        return failed('api-not-asked', { account: account.id })
      },
    },

    activate: {
      reads: ['console'],
      async check({ account }) {
        const settings = await account.consoleSettings()
        if (settings.billingAccess) return passed({ billingAccess: 'activated' }, settings)
        const tried = (await account.activity()).entries.find((entry) => switchActions.includes(entry.action))
        if (tried && tried.outcome !== 'allowed') return failed('switch-not-by-root', { seen: tried.principal })
        return failed('switch-off', { account: account.id })
      },
    },

    'finance-user': {
      reads: ['iam'],
      async check({ account }) {
        const finance = await account.user('finance')
        if (!finance) return failed('no-finance', { seen: names(await account.users()) })
        const asked = await Promise.all([...looks, ...changes].map((action) => finance.can(action)))
        const refused = asked.find((decision) => decision.denied)
        if (refused) {
          const has = names(await finance.managedPolicies())
          return failed('finance-too-little', { action: refused.action, seen: has.length > 0 ? has : ['no policy'] })
        }
        for (const action of elsewhere) {
          const more = await finance.can(action)
          if (more.allowed) return failed('finance-too-much', { action, seen: names(more.by) })
        }
        if (!(await finance.console())) return failed('finance-no-password', { user: finance.arn })
        return passed(
          { user: finance.arn, through: [...new Set(asked.flatMap(({ by }) => names(by)))] },
          finance,
          ...asked,
        )
      },
    },

    'see-the-bill': {
      reads: ['activity', 'console'],
      needs: ['activate', 'finance-user'],
      once: true,
      async check({ account }) {
        const finance = await account.user('finance')
        const pages = (await account.activity()).by(finance ?? 'nobody').where(isPage)
        const seen = pages.entries.find((entry) => entry.outcome === 'allowed')
        if (seen) return passed({ principal: seen.principal, action: seen.action }, seen)
        const [refused] = pages.entries
        if (refused)
          return failed('finance-refused', { action: refused.action, seen: refused.errorCode ?? 'a refusal' })
        return failed('finance-not-there', { user: finance?.arn ?? 'finance' })
      },
    },

    'developers-cannot': {
      reads: ['activity', 'iam', 'console'],
      needs: ['activate'],
      once: true,
      async check({ account }) {
        const dana = await account.user('dana')
        if (!dana) return failed('dana-gone', { seen: names(await account.users()) })
        for (const action of looks) {
          const may = await dana.can(action)
          if (may.allowed) return failed('dana-may', { action, seen: names(may.by) })
        }
        const log = await account.activity()
        const since = log.latest('billing:UpdateIAMAccessPreference', 'allowed')
        const pages = log.by(dana).where(isPage)
        const [refused] = (since ? log.after(since) : log)
          .by(dana)
          .where(isPage)
          .where(({ outcome }) => outcome !== 'allowed').entries
        if (refused) return passed({ principal: refused.principal, action: refused.action }, refused)
        if (pages.entries.length > 0) return failed('dana-before', { seen: pages.entries.length })
        return failed('dana-not-tried', { user: dana.arn })
      },
    },

    adviser: {
      reads: ['iam'],
      async check({ account }) {
        const adviser = await account.user('tax-adviser')
        if (!adviser) return failed('no-adviser', { seen: names(await account.users()) })
        const asked = await Promise.all(looks.map((action) => adviser.can(action)))
        const refused = asked.find((decision) => decision.denied)
        if (refused) return failed('adviser-too-little', { action: refused.action, seen: refused.because })
        for (const action of [...changes, ...elsewhere]) {
          const more = await adviser.can(action)
          if (more.allowed) return failed('adviser-too-much', { action, seen: names(more.by) })
        }
        return passed(
          { user: adviser.arn, through: [...new Set(asked.flatMap(({ by }) => names(by)))] },
          adviser,
          ...asked,
        )
      },
    },
  },

  nearMisses: [
    { name: 'nothing mended', run: 'look-around.sh', fails: ['mend-what-broke', 'root-key-again'] },
    { name: 'the key put to sleep', run: 'key-asleep.sh', fails: ['mend-what-broke', 'key-asleep'] },

    {
      name: 'no page opened',
      run: 'look-around.sh',
      after: 'mend-what-broke',
      fails: ['refused-at-the-page', 'page-not-opened'],
    },
    {
      name: 'opened as root',
      run: 'page-as-root.sh',
      after: 'mend-what-broke',
      fails: ['refused-at-the-page', 'page-by-another'],
    },

    {
      name: 'no API asked',
      run: 'look-around.sh',
      after: 'refused-at-the-page',
      fails: ['ask-the-api', 'api-not-asked'],
    },
    {
      name: 'asked as root',
      run: 'api-as-root.sh',
      after: 'refused-at-the-page',
      fails: ['ask-the-api', 'api-by-another'],
    },

    { name: 'the switch left off', run: 'look-around.sh', after: 'ask-the-api', fails: ['activate', 'switch-off'] },
    {
      name: 'mara tries the switch',
      run: 'switch-as-mara.sh',
      after: 'ask-the-api',
      fails: ['activate', 'switch-not-by-root'],
    },

    { name: 'no user called finance', run: 'look-around.sh', after: 'activate', fails: ['finance-user', 'no-finance'] },
    {
      name: 'the read-only policy',
      run: 'finance-read-only.sh',
      after: 'activate',
      fails: ['finance-user', 'finance-too-little'],
    },
    {
      name: 'AdministratorAccess',
      run: 'finance-admin.sh',
      after: 'activate',
      fails: ['finance-user', 'finance-too-much'],
    },
    {
      name: 'no password',
      run: 'finance-no-password.sh',
      after: 'activate',
      fails: ['finance-user', 'finance-no-password'],
    },

    {
      name: 'nobody has looked',
      run: 'look-around.sh',
      after: 'finance-user',
      fails: ['see-the-bill', 'finance-not-there'],
    },
    {
      name: 'looked while the switch was off again',
      run: 'finance-switched-off.sh',
      after: 'finance-user',
      fails: ['see-the-bill', 'finance-refused'],
    },

    {
      name: 'dana not tried',
      run: 'look-around.sh',
      after: 'see-the-bill',
      fails: ['developers-cannot', 'dana-not-tried'],
    },
    {
      name: 'dana tried before the switch',
      run: 'dana-before.sh',
      after: 'ask-the-api',
      fails: ['developers-cannot', 'dana-before'],
    },
    {
      name: 'Developers got the bill as well',
      run: 'dana-may.sh',
      after: 'see-the-bill',
      fails: ['developers-cannot', 'dana-may'],
    },
    { name: 'dana deleted', run: 'dana-gone.sh', after: 'see-the-bill', fails: ['developers-cannot', 'dana-gone'] },

    {
      name: 'no user for the adviser',
      run: 'look-around.sh',
      after: 'developers-cannot',
      fails: ['adviser', 'no-adviser'],
    },
    {
      name: 'no policy',
      run: 'adviser-empty.sh',
      after: 'developers-cannot',
      fails: ['adviser', 'adviser-too-little'],
    },
    {
      name: 'the policy of finance',
      run: 'adviser-billing.sh',
      after: 'developers-cannot',
      fails: ['adviser', 'adviser-too-much'],
    },
    {
      name: 'ReadOnlyAccess and the bill',
      run: 'adviser-read-all.sh',
      after: 'developers-cannot',
      fails: ['adviser', 'adviser-too-much'],
    },
    {
      name: 'the actions of aws-portal, as old posts have them',
      run: 'adviser-old-names.sh',
      after: 'developers-cannot',
      fails: ['adviser', 'adviser-too-little'],
    },
    {
      name: 'Billing, with some writes denied',
      run: 'adviser-some-denied.sh',
      after: 'developers-cannot',
      fails: ['adviser', 'adviser-too-much'],
    },
  ],

  rightWays: [
    { name: 'asleep first, then deleted', run: 'key-two-steps.sh', passes: 'mend-what-broke' },
    { name: 'another page', run: 'page-bills.sh', after: 'mend-what-broke', passes: 'refused-at-the-page' },
    {
      name: 'the budgets instead of the costs',
      run: 'api-budgets.sh',
      after: 'refused-at-the-page',
      passes: 'ask-the-api',
    },
    { name: 'off and on again', run: 'switch-twice.sh', after: 'ask-the-api', passes: 'activate' },
    { name: 'through a group', run: 'finance-group.sh', after: 'activate', passes: 'finance-user' },
    {
      name: 'the list of bills first',
      run: 'finance-explorer.sh',
      after: 'finance-user',
      passes: 'see-the-bill',
    },
    { name: 'dana at the bills', run: 'dana-bills.sh', after: 'see-the-bill', passes: 'developers-cannot' },
    { name: 'a policy written for the adviser', run: 'adviser-own.sh', after: 'developers-cannot', passes: 'adviser' },
    {
      name: 'through a group, with a boundary besides',
      run: 'adviser-group.sh',
      after: 'developers-cannot',
      passes: 'adviser',
    },
  ],
})
