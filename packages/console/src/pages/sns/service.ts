import { path } from '../../router/pattern.ts'
import type { ConsoleService, Crumb } from '../../services.ts'
import { topicName } from './shapes.ts'

const topics: Crumb = { text: 'Topics', to: '/sns/topics' }
const topic = ({ arn = '' }: Record<string, string>): Crumb => ({ text: topicName(arn), to: path`/sns/topics/${arn}` })

export const sns: ConsoleService = {
  id: 'sns',
  name: 'SNS',
  title: 'Amazon SNS',
  summary: 'Topics, and who is told.',
  global: false,
  navigation: [{ links: [topics, { text: 'Subscriptions', to: '/sns/subscriptions' }] }],
  pages: [
    {
      pattern: '/sns/topics',
      title: 'Topics',
      load: () => import('./topics-page.tsx'),
      search: ['sns', 'notifications', 'messages'],
    },
    {
      pattern: '/sns/subscriptions',
      title: 'Subscriptions',
      load: () => import('./subscriptions-page.tsx'),
      search: ['e-mail', 'confirm subscription'],
    },
    {
      pattern: '/sns/topics/:arn',
      title: 'Topic',
      load: () => import('./topic-page.tsx'),
      crumbs: (p) => [topics, topic(p)],
    },
    {
      pattern: '/sns/topics/:arn/publish',
      title: 'Publish message',
      load: () => import('./publish-page.tsx'),
      crumbs: (p) => [topics, topic(p), { text: 'Publish message', to: topic(p).to }],
    },
    {
      pattern: '/sns/topics/:arn/policy',
      title: 'Edit access policy',
      load: () => import('./topic-policy-page.tsx'),
      crumbs: (p) => [topics, topic(p), { text: 'Edit access policy', to: topic(p).to }],
    },
  ],
}
