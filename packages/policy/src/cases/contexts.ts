import { fullContext } from '../index.ts'
import type { Case } from './case.ts'
import { here, type Person, people, there } from './people.ts'

/** What AWS puts into the context because of who asks, beside what the request brings along. */
const rows = {
  root: {
    'aws:principalarn': `arn:aws:iam::${here}:root`,
    'aws:principalaccount': here,
    'aws:principaltype': 'Account',
    'aws:userid': here,
    'aws:principalisawsservice': 'false',
  },
  bob: {
    'aws:principalarn': `arn:aws:iam::${here}:user/dev/bob`,
    'aws:principalaccount': here,
    'aws:principaltype': 'User',
    'aws:userid': 'AIDABOB000000000000A',
    'aws:username': 'bob',
    'aws:principalisawsservice': 'false',
    'aws:principaltag/team': 'Blue',
  },
  session: {
    'aws:principalarn': `arn:aws:iam::${here}:role/app/reader`,
    'aws:principalaccount': here,
    'aws:principaltype': 'AssumedRole',
    'aws:userid': 'AROAREADER0000000000:monday',
    'aws:principalisawsservice': 'false',
    'aws:principaltag/team': 'Red',
  },
  federated: {
    'aws:principalarn': `arn:aws:sts::${here}:federated-user/carol`,
    'aws:principalaccount': here,
    'aws:principaltype': 'FederatedUser',
    'aws:userid': `${here}:carol`,
    'aws:principalisawsservice': 'false',
  },
  service: {
    'aws:principalisawsservice': 'true',
    'aws:principalservicename': 'cloudtrail.amazonaws.com',
    'aws:principalservicenameslist': ['cloudtrail.amazonaws.com'],
  },
  webIdentity: { 'aws:federatedprovider': `arn:aws:iam::${here}:oidc-provider/token.example.com` },
  anonymous: { 'aws:principaltype': 'Anonymous', 'aws:userid': 'anonymous' },
} as const satisfies Partial<Record<Person, Readonly<Record<string, string | readonly string[]>>>>

const sorted = (record: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)))

const request = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' }

export const contextCases: readonly Case[] = [
  ...Object.entries(rows).map(([person, expected]) => ({
    name: `the keys of ${person}`,
    actual: () => sorted(fullContext({ ...request, principal: people[person as Person], context: {} })),
    expected: sorted(expected),
  })),
  {
    name: 'the owner of the resource, given or from its ARN',
    actual: () => [
      fullContext({ ...request, resourceAccount: there, principal: people.anonymous, context: {} })[
        'aws:resourceaccount'
      ],
      fullContext({ action: 'a:b', resource: people.bob.arn, principal: people.anonymous, context: {} })[
        'aws:resourceaccount'
      ],
    ],
    expected: [there, here],
  },
  {
    name: 'a given key replaces the derived one',
    actual: () =>
      fullContext({ ...request, principal: people.bob, context: { 'aws:username': 'eve' } })['aws:username'],
    expected: 'eve',
  },
]
