import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '05-how-iam-decides',
  number: 5,
  title: 'How IAM decides',
  minutes: 25,
  summary: 'Predict a decision from the policies, then watch it walk through them one by one.',
  goals: [
    'Choose the right kind of credential for a person, a program and a partner.',
    'Read a policy statement aloud, part by part.',
    'Predict whether a request goes through, and name the policy that decided.',
  ],
  needs: [1],
  steps: [
    {
      id: 'order-credentials',
      title: 'Put five credentials in order',
      minutes: 3,
      guidance: 'shown',
      kind: 'core',
      exercise: 'credentials-in-order',
    },
    {
      id: 'read-a-statement',
      title: 'Read a statement, part by part',
      minutes: 4,
      guidance: 'gaps',
      kind: 'core',
      exercise: 'parts-of-a-statement',
    },
    {
      id: 'who-decided',
      title: 'Name the policy that decided',
      minutes: 6,
      guidance: 'unassisted',
      kind: 'core',
      exercise: 'who-decided',
    },
  ],
})
