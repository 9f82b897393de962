import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '06-users',
  number: 6,
  title: 'Users and ARNs',
  minutes: 18,
  summary: 'Make a user for one person, give it a permission through a policy, and read the names AWS gives to things.',
  goals: [
    'Make a user for one person, so that every request carries a name.',
    'Give the user a permission with a managed policy, and see it arrive.',
    'Read any ARN aloud and say what each part is for.',
  ],
  needs: [4, 5],
  steps: [
    { id: 'create-user', title: 'Create the user mara', minutes: 3, guidance: 'shown', kind: 'core' },
    {
      id: 'give-administrator',
      title: 'Give mara administrator rights',
      minutes: 4,
      guidance: 'gaps',
      kind: 'core',
    },
  ],
})
