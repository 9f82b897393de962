import { expect, test } from 'vitest'
import { nearestPages } from './nearest.ts'

const pages = [
  { path: '/modules/06-users/', name: '6 Users and ARNs' },
  { path: '/modules/04-mfa/', name: '4 Multi-factor authentication, for root' },
  { path: '/results/', name: 'Your results' },
  { path: '/settings/', name: 'Settings' },
]

test.each([
  ['/modules/06-user/', ['/modules/06-users/']],
  ['/modules/6', ['/modules/06-users/']],
  ['/06-users', ['/modules/06-users/']],
  ['/setings/', ['/settings/']],
  ['/result.html', ['/results/']],
  ['/modules/04-mfa/handouts', ['/modules/04-mfa/']],
  ['/', []],
  ['/wp-admin/', []],
  ['/xyz/', []],
])('%s', (address, paths) => {
  expect(nearestPages(address, pages).map(({ path }) => path)).toEqual(paths)
})
