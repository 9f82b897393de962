import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '14-budgets',
  number: 14,
  title: 'Budgets and alarms',
  minutes: 35,
  summary: 'Set budgets that write to somebody, spend a little, and see the alert arrive.',
  goals: [
    'Make a cost budget for one service, with an alert that fires early enough.',
    'Make the budget that every new account should have on its first day.',
    'Send an alert to a topic, and say why its policy has to let Budgets in.',
    'Say what a budget does not do.',
  ],
  needs: [13],
  steps: [
    {
      id: 'mend-what-broke',
      title: 'Find what broke, and mend it',
      minutes: 2,
      guidance: 'gaps',
      kind: 'core',
      consoleOnly: true,
    },
    { id: 's3-budget', title: 'Create a budget for S3', minutes: 7, guidance: 'shown', kind: 'core' },
    { id: 'zero-spend', title: 'Create the zero-spend budget', minutes: 4, guidance: 'gaps', kind: 'core' },
    { id: 'topic', title: 'Open a topic to Budgets', minutes: 7, guidance: 'gaps', kind: 'core' },
    { id: 'forecast', title: 'Be told before it happens', minutes: 5, guidance: 'unassisted', kind: 'core' },
    { id: 'spend', title: 'Spend something, and see the alert', minutes: 5, guidance: 'gaps', kind: 'core' },
    { id: 'stop-spending', title: 'Stop spending', minutes: 2, guidance: 'gaps', kind: 'core' },
  ],
})
