import { toHex } from '@first-line/aws-api'
import { describe, expect, test } from 'vitest'
import {
  CA_CERTIFICATE,
  CA_KEY,
  LEAF_CERTIFICATE,
  LEAF_KEY,
  LEAF_KEY_PKCS8,
  RSA_CERTIFICATE,
  RSA_KEY,
  RSA_KEY_PKCS1,
  SSH_FINGERPRINT,
  SSH_KEY,
  SSH_KEY_PEM,
  SSH_KEY_PKCS1,
} from '../../../testing/certificates.ts'
import { MalformedDer, readDer, unsigned, writeDer } from './der.ts'
import { belongTogether, readPrivateKey } from './keys.ts'
import { readPem } from './pem.ts'
import { fingerprint, pemOfBlob, readSshKey, sshBlob } from './ssh-key.ts'
import { readCertificates } from './x509.ts'

describe('DER', () => {
  test.each([[0], [1], [127], [128], [255], [256], [65_536]])('goes round with %i bytes', (length) => {
    const content = new Uint8Array(length).fill(7)
    const [value, ...more] = readDer(writeDer(0x04, content))
    expect([value?.tag, value?.content.length, more.length]).toEqual([0x04, length, 0])
  })

  test.each([
    ['a length that is missing', [0x30]],
    ['more than there is', [0x30, 0x05, 0x00]],
    ['an open end, which is BER', [0x30, 0x80, 0x00, 0x00]],
    ['a length of five bytes', [0x30, 0x85, 1, 0, 0, 0, 0]],
    ['a length cut short', [0x30, 0x82, 0x01]],
    ['a tag of several bytes', [0x1f, 0x81, 0x01, 0x00]],
  ])('refuses %s', (_, bytes) => {
    expect(() => readDer(Uint8Array.from(bytes))).toThrow(MalformedDer)
  })

  test('integers lose the zeros in front', () => {
    expect(toHex(unsigned(Uint8Array.of(0, 0, 0x80, 0)))).toBe('8000')
    expect(toHex(unsigned(Uint8Array.of(0)))).toBe('')
  })
})

describe('PEM', () => {
  test.each([
    ['text before it', `Certificate:\n${CA_CERTIFICATE}`],
    ['another end', CA_CERTIFICATE.replace('END CERTIFICATE', 'END KEY')],
    ['no base64', '-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----'],
    ['half of a group', '-----BEGIN CERTIFICATE-----\nQUJ\n-----END CERTIFICATE-----'],
    ['nothing', ''],
    ['a file name', 'file://certificate.pem'],
  ])('is not %s', (_, text) => {
    expect(readPem(text)).toBeUndefined()
  })

  test('is read in time that grows with its length', () => {
    const started = performance.now()
    expect(readPem('-----BEGIN CERTIFICATE-----\n'.repeat(30_000))).toBeUndefined()
    expect(readPem(`${CA_CERTIFICATE}\n`.repeat(1_000))).toHaveLength(1_000)
    // A second is a hundred times what it takes; what is quadratic takes minutes.
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('may have lines that end as on Windows', () => {
    expect(readPem(CA_CERTIFICATE.replaceAll('\n', '\r\n'))?.[0]?.label).toBe('CERTIFICATE')
  })
})

describe('certificates', () => {
  test('say who issued them, to whom, until when', () => {
    const [ca] = readCertificates(CA_CERTIFICATE)!
    const [leaf] = readCertificates(LEAF_CERTIFICATE)!
    expect(ca?.issuer).toBe(ca?.subject)
    expect(leaf?.issuer).toBe(ca?.subject)
    expect(leaf?.subject).not.toBe(ca?.subject)
    // `openssl x509 -enddate` says so.
    expect(new Date(leaf!.notAfter).toISOString()).toBe('2126-10-29T18:10:04.000Z')
  })

  test('are refused when a byte is missing', () => {
    const lines = CA_CERTIFICATE.split('\n')
    expect(readCertificates([...lines.slice(0, 3), ...lines.slice(4)].join('\n'))).toBeUndefined()
    expect(readCertificates(CA_KEY)).toBeUndefined()
  })

  test('never break the reader, whatever their bytes', () => {
    const { der } = readCertificates(CA_CERTIFICATE)![0]!
    for (let at = 0; at < der.length; at += 1)
      for (const byte of [0x00, 0x30, 0x80, 0xff]) {
        const broken = Uint8Array.from(der)
        broken[at] = byte
        const pem = `-----BEGIN CERTIFICATE-----\n${btoa(String.fromCharCode(...broken))}\n-----END CERTIFICATE-----`
        expect(() => readCertificates(pem)).not.toThrow()
      }
  })
})

describe('keys', () => {
  test.each([
    ['EC, with its curve before it', CA_CERTIFICATE, CA_KEY, true],
    ['EC', LEAF_CERTIFICATE, LEAF_KEY, true],
    ['EC in PKCS #8', LEAF_CERTIFICATE, LEAF_KEY_PKCS8, true],
    ['EC, another', CA_CERTIFICATE, LEAF_KEY, false],
    ['RSA in PKCS #8', RSA_CERTIFICATE, RSA_KEY, true],
    ['RSA in PKCS #1', RSA_CERTIFICATE, RSA_KEY_PKCS1, true],
    ['RSA for EC', CA_CERTIFICATE, RSA_KEY, false],
  ])('%s', (_, certificate, key, together) => {
    expect(belongTogether(readCertificates(certificate)![0]!.publicKey, readPrivateKey(key)!)).toBe(together)
  })

  test.each([
    ['an encrypted one', RSA_KEY.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE')],
    ['a certificate', RSA_CERTIFICATE],
    ['two', `${CA_KEY}\n${LEAF_KEY}`],
    ['text', 'secret'],
  ])('%s is none', (_, key) => {
    expect(readPrivateKey(key)).toBeUndefined()
  })
})

describe('SSH keys', () => {
  test.each([
    ['a line', SSH_KEY],
    ['a line with a comment', `${SSH_KEY} bob@laptop\n`],
    ['PEM', SSH_KEY_PEM],
    ['PKCS #1', SSH_KEY_PKCS1],
  ])('%s is the same key', (_, body) => {
    const read = readSshKey(body)
    if (!('key' in read)) throw new Error(read.problem)
    expect(`ssh-rsa ${sshBlob(read.key)}`).toBe(SSH_KEY)
    expect(fingerprint(sshBlob(read.key))).toBe(SSH_FINGERPRINT)
  })

  test('is written as OpenSSL writes it', () => {
    expect(pemOfBlob(SSH_KEY.split(' ')[1]!)).toBe(`${SSH_KEY_PEM}\n`)
  })

  test.each([
    ['not base64', 'ssh-rsa not-base64!', 'key'],
    ['cut short', SSH_KEY.slice(0, 100), 'key'],
    ['no key at all', 'ssh-rsa', 'key'],
    ['another kind', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKzvfE', 'encoding'],
    ['a certificate', CA_CERTIFICATE, 'encoding'],
    ['1,024 bits', rsaPublicPem(), 'key'],
    ['text', 'hello', 'encoding'],
  ])('%s is refused', (_, body, problem) => {
    expect(readSshKey(body)).toEqual({ problem })
  })
})

/** The public key of RSA_CERTIFICATE, which has 1,024 bits. */
function rsaPublicPem(): string {
  const [certificate] = readCertificates(RSA_CERTIFICATE)!
  if (certificate?.publicKey.kind !== 'rsa') throw new Error('Not RSA')
  return pemOfBlob(sshBlob(certificate.publicKey))
}
