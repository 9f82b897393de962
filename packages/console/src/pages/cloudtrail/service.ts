import type { ConsoleService } from '../../services.ts'

export const cloudtrail: ConsoleService = {
  id: 'cloudtrail',
  name: 'CloudTrail',
  title: 'CloudTrail',
  summary: 'Who did what, when, and from where.',
  global: false,
  navigation: [{ links: [{ text: 'Event history', to: '/cloudtrail' }] }],
  pages: [
    {
      pattern: '/cloudtrail',
      title: 'Event history',
      load: () => import('./event-history-page.tsx'),
      search: ['cloudtrail', 'events', 'log', 'audit', 'record'],
    },
    {
      pattern: '/cloudtrail/events/:id',
      title: 'Event',
      load: () => import('./event-page.tsx'),
      crumbs: ({ id = '' }) => [
        { text: 'Event history', to: '/cloudtrail' },
        { text: id, to: '/cloudtrail' },
      ],
    },
  ],
}
