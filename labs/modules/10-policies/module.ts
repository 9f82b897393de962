import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '10-policies',
  number: 10,
  title: 'Policies',
  minutes: 50,
  summary:
    'Write policies that allow what is needed and nothing beyond: by ARN, by tag, by second factor, and with a boundary.',
  goals: [
    'Write a policy that allows four actions on one table, and prove that a fifth is refused.',
    'Limit a permission by tag, by name and by second factor.',
    'Use a permissions boundary, and say what it does not limit.',
    'Read a policy and say what its holder can become.',
  ],
  needs: [5, 8],
  steps: [
    { id: 'mend-what-broke', title: 'Find what broke, and mend it', minutes: 3, guidance: 'gaps', kind: 'core' },
    {
      id: 'own-password',
      title: 'Let everyone change their own password',
      minutes: 3,
      guidance: 'shown',
      kind: 'core',
    },
    { id: 'orders-policy', title: 'Write a policy for the ordering app', minutes: 6, guidance: 'shown', kind: 'core' },
    {
      id: 'prove-orders',
      title: 'Prove it as the app',
      minutes: 4,
      guidance: 'gaps',
      kind: 'core',
      predict: [
        {
          id: 'query',
          by: 'orders-app',
          action: 'dynamodb:Query',
          resource: 'arn:aws:dynamodb:us-east-1:{account}:table/kape-orders',
        },
        {
          id: 'scan',
          by: 'orders-app',
          action: 'dynamodb:Scan',
          resource: 'arn:aws:dynamodb:us-east-1:{account}:table/kape-orders',
        },
      ],
    },
    { id: 'by-tag', title: 'Start and stop test machines only', minutes: 5, guidance: 'gaps', kind: 'core' },
    { id: 'by-name', title: 'Own every table that begins with test-', minutes: 4, guidance: 'gaps', kind: 'extra' },
    { id: 'inline', title: 'Write one policy into the app', minutes: 3, guidance: 'gaps', kind: 'extra' },
    {
      id: 'second-factor',
      title: 'Delete with a second factor only',
      minutes: 6,
      guidance: 'unassisted',
      kind: 'core',
    },
    { id: 'boundary', title: 'Put a boundary around a report', minutes: 5, guidance: 'shown', kind: 'core' },
    { id: 'boundary-again', title: 'Use the same boundary again', minutes: 3, guidance: 'unassisted', kind: 'extra' },
    {
      id: 'bucket-policy',
      title: 'Let the bucket name its reader',
      minutes: 5,
      guidance: 'gaps',
      kind: 'core',
      predict: [
        {
          id: 'past-the-boundary',
          by: 'orders-report',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::kape-labs-menu-{account}-us-east-1-an/menu.txt',
        },
      ],
    },
    {
      id: 'read-two',
      title: 'Read two policies of AWS',
      minutes: 4,
      guidance: 'unassisted',
      kind: 'core',
      exercise: 'two-policies',
    },
  ],
})
