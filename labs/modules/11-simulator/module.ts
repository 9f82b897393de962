import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '11-simulator',
  number: 11,
  title: 'The policy simulator',
  minutes: 30,
  summary:
    'Ask whether a request would be allowed before anyone makes it, and change a policy until the answer is right.',
  goals: [
    'Simulate what a user may do, and tell the three answers apart.',
    'Find the statement that decided, by its place in the policy.',
    'Give the simulator the context that a condition needs.',
    'Say what the simulator does not look at.',
  ],
  needs: [10],
  steps: [
    { id: 'mend-what-broke', title: 'Find what broke, and mend it', minutes: 3, guidance: 'gaps', kind: 'core' },
    { id: 'simulate-tess', title: 'Simulate what tess may do in S3', minutes: 4, guidance: 'shown', kind: 'core' },
    {
      id: 'three-answers',
      title: 'Tell three answers apart',
      minutes: 4,
      guidance: 'gaps',
      kind: 'core',
      exercise: 'three-answers',
    },
    {
      id: 'missing-context',
      title: 'Give the simulator what it misses',
      minutes: 5,
      guidance: 'gaps',
      kind: 'core',
      predict: [
        {
          id: 'without',
          by: 'mara',
          action: 's3:DeleteObject',
          resource: 'arn:aws:s3:::kape-labs-menu-{account}-us-east-1-an/menu.txt',
        },
      ],
    },
    { id: 'before-it-exists', title: 'Try a policy that does not exist', minutes: 4, guidance: 'gaps', kind: 'core' },
    { id: 'shelf', title: 'Change a policy until it fits', minutes: 9, guidance: 'unassisted', kind: 'core' },
  ],
})
