import { expect, test } from 'vitest'
import type { ConsoleService } from '../services.ts'
import { searchPages } from './search-pages.ts'

const load = async () => ({ default: () => null })
const iam: ConsoleService = {
  ...{ id: 'iam', name: 'IAM', title: 'Identity and Access Management (IAM)', summary: 'Manage access.', global: true },
  navigation: [],
  pages: [
    { pattern: '/iam', title: 'Dashboard', load, search: ['alias'] },
    { pattern: '/iam/users', title: 'Users', load, search: ['people'] },
    { pattern: '/iam/users/:name', title: 'User', load, search: ['never'] },
    { pattern: '/iam/users/create', title: 'Create user', load, search: [] },
    { pattern: '/iam/hidden', title: 'Hidden users', load },
  ],
}

test.each([
  ['users', ['/iam/users']],
  ['user', ['/iam/users', '/iam/users/create']],
  ['PEOPLE', ['/iam/users']],
  ['iam', ['/iam', '/iam/users', '/iam/users/create']],
  ['create us', ['/iam/users/create']],
  ['alias', ['/iam']],
  ['never', []],
  ['zzz', []],
])('%j finds %j', (text, found) => {
  expect(searchPages(text, [iam]).map(({ to }) => to)).toEqual(found)
})
