import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '02-shared-responsibility',
  number: 2,
  title: 'Shared responsibility',
  minutes: 15,
  summary: 'Sort fourteen duties: which of them AWS looks after, and which nobody will do for you.',
  goals: [
    'Tell security of the cloud from security in the cloud.',
    'Say for EC2, RDS, S3 and Lambda where the line between AWS and you runs.',
    'Find the evidence for AWS’s part, and the tools that check yours.',
  ],
  needs: [1],
  steps: [
    {
      id: 'sort-duties',
      title: 'Sort fourteen duties',
      minutes: 6,
      guidance: 'unassisted',
      kind: 'core',
      exercise: 'duties',
    },
  ],
})
