import { expect, test } from 'vitest'
import { systemRandom } from '../environment.ts'
import { accountOfId, createIds, ID_PREFIXES, type IdKind } from './ids.ts'

const ids = createIds(systemRandom())

test.each(Object.keys(ID_PREFIXES) as IdKind[])('the id of a %s has AWS’s form and carries its account', (kind) => {
  const id = ids.unique(kind, '012345678901')
  const length = kind === 'access-key' || kind === 'session-key' ? 16 : 17
  expect(id).toMatch(new RegExp(`^${ID_PREFIXES[kind]}[A-Z2-7]{${length}}$`))
  if (ID_PREFIXES[kind] !== '') expect(accountOfId(id)).toBe('012345678901')
})

// From Aidan Steele's article on what an access key says of its account.
test('the account of a real key is read as tools read it', () => {
  expect(accountOfId('ASIAQNZGKIQY56JQ7WML')).toBe('029608264753')
})

test.each(['', 'AKIA', 'AKIAIOSFODNN7EXAMPLE', 'AKIA1111111111111111', 'AKIAJ7777777777777AB'])(
  '%j names no account',
  (id) => {
    expect(accountOfId(id)).toBeUndefined()
  },
)

test('request ids are UUIDs of version 4, secrets have 40 characters, accounts twelve digits', () => {
  for (let at = 0; at < 200; at += 1) {
    expect(ids.requestId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(ids.secret()).toMatch(/^[A-Za-z0-9+/]{40}$/)
    expect(ids.accountId()).toMatch(/^[1-9]\d{11}$/)
    expect(ids.base36(18)).toMatch(/^[0-9a-z]{18}$/)
    expect(ids.hex(17)).toMatch(/^[0-9a-f]{17}$/)
  }
})

test('all randomness is what was injected', () => {
  const fixed = () => createIds({ bytes: (length) => new Uint8Array(length).fill(7) })
  expect(fixed().unique('user', '111122223333')).toBe(fixed().unique('user', '111122223333'))
  expect(fixed().requestId()).toBe('07070707-0707-4707-8707-070707070707')
})
