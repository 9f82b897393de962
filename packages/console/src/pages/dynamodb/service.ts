import { path } from '../../router/pattern.ts'
import type { ConsoleService } from '../../services.ts'

export const dynamodb: ConsoleService = {
  id: 'dynamodb',
  name: 'DynamoDB',
  title: 'Amazon DynamoDB',
  summary: 'Tables and their items, to read.',
  global: false,
  navigation: [{ links: [{ text: 'Tables', to: '/dynamodb/tables' }] }],
  pages: [
    {
      pattern: '/dynamodb/tables',
      title: 'Tables',
      load: () => import('./tables-page.tsx'),
      search: ['dynamodb', 'items', 'database'],
    },
    {
      pattern: '/dynamodb/tables/:name',
      title: 'Table',
      load: () => import('./table-page.tsx'),
      crumbs: ({ name = '' }) => [
        { text: 'Tables', to: '/dynamodb/tables' },
        { text: name, to: path`/dynamodb/tables/${name}` },
      ],
    },
  ],
}
