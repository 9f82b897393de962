import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '12-access-denied',
  number: 12,
  title: 'Reading “Access Denied”',
  minutes: 40,
  summary: 'Five people are refused for five reasons. Read which, and make the smallest change that helps.',
  goals: [
    'Read a refusal: who, what, with what, and which kind of policy decided.',
    'Find the decision behind an authorization id.',
    'Make the smallest change that helps, and leave shut what was shut for a reason.',
  ],
  needs: [10],
  steps: [
    { id: 'mend-what-broke', title: 'Find what broke, and mend it', minutes: 2, guidance: 'gaps', kind: 'core' },
    { id: 'ask-by-id', title: 'Follow an authorization id', minutes: 4, guidance: 'shown', kind: 'core' },
    {
      id: 'missing-action',
      title: 'Lea cannot hand in a draft',
      minutes: 5,
      guidance: 'shown',
      kind: 'core',
      predict: [
        {
          id: 'lea',
          by: 'lea',
          action: 's3:PutObject',
          resource: 'arn:aws:s3:::kape-labs-menu-{account}-us-east-1-an/drafts/winter.txt',
        },
      ],
    },
    {
      id: 'wrong-arn',
      title: 'The label printer sees no orders',
      minutes: 5,
      guidance: 'gaps',
      kind: 'core',
      predict: [
        {
          id: 'printer',
          by: 'label-printer',
          action: 'dynamodb:Query',
          resource: 'arn:aws:dynamodb:us-east-1:{account}:table/kape-orders',
        },
      ],
    },
    {
      id: 'explicit-deny',
      title: 'Omar reads no menus',
      minutes: 5,
      guidance: 'gaps',
      kind: 'core',
      predict: [
        {
          id: 'omar',
          by: 'omar',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::kape-labs-menu-{account}-us-east-1-an/menu.txt',
        },
      ],
    },
    {
      id: 'boundary',
      title: 'The statistics stay empty',
      minutes: 6,
      guidance: 'unassisted',
      kind: 'core',
      predict: [
        {
          id: 'stats',
          by: 'orders-stats',
          action: 'dynamodb:DescribeTable',
          resource: 'arn:aws:dynamodb:us-east-1:{account}:table/kape-orders',
        },
      ],
    },
    {
      id: 'second-factor',
      title: 'Priya may not see the customers',
      minutes: 8,
      guidance: 'unassisted',
      kind: 'core',
      predict: [
        {
          id: 'priya',
          by: 'priya',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::kape-labs-backup-{account}/customers-2019.csv',
        },
      ],
    },
  ],
})
