import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '08-groups',
  number: 8,
  title: 'User groups and permissions',
  minutes: 35,
  summary: 'Give permissions to a job rather than to a person, and prove with somebody’s own session what they may do.',
  goals: [
    'Make a group, give it one policy, and let people come and go.',
    'Predict what a member may do, and prove it with their own session.',
    'Move a permission from a person to a group without anyone being locked out.',
    'Delete a user who has left, with everything that hangs on them.',
  ],
  needs: [5, 6],
  steps: [
    { id: 'mend-what-broke', title: 'Find what broke, and mend it', minutes: 4, guidance: 'gaps', kind: 'core' },
    { id: 'create-developers', title: 'Create the group Developers', minutes: 4, guidance: 'shown', kind: 'core' },
    { id: 'add-dana', title: 'Add Dana from the group’s page', minutes: 3, guidance: 'shown', kind: 'core' },
    { id: 'add-jonas', title: 'Add Jonas from his own page', minutes: 3, guidance: 'gaps', kind: 'core' },
    {
      id: 'prove-it',
      title: 'Prove it as dana',
      minutes: 6,
      guidance: 'gaps',
      kind: 'core',
      predict: [
        { id: 'look', by: 'dana', action: 'ec2:DescribeInstances' },
        { id: 'run', by: 'dana', action: 'ec2:RunInstances', resource: 'arn:aws:ec2:us-east-1:{account}:instance/*' },
        { id: 'buckets', by: 'dana', action: 's3:ListAllMyBuckets' },
      ],
    },
    { id: 'move-admin', title: 'Move mara’s right to a group', minutes: 5, guidance: 'gaps', kind: 'core' },
    { id: 'testers', title: 'A group for testers', minutes: 6, guidance: 'unassisted', kind: 'core' },
    { id: 'retire-intern', title: 'Delete intern-2019', minutes: 3, guidance: 'unassisted', kind: 'core' },
  ],
})
