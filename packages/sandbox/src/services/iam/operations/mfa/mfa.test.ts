import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  DeactivateMFADeviceCommand,
  DeleteUserCommand,
  DeleteVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  GetMFADeviceCommand,
  ListMFADevicesCommand,
  ListMFADeviceTagsCommand,
  ListVirtualMFADevicesCommand,
  PutUserPolicyCommand,
  ResyncMFADeviceCommand,
  TagMFADeviceCommand,
  UntagMFADeviceCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answered, client } from '../../../../testing/client.ts'
import { codeOf, seedText } from '../../../../testing/codes.ts'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const toldOf = async (answer: Promise<Answered>): Promise<string> => {
  const { code, status, message } = await answer
  return code === undefined ? 'done' : `${code} ${status}: ${message}`
}
const INVALID = 'InvalidAuthenticationCode 403: Authentication code for device is not valid.'

let bench: ServedBench
/** Wall time, which the tests move. */
let time = 0
beforeAll(async () => {
  time = Date.now()
  bench = await servedBench({}, { clock: { now: () => time } })
})
afterAll(() => bench.close())

const arn = (name: string) => `arn:aws:iam::${ACCOUNT}:mfa/${name}`
const user = (UserName: string) => bench.iam.send(new CreateUserCommand({ UserName }))

async function device(name: string, Path?: string): Promise<{ serial: string; seed: string }> {
  const { VirtualMFADevice } = await bench.iam.send(
    new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: name, Path }),
  )
  return { serial: VirtualMFADevice!.SerialNumber!, seed: seedText(VirtualMFADevice!.Base32StringSeed) }
}

const enable = (UserName: string, { serial, seed }: { serial: string; seed: string }, first = -1, second = 0) =>
  bench.iam.send(
    new EnableMFADeviceCommand({
      UserName,
      SerialNumber: serial,
      AuthenticationCode1: codeOf(seed, first, time),
      AuthenticationCode2: codeOf(seed, second, time),
    }),
  )
const deactivate = (UserName: string, SerialNumber: string) =>
  bench.iam.send(new DeactivateMFADeviceCommand({ UserName, SerialNumber }))
const remove = (SerialNumber: string) => bench.iam.send(new DeleteVirtualMFADeviceCommand({ SerialNumber }))
const virtual = async (AssignmentStatus?: 'Assigned' | 'Unassigned' | 'Any') =>
  (await bench.iam.send(new ListVirtualMFADevicesCommand({ AssignmentStatus }))).VirtualMFADevices

describe('virtual devices', () => {
  test('have a seed of 64 characters and a picture of it', async () => {
    const { VirtualMFADevice } = await bench.iam.send(
      new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: 'made', Path: '/test//double/' }),
    )
    expect(VirtualMFADevice).toEqual({
      SerialNumber: arn('test//double/made'),
      Base32StringSeed: expect.any(Uint8Array),
      QRCodePNG: expect.any(Uint8Array),
    })
    expect(seedText(VirtualMFADevice?.Base32StringSeed)).toMatch(/^[A-Z2-7]{64}$/)
    expect([...VirtualMFADevice!.QRCodePNG!.subarray(0, 4)]).toEqual([0x89, 0x50, 0x4e, 0x47])
    await remove(VirtualMFADevice!.SerialNumber!)
    expect(await errorOf(remove(VirtualMFADevice!.SerialNumber!))).toBe(
      `NoSuchEntity 404: MFA Device with serial number ${arn('test//double/made')} does not exist.`,
    )
  })

  test.each([
    ['twice', undefined, 'EntityAlreadyExists 409: MFA device already exists.'],
    ['TWICE', undefined, 'EntityAlreadyExists 409: MFA device already exists.'],
    [
      'path',
      'invalid-path/',
      'ValidationError 400: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    ],
    [
      'n'.repeat(227),
      undefined,
      "ValidationError 400: 1 validation error detected: Value at 'virtualMFADeviceName' failed to satisfy constraint: Member must have length less than or equal to 226",
    ],
    ['='.repeat(226), undefined, 'no error'],
    [
      'long',
      `/${'a'.repeat(512)}/`,
      "ValidationError 400: 1 validation error detected: Value at 'path' failed to satisfy constraint: Member must have length less than or equal to 512",
    ],
  ])('%s %s', async (name, path, error) => {
    if (name === 'twice') await device('twice')
    expect(await errorOf(device(name, path))).toBe(error)
  })

  test('are listed by whether somebody uses them', async () => {
    await user('lister')
    const used = await device('used')
    const spare = await device('spare')
    await enable('lister', used)
    expect((await virtual('Assigned'))?.filter((one) => one.SerialNumber === used.serial)).toEqual([
      {
        SerialNumber: used.serial,
        EnableDate: expect.any(Date),
        User: {
          Path: '/',
          UserName: 'lister',
          UserId: expect.stringMatching(/^AIDA/),
          Arn: `arn:aws:iam::${ACCOUNT}:user/lister`,
          CreateDate: expect.any(Date),
        },
      },
    ])
    const serials = async (status: 'Unassigned' | 'Any') =>
      (await virtual(status))
        ?.map((one) => one.SerialNumber)
        .filter((one) => one === used.serial || one === spare.serial)
    expect(await serials('Unassigned')).toEqual([spare.serial])
    expect(await serials('Any')).toEqual([spare.serial, used.serial])
    expect(await errorOf(bench.iam.send(new ListVirtualMFADevicesCommand({ Marker: 'invalid-marker-value' })))).toBe(
      'ValidationError 400: Invalid Marker.',
    )
  })

  test('have tags, whose keys differ by case', async () => {
    const { serial: SerialNumber } = await device('tagged')
    await bench.iam.send(
      new TagMFADeviceCommand({
        SerialNumber,
        Tags: [
          { Key: 'kind', Value: 'app' },
          { Key: 'Kind', Value: 'other' },
        ],
      }),
    )
    await bench.iam.send(new UntagMFADeviceCommand({ SerialNumber, TagKeys: ['Kind'] }))
    expect(await answerOf(bench.iam.send(new ListMFADeviceTagsCommand({ SerialNumber })))).toEqual({
      Tags: [{ Key: 'kind', Value: 'app' }],
      IsTruncated: false,
    })
  })
})

describe('EnableMFADevice', () => {
  test('takes two consecutive codes; the device is then the user’s, under whatever name', async () => {
    await user('alice')
    const phone = await device('alice')
    const listed = (UserName: string) => answerOf(bench.iam.send(new ListMFADevicesCommand({ UserName })))
    expect(await listed('alice')).toEqual({ MFADevices: [], IsTruncated: false })
    await enable('alice', phone)
    const shown = { SerialNumber: phone.serial, EnableDate: expect.any(Date) }
    expect(await listed('alice')).toEqual({ MFADevices: [{ UserName: 'alice', ...shown }], IsTruncated: false })
    await bench.iam.send(new UpdateUserCommand({ UserName: 'alice', NewUserName: 'alicia' }))
    expect(
      await errorOf(bench.iam.send(new GetMFADeviceCommand({ UserName: 'alicia', SerialNumber: phone.serial }))),
    ).toBe(
      'ValidationError 400: The MFA device serial number sent in the request is invalid or not supported by this API. Currently, only hardware FIDO security keys are supported. Please use the compatible device or API.',
    )
    expect(await errorOf(enable('alicia', phone))).toBe(
      'EntityAlreadyExists 409: MFA Device for user alicia already exists.',
    )
    expect(await errorOf(bench.iam.send(new DeleteUserCommand({ UserName: 'alicia' })))).toBe(
      'DeleteConflict 409: Cannot delete entity, must remove tokens from principal first.',
    )
    expect(await errorOf(remove(phone.serial))).toBe(
      'DeleteConflict 409: MFA VirtualDevice in use. Must deactivate first.',
    )
  })

  test('refuses codes that are not consecutive, twice the same, or made up', async () => {
    await user('bob')
    const phone = await device('bob')
    for (const [first, second] of [
      [-2, 0],
      [0, 0],
      [0, -1],
      [-1_001, -1_000],
    ] as const)
      expect(await errorOf(enable('bob', phone, first, second))).toBe(INVALID)
    expect(
      await errorOf(
        bench.iam.send(
          new EnableMFADeviceCommand({
            UserName: 'bob',
            SerialNumber: phone.serial,
            AuthenticationCode1: '12345',
            AuthenticationCode2: 'abcdef',
          }),
        ),
      ),
    ).toBe(
      "ValidationError 400: 2 validation errors detected: Value at 'authenticationCode2' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\d]+; Value at 'authenticationCode1' failed to satisfy constraint: Member must have length greater than or equal to 6",
    )
  })

  test('refuses codes that were used, after the device was given back too', async () => {
    await user('carol')
    const phone = await device('carol')
    await enable('carol', phone)
    await deactivate('carol', phone.serial)
    expect(await errorOf(enable('carol', phone))).toBe(INVALID)
    time += 60_000
    expect(await errorOf(enable('carol', phone))).toBe('no error')
  })

  test('user and device have to exist, and the device has to be free', async () => {
    await user('dave')
    await user('erin')
    const phone = await device('dave')
    const missing = { serial: arn('missing'), seed: phone.seed }
    await enable('dave', phone)
    expect([
      await errorOf(enable('nobody', phone)),
      await errorOf(enable('erin', missing)),
      await errorOf(enable('erin', phone)),
      await errorOf(enable('dave', phone)),
    ]).toEqual([
      'NoSuchEntity 404: The user with name nobody cannot be found.',
      `NoSuchEntity 404: MFA Device with serial number ${arn('missing')} does not exist.`,
      'EntityAlreadyExists 409: MFA Device is already in use.',
      'EntityAlreadyExists 409: MFA Device for user dave already exists.',
    ])
  })

  test('gives a user eight devices', async () => {
    await user('many')
    for (let number = 0; number < 8; number += 1) await enable('many', await device(`many-${number}`))
    expect(await errorOf(enable('many', await device('many-8')))).toBe(
      'LimitExceeded 409: Cannot exceed quota for MFADevicesPerUser: 8',
    )
  })
})

test('ResyncMFADevice finds a device whose clock is off', async () => {
  await user('slow')
  const phone = await device('slow')
  await enable('slow', phone)
  // As far as signatures let a clock be off.
  time += 600_000
  const resync = (UserName: string, first: number, second: number, SerialNumber = phone.serial) =>
    bench.iam.send(
      new ResyncMFADeviceCommand({
        UserName,
        SerialNumber,
        AuthenticationCode1: codeOf(phone.seed, first, time),
        AuthenticationCode2: codeOf(phone.seed, second, time),
      }),
    )
  expect([
    await errorOf(resync('slow', -15, -13)),
    await errorOf(resync('slow', -15, -14)),
    await errorOf(resync('slow', -15, -14)),
    await errorOf(resync('slow', -13, -12, arn('missing'))),
    await errorOf(resync('nobody', -13, -12)),
  ]).toEqual([
    INVALID,
    'no error',
    INVALID,
    `NoSuchEntity 404: MFA Device with serial number ${arn('missing')} does not exist.`,
    'NoSuchEntity 404: The user with name nobody cannot be found.',
  ])
  time -= 600_000
})

test('DeactivateMFADevice takes a device from nobody but its user', async () => {
  await user('owner')
  await user('other')
  const phone = await device('owned')
  await enable('owner', phone)
  expect([
    await errorOf(deactivate('nobody', phone.serial)),
    await errorOf(deactivate('other', phone.serial)),
    await errorOf(deactivate('owner', phone.serial)),
    await errorOf(deactivate('owner', phone.serial)),
    await errorOf(remove(phone.serial)),
  ]).toEqual([
    'NoSuchEntity 404: The user with name nobody cannot be found.',
    'NoSuchEntity 404: MFA Device invalid for user.',
    'no error',
    'NoSuchEntity 404: MFA Device invalid for user.',
    'no error',
  ])
})

test('whoever has a device needs it to add or take away their own, whatever policies say', async () => {
  const { iam } = bench
  await user('self')
  await user('friend')
  const phone = await device('self-phone')
  const spare = await device('self-spare')
  const theirs = await device('friend-phone')
  const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: ['iam:*', 'sts:*'], Resource: '*' } }
  await iam.send(
    new PutUserPolicyCommand({ UserName: 'self', PolicyName: 'all', PolicyDocument: JSON.stringify(document) }),
  )
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'self' }))
  const key = { accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! }
  const call = client((request) => bench.sandbox.handle(request), key)
  const as = (who: typeof call, { serial, seed }: { serial: string; seed: string }, UserName = 'self') =>
    toldOf(
      who('iam', 'EnableMFADevice', {
        UserName,
        SerialNumber: serial,
        AuthenticationCode1: codeOf(seed, -1, time),
        AuthenticationCode2: codeOf(seed, 0, time),
      }),
    )
  const away = (who: typeof call, SerialNumber: string) =>
    toldOf(who('iam', 'DeactivateMFADevice', { UserName: 'self', SerialNumber }))
  const refused =
    'AccessDenied 403: To complete this action, please ensure that you are authenticated with an MFA device that is enabled for this user.'
  expect([
    await as(call, phone),
    await as(call, spare),
    await as(call, phone),
    await away(call, phone.serial),
    await away(call, arn('missing')),
    await as(call, theirs, 'friend'),
  ]).toEqual(['done', refused, refused, refused, refused, 'done'])

  const { output } = await call('sts', 'GetSessionToken', {
    SerialNumber: phone.serial,
    TokenCode: codeOf(phone.seed, 1, time),
  })
  const { AccessKeyId, SecretAccessKey, SessionToken } = output!.Credentials as Record<string, string>
  const strong = client((request) => bench.sandbox.handle(request), {
    accessKeyId: AccessKeyId!,
    secretAccessKey: SecretAccessKey!,
    sessionToken: SessionToken!,
  })
  expect([
    await as(strong, spare),
    await away(strong, phone.serial),
    await away(strong, spare.serial),
    await as(call, await device('self-third')),
  ]).toEqual(['done', 'done', 'done', 'done'])
})

test('no event tells a seed', async () => {
  const { seed } = await device('quiet')
  expect(JSON.stringify(await bench.world.events())).not.toContain(seed)
})

test('no fault of ours came to light', () => {
  expect(bench.faults).toEqual([])
})
