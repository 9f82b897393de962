import type { AwsStructure } from '@first-line/aws-api'
import { beforeEach, describe, expect, test } from 'vitest'
import type { SandboxEvent } from '../../events/event.ts'
import type { AccountSeed } from '../../seed.ts'
import { client } from '../../testing/client.ts'
import { ACCOUNT, type TestBench, testBench } from '../../testing/sandbox.ts'
import { codeAt, stepAt } from '../iam/mfa/totp.ts'

const EMAIL = 'owner@example.com'
const DAY = 86_400_000
const FAILED = {
  status: 403,
  code: 'AuthenticationFailed',
  message: 'Your authentication information is incorrect. Please try again.',
}

const seed: AccountSeed = {
  users: [
    { userName: 'Bob', password: 'Correct-horse-1' },
    { userName: 'new', password: 'Initial-1', passwordResetRequired: true },
    {
      userName: 'free',
      password: 'Initial-1',
      passwordResetRequired: true,
      attachedPolicies: ['arn:aws:iam::aws:policy/IAMUserChangePassword'],
    },
    { userName: 'silent' },
  ],
}

let bench: TestBench
let clock: { time: number; now(): number }

beforeEach(async () => {
  clock = { time: Date.UTC(2026, 10, 22, 12), now: () => clock.time }
  bench = await testBench(seed, { clock })
  await bench.sandbox.account(bench.world, ACCOUNT).setRootLogin({ email: EMAIL, password: 'Root-password-1' })
})

const now = () => ({ now: new Date(clock.time) })
const login = (input: AwsStructure) => bench.with()('console-signin', 'ConsoleLogin', input)
const bob = { Account: ACCOUNT, UserName: 'Bob', Password: 'Correct-horse-1' }
const root = { Email: EMAIL, Password: 'Root-password-1' }

const keysOf = (output: AwsStructure | undefined) => {
  const given = output?.Credentials as Record<string, string> | undefined
  return {
    accessKeyId: given?.AccessKeyId ?? '',
    secretAccessKey: given?.SecretAccessKey ?? '',
    sessionToken: given?.SessionToken ?? '',
  }
}
const withSession = (output: AwsStructure | undefined) => {
  const client = bench.with(keysOf(output))
  return (service: Parameters<typeof client>[0], operation: string, input: AwsStructure = {}) =>
    client(service, operation, input, now())
}

const events = async (): Promise<Partial<SandboxEvent>[]> =>
  (await bench.world.events())
    .filter(({ service }) => service === 'console-signin')
    .map(({ operation, outcome, principalArn, errorMessage, mfa, responseElements }) => ({
      operation,
      outcome,
      principalArn,
      ...(errorMessage !== undefined && { errorMessage }),
      ...(mfa !== undefined && { mfa }),
      ...(responseElements?.ConsoleLogin !== undefined && { login: responseElements.ConsoleLogin }),
    }))

/** Registers a virtual device: for a user by the API, for root by the console. */
async function enrol(as: ReturnType<typeof withSession>, userName?: string) {
  const made = await as('iam', 'CreateVirtualMFADevice', {
    VirtualMFADeviceName: userName ?? 'root-account-mfa-device',
  })
  const device = made.output?.VirtualMFADevice as { SerialNumber: string; Base32StringSeed: Uint8Array }
  const secret = new TextDecoder().decode(device.Base32StringSeed)
  const code = (offset: number) => codeAt(secret, stepAt(clock.time) + offset)
  const codes = {
    SerialNumber: device.SerialNumber,
    AuthenticationCode1: code(-1),
    AuthenticationCode2: code(0),
  }
  const enabled = userName
    ? await as('iam', 'EnableMFADevice', { UserName: userName, ...codes })
    : await as('console-settings', 'EnableRootMfaDevice', codes)
  expect(enabled.message).toBeUndefined()
  return { serial: device.SerialNumber, code }
}

const rootSession = async () => withSession((await login(root)).output)

describe('signing in', () => {
  test('as a user, by the account’s id: the session is the user’s, for twelve hours', async () => {
    const { status, output } = await login(bob)
    expect({ status, output }).toEqual({
      status: 200,
      output: {
        ConsoleLogin: 'Success',
        AccountId: ACCOUNT,
        Arn: `arn:aws:iam::${ACCOUNT}:user/Bob`,
        MFAUsed: 'No',
        Credentials: {
          AccessKeyId: expect.stringMatching(/^ASIA/),
          SecretAccessKey: expect.any(String),
          SessionToken: expect.any(String),
          Expiration: new Date(clock.time + 12 * 3_600_000),
        },
      },
    })
    const ask = withSession(output)
    expect((await ask('sts', 'GetCallerIdentity')).output?.Arn).toBe(`arn:aws:iam::${ACCOUNT}:user/Bob`)
    // IAM is open to sessions of the console, which it is not to GetSessionToken's.
    expect(await ask('iam', 'ListUsers')).toMatchObject({
      code: 'AccessDenied',
      message: expect.stringContaining('because no identity-based policy allows the iam:ListUsers action'),
    })
    clock.time += 12 * 3_600_000
    expect(await ask('sts', 'GetCallerIdentity')).toMatchObject({ code: 'ExpiredToken' })
    const user = await bench.root('iam', 'GetUser', { UserName: 'Bob' }, now())
    expect(user.output).toMatchObject({ User: { PasswordLastUsed: new Date(Date.UTC(2026, 10, 22, 12)) } })
  })

  test('by the alias, the user’s name in whatever case', async () => {
    await bench.root('iam', 'CreateAccountAlias', { AccountAlias: 'octo-corp' }, now())
    expect((await login({ ...bob, Account: 'octo-corp', UserName: 'bob' })).output?.ConsoleLogin).toBe('Success')
  })

  test('as root, by e-mail address', async () => {
    const { output } = await login({ ...root, Email: 'Owner@Example.com' })
    expect(output).toMatchObject({ ConsoleLogin: 'Success', Arn: `arn:aws:iam::${ACCOUNT}:root`, RootMfaDaysLeft: 35 })
    expect((await withSession(output)('iam', 'ListUsers')).status).toBe(200)
  })

  test.each<[string, AwsStructure, object]>([
    ['a wrong password', { ...bob, Password: 'wrong' }, FAILED],
    ['a user who is not there', { ...bob, UserName: 'nobody' }, FAILED],
    ['a user without a password', { ...bob, UserName: 'silent' }, FAILED],
    ['an account that is not there', { ...bob, Account: '999999999999' }, FAILED],
    ['an alias that is not there', { ...bob, Account: 'nowhere' }, FAILED],
    ['an e-mail address of nobody', { ...root, Email: 'x@example.com' }, FAILED],
    ['root with a wrong password', { ...root, Password: 'Correct-horse-1' }, FAILED],
    ['an empty password', { ...bob, Password: '' }, { status: 400 }],
    [
      'both kinds of user',
      { ...bob, ...root },
      {
        status: 400,
        code: 'ValidationException',
        message: 'Sign in with an Email (root), or with an Account and a UserName.',
      },
    ],
    ['a user without an account', { UserName: 'Bob', Password: 'x' }, { status: 400, code: 'ValidationException' }],
  ])('%s', async (_, input, expected) => {
    expect(await login(input)).toMatchObject(expected)
    expect(bench.faults).toEqual([])
  })

  test('is recorded, with less told to the sender than to the account', async () => {
    await login({ ...bob, Password: 'wrong' })
    await login({ ...bob, UserName: 'nobody' })
    await login(bob)
    expect(await events()).toEqual([
      {
        operation: 'ConsoleLogin',
        outcome: 'failed',
        principalArn: `arn:aws:iam::${ACCOUNT}:user/Bob`,
        errorMessage: 'Failed authentication',
      },
      {
        operation: 'ConsoleLogin',
        outcome: 'failed',
        principalArn: 'anonymous',
        errorMessage: 'No username found in supplied account',
      },
      {
        operation: 'ConsoleLogin',
        outcome: 'allowed',
        principalArn: `arn:aws:iam::${ACCOUNT}:user/Bob`,
        mfa: false,
        login: 'Success',
      },
    ])
    expect(JSON.stringify(await bench.world.events())).not.toContain('Correct-horse-1')
    expect(JSON.stringify(await bench.world.export())).not.toContain('Correct-horse-1')
  })

  test('another world’s accounts are nowhere', async () => {
    const world = await bench.sandbox.worlds.create()
    await bench.sandbox.createAccount(world, {
      id: '210987654321',
      email: 'eve@example.com',
      rootPassword: 'Root-password-2',
    })
    expect(await login({ Email: 'eve@example.com', Password: 'Root-password-2' })).toMatchObject(FAILED)
    expect(await login({ Account: '210987654321', UserName: 'x', Password: 'y' })).toMatchObject(FAILED)
    const { output } = await login(bob)
    const there = client((request) => bench.sandbox.console(world.id).handle(request), keysOf(output))
    expect(await there('console-signin', 'Logout', {}, now())).toMatchObject({ code: 'UnrecognizedClientException' })
  })
})

describe('signing out', () => {
  test('ends the session at once, and no other', async () => {
    const one = withSession((await login(bob)).output)
    const two = withSession((await login(bob)).output)
    expect(await one('console-signin', 'Logout')).toMatchObject({ status: 200 })
    expect(await one('sts', 'GetCallerIdentity')).toMatchObject({ code: 'ExpiredToken' })
    expect((await two('sts', 'GetCallerIdentity')).status).toBe(200)
  })

  test('is for sessions of the console', async () => {
    expect(await bench.root('console-signin', 'Logout', {}, now())).toMatchObject({
      status: 403,
      message: 'These credentials are no session of the console.',
    })
  })

  test('a deleted user’s session is over', async () => {
    const ask = withSession((await login(bob)).output)
    await bench.root('iam', 'DeleteLoginProfile', { UserName: 'Bob' }, now())
    await bench.root('iam', 'DeleteUser', { UserName: 'Bob' }, now())
    expect(await ask('sts', 'GetCallerIdentity')).toMatchObject({ code: 'InvalidClientTokenId' })
  })
})

describe('lock-out', () => {
  test('after five failures in a row even the right password waits', async () => {
    for (let time = 0; time < 5; time += 1) await login({ ...bob, Password: 'wrong' })
    expect(await login(bob)).toMatchObject({
      status: 403,
      code: 'TooManyAttempts',
      message: 'Too many failed attempts to sign in. Try again in 300 seconds.',
    })
    expect((await login(root)).status).toBe(200)
    clock.time += 299_000
    expect(await login(bob)).toMatchObject({ message: 'Too many failed attempts to sign in. Try again in 1 seconds.' })
    clock.time += 1_000
    expect((await login(bob)).output?.ConsoleLogin).toBe('Success')
  })

  test('a success in between begins anew', async () => {
    for (let time = 0; time < 4; time += 1) await login({ ...bob, Password: 'wrong' })
    await login(bob)
    for (let time = 0; time < 4; time += 1) await login({ ...bob, Password: 'wrong' })
    expect((await login(bob)).status).toBe(200)
  })
})

describe('a second factor', () => {
  test('of a user is asked for; its code works once, a step late or early', async () => {
    const { serial, code } = await enrol(
      (service, operation, input) => bench.root(service, operation, input, now()),
      'Bob',
    )
    expect((await login(bob)).output).toEqual({
      ConsoleLogin: 'MfaRequired',
      CheckMfa: 'Success',
      AccountId: ACCOUNT,
      Arn: `arn:aws:iam::${ACCOUNT}:user/Bob`,
      MfaDevices: [serial],
    })
    const wrong = {
      status: 403,
      code: 'AuthenticationFailed',
      message: 'The MFA code is incorrect, or it was used before. Please try again with the next one.',
    }
    expect(await login({ ...bob, MfaCode: code(0) })).toMatchObject(wrong)
    expect(await login({ ...bob, MfaCode: code(2) })).toMatchObject(wrong)
    expect(await login({ ...bob, Password: 'wrong', MfaCode: code(1) })).toMatchObject(FAILED)
    const { output } = await login({ ...bob, MfaCode: code(1) })
    expect(output).toMatchObject({ ConsoleLogin: 'Success', MFAUsed: 'Yes', MFAIdentifier: serial })
    expect(await login({ ...bob, MfaCode: code(1) })).toMatchObject(wrong)
    expect((await events()).map(({ operation, outcome, mfa }) => [operation, outcome, mfa])).toEqual([
      ['CheckMfa', 'allowed', undefined],
      ['ConsoleLogin', 'failed', undefined],
      ['ConsoleLogin', 'failed', undefined],
      ['ConsoleLogin', 'failed', undefined],
      ['ConsoleLogin', 'allowed', true],
      ['ConsoleLogin', 'failed', undefined],
    ])
  })

  test('shows in the session', async () => {
    const { code } = await enrol((service, operation, input) => bench.root(service, operation, input, now()), 'Bob')
    const document = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'iam:ListUsers',
          Resource: '*',
          Condition: { NumericLessThan: { 'aws:MultiFactorAuthAge': '60' } },
        },
      ],
    })
    await bench.root('iam', 'PutUserPolicy', { UserName: 'Bob', PolicyName: 'p', PolicyDocument: document }, now())
    const ask = withSession((await login({ ...bob, MfaCode: code(1) })).output)
    expect((await ask('iam', 'ListUsers')).status).toBe(200)
    clock.time += 60_000
    expect((await ask('iam', 'ListUsers')).code).toBe('AccessDenied')
  })

  test('of root is registered in the console alone, and then asked for', async () => {
    const session = await rootSession()
    const { serial, code } = await enrol(session)
    expect(serial).toBe(`arn:aws:iam::${ACCOUNT}:mfa/root-account-mfa-device`)
    expect((await session('console-settings', 'ListRootMfaDevices')).output).toEqual({
      MFADevices: [{ SerialNumber: serial, EnableDate: new Date(clock.time) }],
    })
    expect((await login(root)).output?.ConsoleLogin).toBe('MfaRequired')
    expect((await login({ ...root, MfaCode: code(1) })).output).toMatchObject({
      ConsoleLogin: 'Success',
      MFAUsed: 'Yes',
    })
    expect(await session('console-settings', 'DeactivateRootMfaDevice', { SerialNumber: serial })).toMatchObject({
      status: 200,
    })
    expect((await login(root)).output?.ConsoleLogin).toBe('Success')
  })

  test('of root is nobody else’s business', async () => {
    await bench.root(
      'iam',
      'AttachUserPolicy',
      { UserName: 'Bob', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
      now(),
    )
    const ask = withSession((await login(bob)).output)
    const refused = { status: 403, code: 'AccessDenied', message: 'Only the root user of the account can do this.' }
    const codes = {
      SerialNumber: `arn:aws:iam::${ACCOUNT}:mfa/x`,
      AuthenticationCode1: '123456',
      AuthenticationCode2: '123457',
    }
    expect(await ask('console-settings', 'ListRootMfaDevices')).toMatchObject(refused)
    expect(await ask('console-settings', 'EnableRootMfaDevice', codes)).toMatchObject(refused)
    expect(await ask('console-settings', 'ResyncRootMfaDevice', codes)).toMatchObject(refused)
    expect(
      await ask('console-settings', 'DeactivateRootMfaDevice', { SerialNumber: codes.SerialNumber }),
    ).toMatchObject(refused)
    expect(await ask('console-settings', 'UpdateBillingAccess', { Activated: true })).toMatchObject(refused)
  })
})

describe('root’s 35 days', () => {
  test('count from its first sign-in, in ledger time; then it can only register a device', async () => {
    expect((await login(root)).output).toMatchObject({ RootMfaDaysLeft: 35 })
    await bench.world.ledger.advance(34 * DAY)
    expect((await login(root)).output).toMatchObject({ ConsoleLogin: 'Success', RootMfaDaysLeft: 1 })
    await bench.world.ledger.advance(DAY)
    const { output } = await login(root)
    expect(output).toMatchObject({ ConsoleLogin: 'MfaRegistrationRequired', RootMfaDaysLeft: 0 })
    const session = withSession(output)
    expect(await session('iam', 'ListUsers')).toMatchObject({
      status: 403,
      code: 'AccessDenied',
      message: 'Register an MFA device for the root user before you go on.',
    })
    expect((await session('sts', 'GetCallerIdentity')).status).toBe(200)
    const { code } = await enrol(session)
    const again = withSession((await login({ ...root, MfaCode: code(1) })).output)
    expect((await again('iam', 'ListUsers')).status).toBe(200)
  })

  test('begin anew when the account is emptied; the password stays', async () => {
    await login(root)
    await bench.world.ledger.advance(40 * DAY)
    await bench.sandbox.account(bench.world, ACCOUNT).reset()
    expect((await login(root)).output).toMatchObject({ ConsoleLogin: 'Success', RootMfaDaysLeft: 35 })
  })
})

describe('a password that has to be changed', () => {
  const fresh = { Account: ACCOUNT, UserName: 'new', Password: 'Initial-1' }
  const free = { ...fresh, UserName: 'free' }
  const NOT_ALLOWED = {
    status: 403,
    code: 'AccessDenied',
    message:
      'Either user is not authorized to perform iam:ChangePassword or entered password does not comply with account password policy set by administrator',
  }

  test('is asked for, and lets in once it is changed', async () => {
    expect((await login(free)).output).toEqual({
      ConsoleLogin: 'PasswordChangeRequired',
      AccountId: ACCOUNT,
      Arn: `arn:aws:iam::${ACCOUNT}:user/free`,
    })
    expect((await login({ ...free, NewPassword: 'Better-horse-1' })).output).toMatchObject({ ConsoleLogin: 'Success' })
    expect(await login(free)).toMatchObject(FAILED)
    expect((await login({ ...free, Password: 'Better-horse-1' })).output).toMatchObject({ ConsoleLogin: 'Success' })
  })

  test('needs iam:ChangePassword, or the account’s leave, which a deny overrules', async () => {
    const change = { ...fresh, NewPassword: 'Better-horse-1' }
    expect(await login(change)).toMatchObject(NOT_ALLOWED)
    await bench.root('iam', 'UpdateAccountPasswordPolicy', { AllowUsersToChangePassword: true }, now())
    const deny = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: 'iam:ChangePassword', Resource: '*' }],
    })
    await bench.root('iam', 'PutUserPolicy', { UserName: 'new', PolicyName: 'no', PolicyDocument: deny }, now())
    expect(await login(change)).toMatchObject(NOT_ALLOWED)
    await bench.root('iam', 'DeleteUserPolicy', { UserName: 'new', PolicyName: 'no' }, now())
    expect((await login(change)).output).toMatchObject({ ConsoleLogin: 'Success' })
  })

  test('has to conform to the policy', async () => {
    await bench.root('iam', 'UpdateAccountPasswordPolicy', { MinimumPasswordLength: 20 }, now())
    expect(await login({ ...free, NewPassword: 'Short-horse-1' })).toMatchObject({
      status: 400,
      code: 'PasswordPolicyViolation',
      message: 'Password does not conform to the account password policy.',
    })
  })

  test('once it is too old, in ledger time; a hard expiry lets nobody in', async () => {
    await bench.root('iam', 'UpdateAccountPasswordPolicy', { MaxPasswordAge: 90 }, now())
    await bench.world.ledger.advance(90 * DAY)
    expect((await login(bob)).output?.ConsoleLogin).toBe('PasswordChangeRequired')
    await bench.root('iam', 'UpdateAccountPasswordPolicy', { MaxPasswordAge: 90, HardExpiry: true }, now())
    expect(await login(bob)).toMatchObject({ status: 403, code: 'PasswordExpired' })
  })

  test('is changed after the second factor was shown, not before', async () => {
    const { code } = await enrol((service, operation, input) => bench.root(service, operation, input, now()), 'free')
    expect((await login({ ...free, NewPassword: 'Better-horse-1' })).output?.ConsoleLogin).toBe('MfaRequired')
    expect((await login({ ...free, MfaCode: code(1) })).output?.ConsoleLogin).toBe('PasswordChangeRequired')
    expect((await login({ ...free, MfaCode: code(1), NewPassword: 'Better-horse-1' })).output?.ConsoleLogin).toBe(
      'Success',
    )
  })
})
