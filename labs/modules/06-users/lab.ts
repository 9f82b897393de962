/** Users and ARNs: a user of one's own, and a permission that arrives through a managed policy. */
import { defineLab } from '../../src/define-lab.ts'
import { kapeLabs } from '../../src/start/kape-labs.ts'
import { blocked, failed, passed } from '../../src/verdict.ts'
import module from './module.ts'

/** What an administrator may do and others seldom may: two actions in each of six services. */
const administration = [
  ...['iam:CreateUser', 'iam:AttachUserPolicy', 's3:CreateBucket', 's3:PutBucketPolicy'],
  ...['ec2:RunInstances', 'ec2:CreateVpc', 'sns:CreateTopic', 'sns:DeleteTopic'],
  ...['dynamodb:CreateTable', 'dynamodb:DeleteTable', 'cloudtrail:CreateTrail', 'cloudtrail:StopLogging'],
]

const names = (things: readonly { name: string }[]) => things.map((thing) => thing.name)

export default defineLab(module, {
  start: kapeLabs,

  steps: {
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
  },

  nearMisses: [
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
  ],
})
