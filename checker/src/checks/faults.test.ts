import { expect, test } from 'vitest'
import { during } from '../reader/calls.ts'
import { whyNot } from './faults.ts'

const named = (name: string, message = '', more: object = {}) => Object.assign(new Error(message), { name, ...more })

test.each<[string, unknown, string]>([
  [
    'a permission that lacks is named',
    named(
      'AccessDenied',
      'User: arn:aws:sts::1:assumed-role/x/y is not authorized to perform: iam:ListUsers on resource: *',
    ),
    'The credentials that the checks read with may not do iam:ListUsers: give them that permission, and look again.',
  ],
  [
    'EC2 names none, but we know what was asked',
    during('DescribeInstancesCommand', named('UnauthorizedOperation', 'You are not authorized to do this.')),
    'The credentials that the checks read with may not do ec2:DescribeInstances: give them that permission, and look again.',
  ],
  [
    'nobody knows which',
    named('UnauthorizedOperation', 'You are not authorized to perform this operation.'),
    'The credentials that the checks read with may not do one of the calls that checks make: give them that permission, and look again.',
  ],
  [
    'a clock that is wrong',
    named('RequestTimeTooSkewed'),
    'AWS does not accept the signature of what the checks ask: the clock of the machine that runs the workshop is wrong, or its secret key is. Set the clock, then look again.',
  ],
  [
    'somebody else who answers',
    named('NotAws'),
    'What answered is not AWS: another server is in between, such as the page with which a network asks you to sign in.',
  ],
  [
    'a bucket that is elsewhere',
    named('PermanentRedirect'),
    'It is in another Region than the workshop\u2019s, us-east-1, and could not be read from here.',
  ],
  [
    'gone between two questions',
    named('NoSuchEntityException'),
    'Something that was there a moment ago is gone: we look again by ourselves.',
  ],
  [
    'a session that ended',
    named('ExpiredTokenException'),
    'The credentials that the checks read with are not good any more: sign in again where the workshop was started, and look again.',
  ],
  [
    'nobody signed in',
    named('CredentialsProviderError', 'Token is expired.'),
    'The credentials that the checks read with are not good any more: sign in again where the workshop was started, and look again.',
  ],
  ['too fast', named('ThrottlingException', 'Rate exceeded'), 'AWS asks us to be slower: we look again by ourselves.'],
  [
    'no network, by the code of its cause',
    new Error('fetch failed', { cause: named('Error', 'connect', { code: 'ENOTFOUND' }) }),
    'The account cannot be reached: there is no way to it over the network.',
  ],
  [
    'a fault of the other side',
    named('ServiceUnavailable'),
    'The account answers with a fault of its own: we look again by ourselves.',
  ],
  [
    'a Region that is off',
    named('RegionDisabledException'),
    'This service or Region is not switched on in the account.',
  ],
  ['anything else is ours', new TypeError('x is not a function'), 'A check of ours ended early.'],
  ['what is no error', 'thrown', 'A check of ours ended early.'],
])('%s', (_, cause, said) => {
  expect(whyNot(cause)).toBe(said)
})

test('a circle of causes ends', () => {
  const one = new Error('one')
  one.cause = one
  expect(whyNot(one)).toBe('A check of ours ended early.')
})
