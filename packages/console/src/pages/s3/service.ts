import { path } from '../../router/pattern.ts'
import type { ConsoleService, Crumb } from '../../services.ts'

const bucket = ({ bucket: name = '' }: Record<string, string>): Crumb => ({ text: name, to: path`/s3/buckets/${name}` })

export const s3: ConsoleService = {
  id: 's3',
  name: 'S3',
  title: 'Amazon S3',
  summary: 'Buckets, and the objects in them.',
  global: false,
  navigation: [
    {
      links: [
        { text: 'General purpose buckets', to: '/s3' },
        { text: 'Block Public Access for this account', to: '/s3/account-settings' },
      ],
    },
  ],
  pages: [
    {
      pattern: '/s3',
      title: 'General purpose buckets',
      load: () => import('./buckets/buckets-page.tsx'),
      search: ['buckets', 'files', 'storage'],
    },
    {
      pattern: '/s3/create',
      title: 'Create bucket',
      load: () => import('./buckets/create-bucket-page.tsx'),
      search: ['new bucket'],
    },
    {
      pattern: '/s3/account-settings',
      title: 'Block Public Access for this account',
      load: () => import('./permissions/account-block-page.tsx'),
      search: ['public access'],
    },
    {
      pattern: '/s3/buckets/:bucket',
      title: 'Bucket',
      load: () => import('./buckets/bucket-page.tsx'),
      crumbs: (params) => [bucket(params)],
    },
    {
      pattern: '/s3/buckets/:bucket/upload',
      title: 'Upload',
      load: () => import('./objects/upload-page.tsx'),
      crumbs: (params) => [bucket(params), { text: 'Upload', to: bucket(params).to }],
    },
    {
      pattern: '/s3/buckets/:bucket/policy',
      title: 'Edit bucket policy',
      load: () => import('./permissions/bucket-policy-page.tsx'),
      crumbs: (params) => [bucket(params), { text: 'Edit bucket policy', to: bucket(params).to }],
    },
    {
      pattern: '/s3/buckets/:bucket/objects/:key',
      title: 'Object',
      load: () => import('./objects/object-page.tsx'),
      crumbs: (params) => [bucket(params), { text: params.key ?? '', to: bucket(params).to }],
    },
  ],
}
