import { expect, test } from 'vitest'
import { principalOf } from './principal.ts'

test.each([
  ['arn:aws:iam::482719305561:user/team/mara', { type: 'user', userName: 'mara', accountId: '482719305561' }],
  ['arn:aws:iam::482719305561:root', { type: 'root', accountId: '482719305561' }],
  [
    'arn:aws:iam::482719305561:role/deploy',
    { type: 'role-session', arn: 'arn:aws:sts::482719305561:assumed-role/deploy/session' },
  ],
  [
    'arn:aws:sts::482719305561:assumed-role/deploy/build-7',
    { type: 'role-session', roleArn: 'arn:aws:iam::482719305561:role/deploy', sessionName: 'build-7' },
  ],
  ['ec2.amazonaws.com', { type: 'service', service: 'ec2.amazonaws.com' }],
  [' anonymous ', { type: 'anonymous' }],
])('%s', (text, principal) => {
  expect(principalOf(text)).toMatchObject(principal)
})

test.each([
  '',
  'mara',
  'arn:aws:iam::12:user/x',
  'arn:aws:iam::482719305561:user/',
  'arn:aws:s3:::b',
  'arn:aws:iam::482719305561:group/g',
])('%j is nobody', (text) => {
  expect(principalOf(text)).toBeUndefined()
})
