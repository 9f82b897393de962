import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '00-welcome',
  number: 0,
  title: 'Welcome and tools',
  minutes: 10,
  summary: 'See how the page, the terminal, the console and the checks work together, and send your first request.',
  goals: [
    'Say where your work happens, and that nothing here can cost you money.',
    'Send a request from the terminal and find it in the activity.',
    'Have a password manager and an authenticator ready.',
  ],
  needs: [],
  steps: [
    { id: 'first-request', title: 'Send your first request', minutes: 3, guidance: 'shown', kind: 'core' },
    { id: 'first-refusal', title: 'Get your first refusal', minutes: 3, guidance: 'gaps', kind: 'core' },
  ],
})
