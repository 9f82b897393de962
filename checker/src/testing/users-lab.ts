/** One module with two steps, as a real lab would have them, that no author changes: a user, and what the user may do. */
import { blocked, defineLab, defineModule, exercises, failed, passed, words } from '@first-line/labs'
import { createLabs, type Labs } from '../checks/labs.ts'

const module = defineModule({
  ...{ id: '06-users', number: 6, title: 'Users and ARNs', minutes: 18, needs: [4, 5] },
  summary: 'Make a user for one person, and give it a permission through a policy.',
  goals: ['Make a user for one person, so that every request carries a name.'],
  steps: [
    { id: 'create-user', title: 'Create the user mara', minutes: 3, guidance: 'shown', kind: 'core' },
    { id: 'give-administrator', title: 'Give mara administrator rights', minutes: 4, guidance: 'gaps', kind: 'core' },
  ],
})

const administration = [
  ...['iam:CreateUser', 'iam:AttachUserPolicy', 's3:CreateBucket', 's3:PutBucketPolicy'],
  ...['ec2:RunInstances', 'ec2:CreateVpc', 'sns:CreateTopic', 'sns:DeleteTopic'],
  ...['dynamodb:CreateTable', 'dynamodb:DeleteTable', 'cloudtrail:CreateTrail', 'cloudtrail:StopLogging'],
]

const lab = defineLab(module, {
  steps: {
    'create-user': {
      reads: ['iam'],
      async check({ account, start }) {
        const mara = await account.user('mara')
        if (mara) return passed({ user: mara.arn, id: mara.id }, mara)
        const here = new Set(start.users.map((user) => user.name))
        const newcomers = (await account.users()).filter((user) => !here.has(user.name))
        if (newcomers.length > 0) return failed('other-name', { seen: newcomers.map((user) => user.name) })
        return failed('no-user-yet', { seen: [...here], account: account.id })
      },
    },
    'give-administrator': {
      reads: ['iam'],
      needs: ['create-user'],
      async check({ account }) {
        const mara = await account.user('mara')
        if (!mara) return blocked('create-user')
        const asked = await Promise.all(administration.map((action) => mara.can(action)))
        const refused = asked.find((decision) => decision.denied)
        if (refused) return failed('no-policy', { seen: mara.arn, action: refused.action })
        const through = [
          ...new Set(asked.flatMap((decision) => decision.by).map((policy) => policy.arn ?? policy.name)),
        ]
        return passed({ user: mara.arn, tried: asked.length, through }, mara, ...asked)
      },
    },
  },
})

const said = words.parse({
  passed: {
    'create-user': 'There is a user called mara: {user}.',
    'give-administrator': 'mara may do everything in this account. {tried} actions were tried.',
  },
  blocked: { 'give-administrator': 'There is no user called mara yet, so there is nobody to give rights to.' },
  evidence: { user: 'User', id: 'Unique id', tried: 'Actions tried', through: 'Allowed by' },
  reasons: {
    'no-user-yet': {
      seen: 'The users of account {account} are: {seen}. That is all.',
      expected: 'An IAM user with the name mara.',
      next: 'Create a user with the name mara.',
      hint: 'Which service keeps the users of an account, and what would its command for making one be called?',
    },
    'other-name': {
      seen: 'There is a new user, and the name is {seen}.',
      expected: 'An IAM user with the name mara.',
      next: 'Create a user called mara.',
    },
    'no-policy': {
      seen: '{seen} has no policy. Asked for {action}, the answer is no.',
      expected: 'mara may do everything in this account.',
      next: 'Attach AdministratorAccess to the user mara.',
    },
  },
})

export const usersLab = { lab, words: said, exercises: exercises.parse({}) }

export function usersLabs(): Labs {
  return createLabs({ ids: [module.id], read: async () => usersLab, readSolution: async () => new Map() })
}
