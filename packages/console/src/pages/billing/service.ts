import { path } from '../../router/pattern.ts'
import type { ConsoleService, Crumb } from '../../services.ts'

const budgets: Crumb = { text: 'Budgets', to: '/billing/budgets' }

export const billing: ConsoleService = {
  id: 'billing',
  name: 'Billing and Cost Management',
  title: 'Billing and Cost Management',
  summary: 'What the account costs, of what, and who is told when it is too much.',
  global: true,
  navigation: [
    { links: [{ text: 'Home', to: '/billing' }] },
    { heading: 'Billing and payments', links: [{ text: 'Bills', to: '/billing/bills' }] },
    { heading: 'Cost and usage analysis', links: [{ text: 'Cost Explorer', to: '/billing/cost-explorer' }] },
    { heading: 'Budgets and planning', links: [budgets] },
    { heading: 'Preferences and settings', links: [{ text: 'Account', to: '/billing/account' }] },
  ],
  pages: [
    {
      pattern: '/billing',
      title: 'Home',
      load: () => import('./home-page.tsx'),
      search: ['bill', 'costs', 'money', 'cost management'],
    },
    {
      pattern: '/billing/bills',
      title: 'Bills',
      load: () => import('./bills-page.tsx'),
      search: ['invoice', 'charges'],
    },
    {
      pattern: '/billing/cost-explorer',
      title: 'Cost Explorer',
      load: () => import('./cost-explorer-page.tsx'),
      search: ['costs by service', 'costs by day', 'forecast'],
    },
    {
      pattern: '/billing/budgets',
      title: 'Budgets',
      load: () => import('./budgets/budgets-page.tsx'),
      search: ['budget', 'zero spend', 'alerts'],
    },
    {
      pattern: '/billing/budgets/create',
      title: 'Create budget',
      load: () => import('./budgets/create-budget-page.tsx'),
      crumbs: () => [budgets, { text: 'Create budget', to: '/billing/budgets/create' }],
      search: ['new budget'],
    },
    {
      pattern: '/billing/budgets/:name',
      title: 'Budget',
      load: () => import('./budgets/budget-page.tsx'),
      crumbs: ({ name = '' }) => [budgets, { text: name, to: path`/billing/budgets/${name}` }],
    },
  ],
}
