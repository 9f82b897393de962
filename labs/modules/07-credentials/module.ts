import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '07-credentials',
  number: 7,
  title: 'Credentials for the CLI',
  minutes: 40,
  summary: 'Log in without a key, make one all the same, rotate it, and end the life of a key that leaked.',
  goals: [
    'Log in to the AWS CLI with credentials that expire, and say why that comes first.',
    'Make an access key, describe it, keep it in a profile, and know which credentials the CLI takes.',
    'Put a file into a bucket whose name nobody else can take.',
    'Rotate a key without anything standing still.',
    'Find a leaked key, stop it, see it stopped, and delete it.',
  ],
  needs: [6],
  steps: [
    {
      id: 'take-it-back',
      title: 'Find who is an administrator again',
      minutes: 3,
      guidance: 'gaps',
      kind: 'core',
      predict: [{ id: 'still-refused', by: 'intern-2019', action: 'iam:ListUsers' }],
    },
    { id: 'log-in', title: 'Log in to the CLI as mara', minutes: 4, guidance: 'shown', kind: 'core' },
    { id: 'first-key', title: 'Make a key, and say what it is for', minutes: 4, guidance: 'shown', kind: 'core' },
    { id: 'named-profile', title: 'Use the key from a profile', minutes: 3, guidance: 'gaps', kind: 'core' },
    { id: 'menu-bucket', title: 'Put the menu into a bucket', minutes: 5, guidance: 'gaps', kind: 'core' },
    { id: 'second-key', title: 'Make a second key', minutes: 2, guidance: 'gaps', kind: 'core' },
    { id: 'rotate', title: 'Rotate the key', minutes: 5, guidance: 'unassisted', kind: 'core' },
    { id: 'stop-the-leak', title: 'Stop the key that leaked', minutes: 3, guidance: 'gaps', kind: 'core' },
    {
      id: 'watch-it-stop',
      title: 'Watch it stop',
      minutes: 2,
      guidance: 'gaps',
      kind: 'core',
      exercise: 'two-refusals',
    },
    { id: 'delete-the-leak', title: 'End the life of that key', minutes: 2, guidance: 'unassisted', kind: 'core' },
  ],
})
