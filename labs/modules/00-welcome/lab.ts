/** Welcome and tools: a request that is answered, and one that is refused. Both are looked for in the activity. */
import { defineLab } from '../../src/define-lab.ts'
import { kapeLabs } from '../../src/start/kape-labs.ts'
import { failed, passed } from '../../src/verdict.ts'
import module from './module.ts'

export default defineLab(module, {
  start: kapeLabs,

  steps: {
    'first-request': {
      once: true,
      reads: ['activity'],
      async check({ account }) {
        const log = await account.activity()
        const asked = log.latest('sts:GetCallerIdentity', 'allowed')
        if (asked) return passed({ principal: asked.principal, time: asked.at.toISOString() }, asked)

        const [newest] = log.entries
        if (newest) return failed('another-request', { seen: newest.action, principal: newest.principal })
        return failed('no-request', { account: account.id })
      },
    },

    'first-refusal': {
      once: true,
      reads: ['activity'],
      async check({ account }) {
        const log = await account.activity()
        const denied = log.entries.find((entry) => entry.outcome === 'denied')
        if (denied) return passed({ action: denied.action, principal: denied.principal }, denied)

        const [newest] = log.where((entry) => entry.outcome === 'failed').entries
        if (newest)
          return failed('refused-for-another-reason', { seen: newest.action, code: newest.errorCode ?? 'no code' })
        return failed('all-allowed', { seen: log.entries.length })
      },
    },
  },

  nearMisses: [
    { name: 'nothing was sent', run: 'nothing.sh', fails: ['first-request', 'no-request'] },
    { name: 'another request', run: 'another.sh', fails: ['first-request', 'another-request'] },
    { name: 'the same request, signed as root', run: 'signed.sh', fails: ['first-refusal', 'all-allowed'] },
    {
      name: 'a bucket that does not exist',
      run: 'no-such-bucket.sh',
      fails: ['first-refusal', 'refused-for-another-reason'],
    },
  ],

  rightWays: [
    { name: 'with another form of output', run: 'as-text.sh', passes: 'first-request' },
    { name: 'a download instead of a list', run: 'download.sh', after: 'first-request', passes: 'first-refusal' },
  ],
})
