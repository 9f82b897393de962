import { expect, test } from 'vitest'
import { match, path } from './pattern.ts'

test.each([
  ['/iam/users', '/iam/users', {}],
  ['/iam/users', '/iam/users/', {}],
  ['/iam/users/:name', '/iam/users/mara', { name: 'mara' }],
  ['/iam/users/:name', '/iam/users/a%2Fb', { name: 'a/b' }],
  ['/iam/users/:name', '/iam/users/%zz', { name: '%zz' }],
  ['/iam/users/:name', '/iam/users', undefined],
  ['/iam/users', '/iam/users/mara', undefined],
  ['/s3/:bucket/*', '/s3/b/x/y%20z', { bucket: 'b', rest: 'x/y z' }],
  ['/', '/', {}],
])('%s against %s', (pattern, given, params) => {
  expect(match(pattern, given)).toEqual(params)
})

test('a path is built with its parts encoded, and comes out again', () => {
  const arn = 'arn:aws:iam::123456789012:policy/team/a b'
  expect(path`/iam/policies/${arn}`).toBe('/iam/policies/arn%3Aaws%3Aiam%3A%3A123456789012%3Apolicy%2Fteam%2Fa%20b')
  expect(match('/iam/policies/:arn', path`/iam/policies/${arn}`)).toEqual({ arn })
})
