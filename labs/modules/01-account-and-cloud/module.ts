import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '01-account-and-cloud',
  number: 1,
  title: 'AWS and the account',
  minutes: 15,
  summary: 'See what an account holds, where it ends, who owns it, and what nobody but its root user can do.',
  goals: [
    'Say what an AWS account is: a container, a border and a bill.',
    'Tell a service that lives in a Region from one that is the same everywhere.',
    'Name what only the root user can do, and leave the rest to others.',
  ],
  needs: [0],
  steps: [
    {
      id: 'sort-services',
      title: 'Put eight services in their places',
      minutes: 3,
      guidance: 'shown',
      kind: 'core',
      exercise: 'services',
    },
    {
      id: 'sort-root',
      title: 'Sort what only root can do',
      minutes: 4,
      guidance: 'unassisted',
      kind: 'core',
      exercise: 'root-only',
    },
  ],
})
