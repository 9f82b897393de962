import { defineModule } from '../../src/define-lab.ts'

export default defineModule({
  id: '13-billing',
  number: 13,
  title: 'Billing access',
  minutes: 30,
  summary: 'Show the bill to those who need it, and to nobody else: first root’s switch, then policies.',
  goals: [
    'Say why an administrator sees an empty billing page, and who can change that.',
    'Tell what the switch gates from what it does not.',
    'Give finance the bill, an adviser a view of it, and developers neither.',
  ],
  needs: [6],
  steps: [
    { id: 'mend-what-broke', title: 'Find what broke, and mend it', minutes: 2, guidance: 'gaps', kind: 'core' },
    {
      id: 'refused-at-the-page',
      title: 'Open the bill as an administrator',
      minutes: 4,
      guidance: 'shown',
      kind: 'core',
      consoleOnly: true,
      predict: [{ id: 'api', by: 'mara', action: 'ce:GetCostAndUsage' }],
    },
    { id: 'ask-the-api', title: 'Ask the API for the same numbers', minutes: 3, guidance: 'gaps', kind: 'core' },
    {
      id: 'activate',
      title: 'Switch billing access on, as root',
      minutes: 4,
      guidance: 'shown',
      kind: 'core',
      consoleOnly: true,
    },
    { id: 'finance-user', title: 'Create a user for finance', minutes: 5, guidance: 'gaps', kind: 'core' },
    {
      id: 'see-the-bill',
      title: 'See the bill as finance',
      minutes: 3,
      guidance: 'gaps',
      kind: 'core',
      consoleOnly: true,
    },
    {
      id: 'developers-cannot',
      title: 'Prove that dana still cannot',
      minutes: 3,
      guidance: 'gaps',
      kind: 'core',
      predict: [{ id: 'dana', by: 'dana', action: 'billing:GetBillingData' }],
    },
    { id: 'adviser', title: 'Let the tax adviser look', minutes: 5, guidance: 'unassisted', kind: 'core' },
  ],
})
