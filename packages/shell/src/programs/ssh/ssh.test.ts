/** `ssh` to an instance that is played here: its door checks keys as the site does. */
import { createPublicKey, generateKeyPairSync, type KeyObject, verify } from 'node:crypto'
import { bytesOf } from '@first-line/aws-api'
import { expect, test } from 'vitest'
import type { InlineHost } from '../../client.ts'
import type { Connection, Instances, Login } from '../../session/instances.ts'
import { openTerminal } from '../../testing/terminal.ts'

const HOST = 'ec2-198-51-100-4.compute-1.amazonaws.com'
const CHALLENGE = 'sign this'
const HOST_KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl'

const file = (text: string, mode: number) => ({ data: btoa(text), mode })

/** Which part of a public key's blob is what, as an instance reads it. */
function keyOf(text: string): KeyObject {
  const [type, blob = ''] = text.split(' ')
  const bytes = Buffer.from(blob, 'base64')
  const fields: Buffer[] = []
  for (let at = 0; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    fields.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  const number = (field: Buffer) => (field[0] === 0 ? field.subarray(1) : field).toString('base64url')
  const key =
    type === 'ssh-rsa'
      ? { kty: 'RSA', e: number(fields[1]!), n: number(fields[2]!) }
      : { kty: 'OKP', crv: 'Ed25519', x: fields[1]!.toString('base64url') }
  return createPublicKey({ format: 'jwk', key })
}

/** @param fits the key that the instance knows, asked for at each login */
function played(fits: () => KeyObject) {
  const logins: Login[] = []
  const kept = { version: 0, files: {} as Record<string, { data: string; mode: number }> }
  let held = true
  const connection: Connection = {
    opened: { instance: 'i-0123456789abcdef0', host: 'ip-172-31-20-7', user: 'ec2-user', region: 'eu-west-1' },
    transport: () => Promise.reject(new Error('no network')),
    async metadata({ method, path, headers }) {
      const answer = (status: number, text: string) => ({ status, headers: {}, body: new TextEncoder().encode(text) })
      if (method === 'PUT' && path === '/latest/api/token') return answer(200, 'TOKEN')
      if (headers['x-aws-ec2-metadata-token'] !== 'TOKEN') return answer(401, '')
      const zone = '/latest/meta-data/placement/availability-zone'
      return path.startsWith(zone) ? answer(200, 'eu-west-1b') : answer(404, '')
    },
    home: {
      load: async () => structuredClone(kept),
      save: async ({ files }) => {
        kept.files = files
        kept.version += 1
        return kept.version
      },
    },
    held: async () => held,
  }
  const instances: Instances = {
    connect: async () => connection,
    async reach(host) {
      if (host === 'nowhere') return { outcome: 'unresolved' }
      if (host !== HOST) return { outcome: 'no-answer', address: host }
      return { outcome: 'reached', address: '198.51.100.4', hostKey: HOST_KEY, challenge: CHALLENGE }
    },
    async login(login) {
      logins.push(login)
      const key = keyOf(login.publicKey)
      const known = fits()
      const isTheirs =
        key.equals(known.type === 'private' ? createPublicKey(known) : known) && login.user === 'ec2-user'
      const hash = key.asymmetricKeyType === 'rsa' ? 'sha256' : null
      const isSigned = verify(hash, Buffer.from(CHALLENGE), key, Buffer.from(login.signature, 'base64'))
      return isTheirs && isSigned ? connection : undefined
    },
  }
  const stop = (): void => {
    held = false
  }
  return { instances, logins, kept, stop }
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pkcs1 = rsa.privateKey.export({ format: 'pem', type: 'pkcs1' }).toString()
const pkcs8 = rsa.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()

async function laptop(
  fits = rsa.privateKey,
  files = { 'key.pem': file(pkcs1, 0o400) } as Record<string, ReturnType<typeof file>>,
) {
  const door = played(() => fits)
  const terminal = await openTerminal({ cols: 200 }, { version: 1, files }, { instances: door.instances })
  return { ...terminal, ...door }
}

const KNOWN = { '.ssh/known_hosts': file(`${HOST} ${HOST_KEY}\n`, 0o600) }

test('the first time the machine\u2019s key is shown and kept; then one is on the instance until exit', async () => {
  const { shell, until, text, run, home, kept } = await laptop()
  shell.input(`ssh -i key.pem ec2-user@${HOST}\r`)
  await until(() => text().includes('(yes/no/[fingerprint])? '))
  expect(text()).toContain(`The authenticity of host '${HOST} (198.51.100.4)' can't be established.`)
  expect(text()).toContain('ED25519 key fingerprint is SHA256:')
  shell.input('yes\r')
  await until(() => text().includes('[ec2-user@ip-172-31-20-7 ~]$ '))
  expect(text()).toContain(`Warning: Permanently added '${HOST}' (ED25519) to the list of known hosts.`)
  shell.input('echo there > note; whoami; hostname; curl -s http://169.254.169.254/latest/meta-data/\r')
  await until(() => /ec2-user\r\nip-172-31-20-7\r\n/.test(text()) && kept.version > 0)
  expect(Object.keys(kept.files)).toContain('note')
  shell.input('aws configure list\r')
  await until(() => /region +: eu-west-1 +: imds/.test(text()))
  shell.input('exit\r')
  await until(() => text().includes(`logout\r\nConnection to ${HOST} closed.\r\n`))
  expect(await run('whoami; cat .ssh/known_hosts')).toBe(`you\n${HOST} ${HOST_KEY}`)
  expect(Object.keys(home.files)).toContain('.ssh/known_hosts')
})

test('aws ec2-instance-connect ssh finds the address, pushes a fresh key for the user, and connects with it', async () => {
  let pushed: KeyObject = rsa.privateKey
  const asked: string[] = []
  const door = played(() => pushed)
  const transport: InlineHost['transport'] = async ({ host, body }) => {
    const text = new TextDecoder().decode(bytesOf(body))
    const answer = (given: string) => ({ status: 200, headers: {}, body: new TextEncoder().encode(given) })
    asked.push(host)
    if (host.startsWith('ec2.')) {
      const instance = `<instancesSet><item><ipAddress>${HOST}</ipAddress></item></instancesSet>`
      return answer(`<R><reservationSet><item>${instance}</item></reservationSet></R>`)
    }
    const { SSHPublicKey, InstanceOSUser } = JSON.parse(text) as Record<string, string>
    expect(InstanceOSUser).toBe('ec2-user')
    pushed = keyOf(SSHPublicKey!)
    return answer('{"Success":true,"RequestId":"1"}')
  }
  const { shell, until, text, run } = await openTerminal(
    { cols: 200 },
    { version: 1, files: KNOWN },
    { instances: door.instances, transport },
  )
  await run('export AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=a AWS_SECRET_ACCESS_KEY=b')
  shell.input('aws ec2-instance-connect ssh --instance-id i-0123456789abcdef0\r')
  await until(() => text().includes('[ec2-user@ip-172-31-20-7 ~]$ '))
  expect(asked).toEqual(['ec2.us-east-1.amazonaws.com', 'ec2-instance-connect.us-east-1.amazonaws.com'])
  expect(door.logins.map(({ publicKey }) => publicKey.split(' ')[0])).toEqual(['ssh-ed25519'])
  shell.input('exit\r')
  await until(() => text().includes(`Connection to ${HOST} closed.`))
  expect(await run('aws ec2-instance-connect ssh')).toContain('the following arguments are required: --instance-id')
})

test('a key file that others can read is not used', async () => {
  const { run, logins } = await laptop(rsa.privateKey, { ...KNOWN, 'key.pem': file(pkcs1, 0o644) })
  expect(await run(`ssh -i key.pem ec2-user@${HOST}`)).toBe(
    [
      '@'.repeat(59),
      '@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @',
      '@'.repeat(59),
      "Permissions 0644 for 'key.pem' are too open.",
      'It is required that your private key files are NOT accessible by others.',
      'This private key will be ignored.',
      'Load key "key.pem": bad permissions',
      `ec2-user@${HOST}: Permission denied (publickey,gssapi-keyex,gssapi-with-mic).`,
    ].join('\n'),
  )
  expect(logins).toEqual([])
  expect(await run(`chmod 600 key.pem; ssh -i key.pem ec2-user@${HOST} hostname`)).toBe('ip-172-31-20-7')
})

const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
const denied = `ec2-user@${HOST}: Permission denied (publickey,gssapi-keyex,gssapi-with-mic).`

test.each([
  ['a key of another pair', other, pkcs1, 'ec2-user', denied],
  ['another user', rsa.privateKey, pkcs1, 'ubuntu', denied.replace('ec2-user', 'ubuntu')],
  ['PKCS #8', rsa.privateKey, pkcs8, 'ec2-user', 'hi'],
  ['no key at all', rsa.privateKey, 'hello', 'ec2-user', `Load key "key.pem": error in libcrypto\n${denied}`],
  [
    'half a key',
    rsa.privateKey,
    pkcs1.replace(/\n[\s\S]{400}/, '\n'),
    'ec2-user',
    `Load key "key.pem": error in libcrypto\n${denied}`,
  ],
])('%s', async (_, fits, key, user, said) => {
  const { run } = await laptop(fits, { ...KNOWN, 'key.pem': file(key, 0o600) })
  expect(await run(`ssh -i key.pem ${user}@${HOST} echo hi`)).toBe(said)
})

test('an Ed25519 key as EC2 and ssh-keygen write it', async () => {
  // Made for this test alone, and good for nothing else.
  const { privateKey } = generateKeyPairSync('ed25519')
  const { d = '', x = '' } = privateKey.export({ format: 'jwk' })
  const field = (content: Buffer | string) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(content.length)
    return Buffer.concat([length, Buffer.from(content)])
  }
  const seed = Buffer.from(d, 'base64url')
  const point = Buffer.from(x, 'base64url')
  const blob = Buffer.concat([field('ssh-ed25519'), field(point)])
  const secret = Buffer.concat([
    Buffer.alloc(8, 7),
    blob,
    field(Buffer.concat([seed, point])),
    field('me'),
    Buffer.from([1, 2, 3]),
  ])
  const one = Buffer.from([0, 0, 0, 1])
  const body = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    field('none'),
    field('none'),
    field(''),
    one,
    field(blob),
    field(secret),
  ])
  const text = `-----BEGIN OPENSSH PRIVATE KEY-----\n${body.toString('base64').replace(/.{70}/g, '$&\n')}\n-----END OPENSSH PRIVATE KEY-----\n`
  const { run } = await laptop(privateKey, { ...KNOWN, '.ssh/id_ed25519': file(text, 0o600) })
  expect(await run(`ssh ec2-user@${HOST} 'echo $USER'`)).toBe('ec2-user')
})

test.each([
  ['ssh nowhere', 'ssh: Could not resolve hostname nowhere: Name or service not known'],
  ['ssh -i gone.pem you@nowhere', 'ssh: Could not resolve hostname nowhere: Name or service not known'],
  ['ssh 203.0.113.9', 'ssh: connect to host 203.0.113.9 port 22: Connection timed out'],
  [`ssh -p 2222 ${HOST}`, `ssh: connect to host ${HOST} port 2222: Connection timed out`],
  [
    `ssh -i gone.pem ec2-user@${HOST}`,
    `Warning: Identity file gone.pem not accessible: No such file or directory.\n${denied}`,
  ],
])('%s', async (line, said) => {
  const { run } = await laptop(rsa.privateKey, KNOWN)
  expect(await run(line)).toBe(said)
  expect(await run('echo $?')).toBe('255')
})

test('a machine that shows another key than last time is not spoken to', async () => {
  const { run, logins } = await laptop(rsa.privateKey, {
    'key.pem': file(pkcs1, 0o400),
    '.ssh/known_hosts': file(`${HOST} ssh-ed25519 ${HOST_KEY.slice(12).replace('OMqq', 'OMqr')}\n`, 0o600),
  })
  expect(await run(`ssh -i key.pem ec2-user@${HOST}`)).toContain('REMOTE HOST IDENTIFICATION HAS CHANGED!')
  expect(logins).toEqual([])
})

test('"no" to the unknown machine, and Ctrl-C at the question', async () => {
  const { shell, until, text, run } = await laptop()
  shell.input(`ssh -i key.pem ec2-user@${HOST}\r`)
  await until(() => text().includes('(yes/no/[fingerprint])? '))
  shell.input('maybe\r')
  await until(() => text().includes("Please type 'yes', 'no' or the fingerprint: "))
  shell.input('no\r')
  await until(() => text().includes('Host key verification failed.'))
  expect(await run('echo $?')).toBe('255')
})

test('an instance that is stopped closes the connection before the next command', async () => {
  const { shell, until, text, stop, run } = await laptop(rsa.privateKey, { ...KNOWN, 'key.pem': file(pkcs1, 0o400) })
  shell.input(`ssh -i key.pem ec2-user@${HOST}\r`)
  await until(() => text().includes('[ec2-user@ip-172-31-20-7 ~]$ '))
  stop()
  shell.input('echo still there\r')
  await until(() => text().includes('closed by remote host.'))
  expect(text()).not.toContain('\r\nstill there\r\n')
  expect(await run('whoami')).toBe('you')
})
