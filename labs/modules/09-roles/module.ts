import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '09-roles',
  number: 9,
  title: 'Roles, on EC2',
  minutes: 50,
  summary: 'Let a machine read a bucket without a key on its disk, and let auditors of another account in for an hour.',
  goals: [
    'Say what a trust policy decides, and what a permissions policy decides.',
    'Give a machine a role, and find its temporary credentials on it.',
    'Let another account in with a role and an ExternalId, and see when it ends.',
  ],
  needs: [8],
  steps: [
    { id: 'mend-what-broke', title: 'Find what broke, and mend it', minutes: 2, guidance: 'gaps', kind: 'core' },
    { id: 'create-role', title: 'Create a role for machines', minutes: 5, guidance: 'shown', kind: 'core' },
    { id: 'key-pair', title: 'Make a key pair', minutes: 3, guidance: 'shown', kind: 'core' },
    { id: 'launch', title: 'Launch a machine', minutes: 6, guidance: 'gaps', kind: 'core' },
    { id: 'attach-role', title: 'Give the machine its role', minutes: 4, guidance: 'gaps', kind: 'core' },
    {
      id: 'read-as-machine',
      title: 'Read the bucket from the machine',
      minutes: 8,
      guidance: 'gaps',
      kind: 'core',
      predict: [
        {
          id: 'download',
          by: 'role/EC2_S3ReadOnlyAccess',
          action: 's3:GetObject',
          resource: 'arn:aws:s3:::kape-labs-menu-{account}-us-east-1-an/menu.txt',
        },
        {
          id: 'upload',
          by: 'role/EC2_S3ReadOnlyAccess',
          action: 's3:PutObject',
          resource: 'arn:aws:s3:::kape-labs-menu-{account}-us-east-1-an/from-the-machine.txt',
        },
      ],
    },
    { id: 'dana-assumes', title: 'Let dana put on a role', minutes: 6, guidance: 'gaps', kind: 'extra' },
    { id: 'auditors', title: 'Let the auditors in', minutes: 8, guidance: 'unassisted', kind: 'core' },
    { id: 'as-auditor', title: 'Come in as the auditor', minutes: 4, guidance: 'gaps', kind: 'core' },
    { id: 'terminate', title: 'Terminate the machine', minutes: 2, guidance: 'shown', kind: 'core' },
  ],
})
