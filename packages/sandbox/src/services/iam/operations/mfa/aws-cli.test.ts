/** MFA on the command line: the real AWS CLI writes the seed to a file, and enrols with the codes of T−1 and T. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCli, runCli } from '../../../../testing/aws-cli.ts'
import { codeOf } from '../../../../testing/codes.ts'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { type ServedBench, servedBench } from '../../../../testing/served.ts'

const cli = await findCli()
const SERIAL = `arn:aws:iam::${ACCOUNT}:mfa/bob`

let bench: ServedBench
let folder: string
beforeAll(async () => {
  bench = await servedBench({ users: [{ userName: 'bob' }] })
  folder = await mkdtemp(join(tmpdir(), 'mfa-'))
})
afterAll(async () => {
  await bench.close()
  await rm(folder, { recursive: true })
})

const aws = (...args: string[]) => runCli(cli.path!, ['iam', ...args], { endpoint: bench.url, ...bench.rootKey })
const create = (name: string, file: string, method: string) =>
  aws(
    'create-virtual-mfa-device',
    ...['--virtual-mfa-device-name', name, '--outfile', file, '--bootstrap-method', method],
  )

test.skipIf(!cli.path)(
  `${cli.path === undefined ? `skipped: ${cli.reason}` : cli.version}: enrols a device from the file it wrote`,
  { timeout: 60_000 },
  async () => {
    const file = join(folder, 'seed.txt')
    const created = await create('bob', file, 'Base32StringSeed')
    expect(JSON.parse(created.stdout)).toEqual({ VirtualMFADevice: { SerialNumber: SERIAL } })
    const seed = await readFile(file, 'utf8')
    expect(seed).toMatch(/^[A-Z2-7]{64}$/)
    const codes = (first: number) => [
      ...['--authentication-code1', codeOf(seed, first)],
      ...['--authentication-code2', codeOf(seed, first + 1)],
    ]
    const enable = () => aws('enable-mfa-device', '--user-name', 'bob', '--serial-number', SERIAL, ...codes(-1))
    expect(await enable()).toEqual({ status: 0, stdout: '', stderr: '' })
    const again = await enable()
    expect({ ...again, stderr: again.stderr.trim().split('\n')[0] }).toEqual({
      status: 254,
      stdout: '',
      stderr:
        'aws: [ERROR]: An error occurred (EntityAlreadyExists) when calling the EnableMFADevice operation: MFA Device for user bob already exists.',
    })
  },
)

test.skipIf(!cli.path || process.env.TEST_ALL !== '1')(
  'the CLI writes the picture of the seed',
  { timeout: 60_000 },
  async () => {
    const file = join(folder, 'qr.png')
    await create('picture', file, 'QRCodePNG')
    const png = await readFile(file)
    expect(png.subarray(1, 4).toString()).toBe('PNG')
  },
)
