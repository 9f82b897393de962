import { fromBase64 } from '@first-line/aws-api'
import { expect, test } from 'vitest'
import { passingPublicKey } from './passing-key.ts'

test('a public key as OpenSSH writes it, another one each time', () => {
  const [type, blob = ''] = passingPublicKey().split(' ')
  const bytes = fromBase64(blob) ?? new Uint8Array(0)
  expect(type).toBe('ssh-ed25519')
  expect([...bytes.slice(0, 4)]).toEqual([0, 0, 0, 11])
  expect(new TextDecoder().decode(bytes.slice(4, 15))).toBe('ssh-ed25519')
  expect([...bytes.slice(15, 19)]).toEqual([0, 0, 0, 32])
  expect(bytes).toHaveLength(51)
  expect(passingPublicKey()).not.toBe(passingPublicKey())
})
