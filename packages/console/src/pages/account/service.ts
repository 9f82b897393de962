import type { ConsoleService } from '../../services.ts'

export const account: ConsoleService = {
  id: 'account',
  name: 'Account',
  title: 'Account',
  summary: 'Contact information, Regions, and who may see the bill.',
  global: true,
  navigation: [],
  pages: [
    {
      pattern: '/billing/account',
      title: 'Account',
      load: () => import('./account-page.tsx'),
      search: ['account id', 'contacts', 'billing access', 'regions'],
    },
  ],
}
