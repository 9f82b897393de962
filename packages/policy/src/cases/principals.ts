import { explain } from '../index.ts'
import { type Case, compiled } from './case.ts'
import { here, type Person, people, there } from './people.ts'

type Row = readonly [principal: unknown, person: Person, reach: string | undefined]

const root = `arn:aws:iam::${here}:root`
const bob = `arn:aws:iam::${here}:user/dev/bob`
const role = `arn:aws:iam::${here}:role/app/reader`
const session = `arn:aws:sts::${here}:assumed-role/reader/monday`
const carol = `arn:aws:sts::${here}:federated-user/carol`
const provider = `arn:aws:iam::${here}:oidc-provider/token.example.com`

/** How closely a Principal names each caller. */
const named: readonly Row[] = [
  ['*', 'bob', 'direct'],
  ['*', 'anonymous', 'direct'],
  ['*', 'service', 'direct'],
  [{ AWS: '*' }, 'anonymous', 'direct'],
  [{ AWS: here }, 'bob', 'account'],
  [{ AWS: root }, 'bob', 'account'],
  [{ AWS: root }, 'session', 'account'],
  [{ AWS: root }, 'federated', 'account'],
  [{ AWS: root }, 'root', 'direct'],
  [{ AWS: there }, 'bob', undefined],
  [{ AWS: here }, 'anonymous', undefined],
  [{ AWS: bob }, 'bob', 'direct'],
  [{ AWS: bob }, 'root', undefined],
  [{ AWS: [root, bob] }, 'bob', 'direct'],
  [{ AWS: [bob, root] }, 'bob', 'direct'],
  [{ AWS: 'AIDABOB000000000000A' }, 'bob', 'direct'],
  [{ AWS: `arn:aws:iam::${here}:user/dev/*` }, 'bob', undefined],
  [{ AWS: role }, 'session', 'role'],
  [{ AWS: 'AROAREADER0000000000' }, 'session', 'role'],
  [{ AWS: session }, 'session', 'direct'],
  [{ AWS: [role, session] }, 'session', 'direct'],
  [{ AWS: `arn:aws:sts::${here}:assumed-role/reader/tuesday` }, 'session', undefined],
  [{ AWS: carol }, 'federated', 'direct'],
  [{ AWS: bob }, 'federated', 'issuer'],
  [{ Service: 'cloudtrail.amazonaws.com' }, 'service', 'direct'],
  [{ Service: 's3.amazonaws.com' }, 'service', undefined],
  [{ Service: 'cloudtrail.amazonaws.com' }, 'bob', undefined],
  [{ Federated: provider }, 'webIdentity', 'direct'],
  [{ Federated: provider }, 'bob', undefined],
  [{ AWS: '*' }, 'webIdentity', undefined],
  [{ AWS: '*' }, 'service', 'direct'],
  [{ CanonicalUser: 'ab'.repeat(32) }, 'root', 'direct'],
  [{ CanonicalUser: 'cd'.repeat(32) }, 'root', undefined],
  [{ AWS: there, Service: 'cloudtrail.amazonaws.com' }, 'service', 'direct'],
]

type NotRow = readonly [
  notPrincipal: unknown,
  person: Person,
  effect: 'Allow' | 'Deny',
  matches: boolean,
  boundary?: true,
]

/** Whom a NotPrincipal leaves out. */
const notNamed: readonly NotRow[] = [
  [{ AWS: [bob, root] }, 'bob', 'Deny', false],
  [{ AWS: [bob, here] }, 'bob', 'Deny', false],
  // The account has to be listed too.
  [{ AWS: [bob] }, 'bob', 'Deny', true],
  [{ AWS: [root] }, 'bob', 'Deny', true],
  [{ AWS: [root] }, 'root', 'Deny', false],
  [{ AWS: [bob, root] }, 'session', 'Deny', true],
  [{ AWS: [session, role, root] }, 'session', 'Deny', false],
  [{ AWS: [role, root] }, 'session', 'Deny', true],
  [{ AWS: [carol, root] }, 'federated', 'Deny', false],
  [{ AWS: [bob, root] }, 'anonymous', 'Deny', true],
  [{ Service: 'cloudtrail.amazonaws.com' }, 'service', 'Deny', false],
  ['*', 'bob', 'Deny', false],
  // A principal with a boundary cannot be spared.
  [{ AWS: [bob, root] }, 'bob', 'Deny', true, true],
  [{ AWS: bob }, 'bob', 'Allow', false],
  [{ AWS: root }, 'bob', 'Allow', false],
  [{ AWS: bob }, 'session', 'Allow', true],
  [{ AWS: bob }, 'anonymous', 'Allow', true],
]

function clause(elements: Readonly<Record<string, unknown>>, person: Person, boundary: boolean) {
  const policies = {
    identity: [],
    resource: compiled({ Effect: 'Allow', Action: '*', Resource: '*', ...elements }, 'resource'),
    ...(boundary ? { boundary: compiled({ Effect: 'Allow', Action: '*', Resource: '*' }, 'boundary') } : {}),
  }
  const request = { principal: people[person], action: 's3:GetObject', resource: 'arn:aws:s3:::b/k', context: {} }
  const layer = explain(request, policies).layers.find(({ layer: name }) => name === 'resource')
  return layer?.levels[0]?.policies[0]?.statements[0]?.clauses[0]
}

export const principalCases: readonly Case[] = [
  ...named.map(([principal, person, expected]) => ({
    name: `Principal ${JSON.stringify(principal)} names ${person}: ${expected}`,
    actual: () => {
      const found = clause({ Principal: principal }, person, false)
      return found?.element === 'Principal' ? found.reach : 'no such clause'
    },
    expected,
  })),
  ...notNamed.map(([notPrincipal, person, effect, expected, boundary]) => ({
    name: `${effect} NotPrincipal ${JSON.stringify(notPrincipal)} is about ${person}${boundary ? ' with a boundary' : ''}: ${expected}`,
    actual: () => clause({ NotPrincipal: notPrincipal, Effect: effect }, person, boundary === true)?.matched,
    expected,
  })),
]
