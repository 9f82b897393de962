import type { ConsoleService } from '../../services.ts'

export const home: ConsoleService = {
  id: 'home',
  name: 'Console Home',
  title: 'Console Home',
  summary: 'Where the console begins.',
  global: false,
  navigation: [],
  pages: [
    { pattern: '/', title: 'Console Home', load: () => import('./home-page.tsx'), search: ['start', 'services'] },
    {
      pattern: '/switchrole',
      title: 'Switch role',
      load: () => import('./switch-role-page.tsx'),
      search: ['assume role', 'another account'],
    },
    { pattern: '/home', title: 'Console Home', load: () => import('./home-page.tsx') },
  ],
}
