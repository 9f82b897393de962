import { expect, test } from 'vitest'
import { defaultHash, systemRandom } from '../environment.ts'
import { createIds } from '../ids/ids.ts'
import { createSessions } from './sessions.ts'

const ids = createIds(systemRandom())
const make = (fill: number) => createSessions({ hash: defaultHash, ids, key: new Uint8Array(32).fill(fill) })
const claims = {
  world: 'w',
  account: '111122223333',
  kind: 'role' as const,
  id: 'AROAEXAMPLE',
  name: 'ünïcode',
  issuedAt: 1,
  expiresAt: 2,
  tags: { team: 'red' },
}

test('a token gives back what it was made of, to whoever has the key of the store', () => {
  const made = make(1).issue(claims)
  expect(made.accessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/)
  expect(made.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/)
  expect(make(1).read(made.sessionToken)).toEqual({
    ok: true,
    claims: { ...claims, accessKeyId: made.accessKeyId },
    secretAccessKey: made.secretAccessKey,
  })
  expect(make(2).read(made.sessionToken)).toEqual({ ok: false })
})

test('nothing in a token can be read or changed', () => {
  const sessions = make(1)
  const { sessionToken } = sessions.issue(claims)
  const bytes = Uint8Array.from(atob(sessionToken), (character) => character.charCodeAt(0))
  expect(new TextDecoder().decode(bytes)).not.toContain('111122223333')
  for (let at = 0; at < bytes.length; at += 1) {
    const changed = bytes.slice()
    changed[at]! ^= 1
    expect(sessions.read(btoa(String.fromCharCode(...changed)))).toEqual({ ok: false })
  }
})

test.each(['', 'x', '====', 'AQ==', '!!!!', 'A'.repeat(400)])('%j is no token', (text) => {
  expect(make(1).read(text)).toEqual({ ok: false })
})
