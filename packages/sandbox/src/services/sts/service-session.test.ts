import { compilePolicy, parsePolicy } from '@first-line/policy'
import { expect, test } from 'vitest'
import { defaultHash, systemRandom } from '../../environment.ts'
import { createIds } from '../../ids/ids.ts'
import type { PolicyCompiler } from '../../pipeline/policy-set.ts'
import { createSessions } from '../../sessions/sessions.ts'
import { ACCOUNT, testBench } from '../../testing/sandbox.ts'
import { roles } from '../iam/entities.ts'
import { serviceSession } from './service-session.ts'
import { trust } from './testing/sts-bench.ts'

const compile: PolicyCompiler['compile'] = (text, source) => {
  const parsed = parsePolicy(text)
  if (!parsed.ok) throw new Error('no policy')
  return compilePolicy(parsed.document, source)
}

test.each([
  ['the service it trusts', { Service: 'ec2.amazonaws.com' }, true],
  ['one of several', { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }, true],
  ['another service', { Service: 'lambda.amazonaws.com' }, false],
  ['the account', { AWS: ACCOUNT }, false],
])('a role is for %s', async (_, principal, expected) => {
  const bench = await testBench({ roles: [{ roleName: 'app', assumeRolePolicyDocument: trust(principal) }] })
  const sessions = createSessions({ hash: defaultHash, ids: createIds(systemRandom()), key: new Uint8Array(32) })
  const wallTime = Date.UTC(2026, 10, 22)
  const session = await bench.world.read((state) =>
    serviceSession(
      { state, worldId: 'test', sessions, compile, wallTime },
      {
        account: ACCOUNT,
        role: state.table(roles, ACCOUNT).get('app')!,
        service: 'ec2.amazonaws.com',
        sessionName: 'i-0123456789abcdef0',
        duration: 21_600,
      },
    ),
  )
  expect(session && sessions.read(session.sessionToken)).toEqual(
    expected
      ? {
          ok: true,
          secretAccessKey: session?.secretAccessKey,
          claims: {
            world: 'test',
            account: ACCOUNT,
            accessKeyId: session?.accessKeyId,
            kind: 'role',
            id: expect.stringMatching(/^AROA/),
            name: 'i-0123456789abcdef0',
            issuedAt: wallTime,
            expiresAt: wallTime + 21_600_000,
          },
        }
      : undefined,
  )
})
