import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '15-review',
  number: 15,
  title: 'Security review',
  minutes: 80,
  summary: 'A year later: read the account’s reports, mend what has worn out, and stop somebody who is already inside.',
  goals: [
    'Read a credential report, and say who should not be in it.',
    'Cut a policy down to what was used, with last-accessed data.',
    'Say from the event history what a leaked key did, and what the history does not show.',
    'Contain an incident: keys, users, roles, and the sessions that outlive them.',
  ],
  needs: [7, 8, 9, 10, 14],
  steps: [
    { id: 'read-report', title: 'Read the credential report', minutes: 5, guidance: 'shown', kind: 'core' },
    { id: 'stale-keys', title: 'Leave no key older than 90 days', minutes: 7, guidance: 'shown', kind: 'core' },
    { id: 'unused-users', title: 'Close what nobody uses', minutes: 4, guidance: 'gaps', kind: 'core' },
    { id: 'second-factors', title: 'A second factor for every password', minutes: 6, guidance: 'gaps', kind: 'core' },
    {
      id: 'cut-down',
      title: 'Cut reporting down to what it uses',
      minutes: 8,
      guidance: 'gaps',
      kind: 'core',
      predict: [
        {
          id: 'reports',
          by: 'reporting',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::kape-labs-backup-{account}/customers-2019.csv',
        },
      ],
    },
    { id: 'score', title: 'Bring the security score to 100', minutes: 12, guidance: 'unassisted', kind: 'core' },
    { id: 'trail', title: 'Follow the leaked key', minutes: 6, guidance: 'shown', kind: 'core' },
    {
      id: 'timeline',
      title: 'Write down what happened, in order',
      minutes: 4,
      guidance: 'unassisted',
      kind: 'core',
      exercise: 'timeline',
    },
    {
      id: 'contain',
      title: 'Shut everything they opened',
      minutes: 12,
      guidance: 'gaps',
      kind: 'core',
      predict: [{ id: 'session', by: 'arn:aws:sts::{account}:assumed-role/OrgAdmin/mallory', action: 'iam:ListUsers' }],
    },
    { id: 'rotate', title: 'Let deploy work again, with less', minutes: 7, guidance: 'unassisted', kind: 'core' },
    { id: 'try-again', title: 'Try their calls again', minutes: 4, guidance: 'gaps', kind: 'core' },
  ],
})
