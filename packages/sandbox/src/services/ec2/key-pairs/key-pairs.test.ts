import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { nodeRsaKey } from '../../../node/rsa-keys.ts'
import { type TestBench, testBench } from '../../../testing/sandbox.ts'
import { useRsaGenerator } from './rsa.ts'

let bench: TestBench
const folder = mkdtempSync(join(tmpdir(), 'keys-'))
const file = join(folder, 'key')

beforeAll(async () => {
  bench = await testBench()
})

afterEach(() => useRsaGenerator(undefined))
afterAll(() => {
  rmSync(folder, { recursive: true })
  expect(bench.faults).toEqual([])
})

const run = (command: string, ...args: string[]): string => execFileSync(command, args, { encoding: 'utf8' }).trim()

async function create(input: Record<string, string>) {
  const { output } = await bench.root('ec2', 'CreateKeyPair', input)
  writeFileSync(file, `${output!.KeyMaterial}\n`, { mode: 0o600 })
  const shown = await bench.root('ec2', 'DescribeKeyPairs', { KeyNames: [input.KeyName!], IncludePublicKey: true })
  const [pair] = shown.output!.KeyPairs as Array<Record<string, string>>
  return { made: output as Record<string, string>, pair: pair! }
}

const keyOnly = (line: string) => line.split(' ').slice(0, 2).join(' ')

test.each([
  ['big integers', undefined],
  ['OpenSSL', nodeRsaKey],
] as const)(
  'OpenSSH and OpenSSL read an RSA key made by %s, and agree on its fingerprint',
  async (name, generator) => {
    useRsaGenerator(generator)
    const { made, pair } = await create({ KeyName: `rsa ${name}` })
    expect(made.KeyMaterial).toMatch(/^-----BEGIN RSA PRIVATE KEY-----\n[\s\S]*\n-----END RSA PRIVATE KEY-----$/)
    expect(keyOnly(pair.PublicKey!)).toBe(keyOnly(run('ssh-keygen', '-y', '-f', file)))
    expect(run('openssl', 'rsa', '-in', file, '-check', '-noout')).toContain('RSA key ok')
    run('openssl', 'pkcs8', '-in', file, '-outform', 'DER', '-topk8', '-nocrypt', '-out', `${file}.der`)
    expect(made.KeyFingerprint).toBe(run('openssl', 'sha1', '-c', `${file}.der`).split('= ')[1])
  },
  60_000,
)

test('OpenSSH reads an Ed25519 key, and agrees on its fingerprint', async () => {
  const { made, pair } = await create({ KeyName: 'ed', KeyType: 'ed25519' })
  expect(keyOnly(pair.PublicKey!)).toBe(keyOnly(run('ssh-keygen', '-y', '-f', file)))
  expect(run('ssh-keygen', '-l', '-f', file).split(' ')[1]).toBe(`SHA256:${made.KeyFingerprint!.replace(/=+$/, '')}`)
})

test.each(['rsa', 'ed25519'])('a %s key of one’s own is imported, by its MD5 or SHA-256', async (type) => {
  rmSync(file, { force: true })
  run('ssh-keygen', '-q', '-t', type, '-N', '', '-C', 'me', '-f', file, ...(type === 'rsa' ? ['-b', '2048'] : []))
  const PublicKeyMaterial = new TextEncoder().encode(run('ssh-keygen', '-y', '-f', file))
  const { output } = await bench.root('ec2', 'ImportKeyPair', { KeyName: `my ${type}`, PublicKeyMaterial })
  if (type === 'rsa') {
    writeFileSync(`${file}.spki`, run('ssh-keygen', '-e', '-m', 'PKCS8', '-f', file))
    run('openssl', 'pkey', '-pubin', '-in', `${file}.spki`, '-outform', 'DER', '-out', `${file}.der`)
    expect(output!.KeyFingerprint).toBe(run('openssl', 'md5', '-c', `${file}.der`).split('= ')[1])
    const der = new TextEncoder().encode(run('openssl', 'base64', '-in', `${file}.der`))
    const again = await bench.root('ec2', 'ImportKeyPair', { KeyName: 'from DER', PublicKeyMaterial: der })
    expect(again.output!.KeyFingerprint).toBe(output!.KeyFingerprint)
  } else
    expect(`SHA256:${String(output!.KeyFingerprint).replace(/=+$/, '')}`).toBe(
      run('ssh-keygen', '-l', '-f', file).split(' ')[1],
    )
})

test.each([
  [
    'ImportKeyPair',
    { KeyName: 'bad', PublicKeyMaterial: new TextEncoder().encode('ssh-rsa nonsense') },
    'InvalidKey.Format',
    'Key is not in valid OpenSSH public key format',
  ],
  ['DescribeKeyPairs', { KeyNames: ['nobody'] }, 'InvalidKeyPair.NotFound', "The key pair 'nobody' does not exist"],
  ['DeleteKeyPair', { KeyName: 'nobody' }, undefined, undefined],
  ['CreateKeyPair', {}, 'MissingParameter', 'The request must contain the parameter KeyName'],
])('%s %j', async (operation, input, code, message) => {
  const answer = await bench.root('ec2', operation, input)
  expect([answer.code, answer.message]).toEqual([code, message])
})

test('a name is taken once', async () => {
  await bench.root('ec2', 'CreateKeyPair', { KeyName: 'once', KeyType: 'ed25519' })
  const { code, message } = await bench.root('ec2', 'CreateKeyPair', { KeyName: 'once', KeyType: 'ed25519' })
  expect([code, message]).toEqual(['InvalidKeyPair.Duplicate', 'The keypair already exists'])
})
