import {
  ChangePasswordCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  DeleteLoginProfileCommand,
  DeleteUserCommand,
  GetLoginProfileCommand,
  PutUserPolicyCommand,
  UpdateAccountPasswordPolicyCommand,
  UpdateLoginProfileCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const VIOLATION = 'PasswordPolicyViolation 400: Password does not conform to the account password policy.'
const REUSED =
  'PasswordPolicyViolation 400: Policy constraint violation with password reuse prevention during password change.'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
})
afterAll(() => bench.close())

async function user(UserName: string, Password?: string) {
  await bench.iam.send(new CreateUserCommand({ UserName }))
  if (Password !== undefined) await bench.iam.send(new CreateLoginProfileCommand({ UserName, Password }))
}
const create = (UserName: string, Password?: string) =>
  bench.iam.send(new CreateLoginProfileCommand({ UserName, Password }))
const get = (UserName: string) => answerOf(bench.iam.send(new GetLoginProfileCommand({ UserName })))

describe('login profiles', () => {
  test('are created, read, changed, renamed with their user, and deleted', async () => {
    await user('bob')
    const made = await answerOf(
      bench.iam.send(
        new CreateLoginProfileCommand({ UserName: 'BOB', Password: 'TestPassword123!', PasswordResetRequired: true }),
      ),
    )
    expect(made).toEqual({
      LoginProfile: { UserName: 'bob', CreateDate: expect.any(Date), PasswordResetRequired: true },
    })
    expect(await get('bob')).toEqual(made)
    await bench.iam.send(new UpdateLoginProfileCommand({ UserName: 'bob', PasswordResetRequired: false }))
    await bench.iam.send(new UpdateUserCommand({ UserName: 'bob', NewUserName: 'rob' }))
    expect(await get('rob')).toEqual({
      LoginProfile: { ...made.LoginProfile, UserName: 'rob', PasswordResetRequired: false },
    })
    expect(await errorOf(bench.iam.send(new DeleteUserCommand({ UserName: 'rob' })))).toBe(
      'DeleteConflict 409: Cannot delete entity, must delete login profile first.',
    )
    await bench.iam.send(new DeleteLoginProfileCommand({ UserName: 'rob' }))
    expect(await errorOf(get('rob'))).toBe('NoSuchEntity 404: Login Profile for User rob cannot be found.')
  })

  test('refuse what is wrong', async () => {
    await user('carol', 'TestPassword123!')
    expect([
      await errorOf(create('nobody', 'TestPassword123!')),
      await errorOf(create('carol', 'AnotherPassword123!')),
      await errorOf(bench.iam.send(new DeleteLoginProfileCommand({ UserName: 'nobody' }))),
      await errorOf(bench.iam.send(new GetLoginProfileCommand({}))),
      await errorOf(bench.iam.send(new UpdateLoginProfileCommand({ UserName: 'carol', Password: 'short' }))),
    ]).toEqual([
      'NoSuchEntity 404: The user with name nobody cannot be found.',
      'EntityAlreadyExists 409: Login Profile for user carol already exists.',
      'NoSuchEntity 404: The user with name nobody cannot be found.',
      'ValidationError 400: Must specify userName when calling with non-User credentials',
      VIOLATION,
    ])
    await user('blank')
    expect(await errorOf(create('blank'))).toBe(
      "ValidationError 400: 1 validation error detected: Value at 'password' failed to satisfy constraint: Member must not be null",
    )
  })

  test('come with a seed, dated as it says', async () => {
    await bench.sandbox.account(bench.world, ACCOUNT).seed({
      users: [{ userName: 'intern-2019', createDate: '2019-06-03T08:00:00Z', password: 'summer' }],
    })
    expect(await get('intern-2019')).toEqual({
      LoginProfile: {
        UserName: 'intern-2019',
        CreateDate: new Date('2019-06-03T08:00:00Z'),
        PasswordResetRequired: false,
      },
    })
  })

  test('no answer, event or record holds a password', async () => {
    await user('secretive', 'very-Secret-0ne')
    const { records } = await bench.world.export()
    expect(JSON.stringify([records, await bench.world.events()])).not.toContain('very-Secret-0ne')
  })
})

describe('ChangePassword', () => {
  const change = async (UserName: string, OldPassword: string, NewPassword: string) => {
    const client = await bench.iamAs(UserName)
    return errorOf(client.send(new ChangePasswordCommand({ OldPassword, NewPassword })))
  }
  const permit = (UserName: string, Effect: 'Allow' | 'Deny' = 'Allow') =>
    bench.iam.send(
      new PutUserPolicyCommand({
        UserName,
        PolicyName: 'password',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect, Action: 'iam:ChangePassword', Resource: `arn:aws:iam::${ACCOUNT}:user/${UserName}` }],
        }),
      }),
    )

  test('wants the old password and a good new one', async () => {
    await user('dave')
    await bench.iam.send(
      new CreateLoginProfileCommand({ UserName: 'dave', Password: 'first-Passw0rd', PasswordResetRequired: true }),
    )
    await permit('dave')
    expect(await change('dave', 'wrong', 'second-Passw0rd')).toBe('AccessDenied 403: The old password was incorrect.')
    expect(await change('dave', 'first-Passw0rd', 'first-Passw0rd')).toBe(REUSED)
  })

  test('takes effect, and ends the forced change', async () => {
    await user('erin')
    await bench.iam.send(
      new CreateLoginProfileCommand({ UserName: 'erin', Password: 'first-Passw0rd', PasswordResetRequired: true }),
    )
    await permit('erin')
    expect(await change('erin', 'first-Passw0rd', 'second-Passw0rd')).toBe('no error')
    expect((await get('erin')).LoginProfile?.PasswordResetRequired).toBe(false)
    expect(await change('erin', 'first-Passw0rd', 'third-Passw0rd')).toBe(
      'AccessDenied 403: The old password was incorrect.',
    )
  })

  test('is for users who have a password', async () => {
    expect(
      await errorOf(bench.iam.send(new ChangePasswordCommand({ OldPassword: 'a', NewPassword: 'second-Passw0rd' }))),
    ).toBe('InvalidUserType 400: Only IAM Users can change their own password.')
    await user('frank')
    await permit('frank')
    expect(await change('frank', 'a', 'second-Passw0rd')).toBe(
      'NoSuchEntity 404: Login Profile for User frank cannot be found.',
    )
  })

  test('needs a permission, unless the account lets everybody; a deny still denies', async () => {
    await user('grace', 'first-Passw0rd')
    await user('heidi', 'first-Passw0rd')
    expect(await change('grace', 'first-Passw0rd', 'second-Passw0rd')).toBe(
      `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/grace is not authorized to perform: iam:ChangePassword on resource: user grace because no identity-based policy allows the iam:ChangePassword action`,
    )
    await bench.iam.send(
      new UpdateAccountPasswordPolicyCommand({
        MinimumPasswordLength: 10,
        RequireSymbols: true,
        PasswordReusePrevention: 2,
        AllowUsersToChangePassword: true,
      }),
    )
    expect(await change('grace', 'first-Passw0rd', 'second-Passw0rd')).toBe('no error')
    await permit('heidi', 'Deny')
    expect(await change('heidi', 'first-Passw0rd', 'second-Passw0rd')).toBe(
      `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/heidi is not authorized to perform: iam:ChangePassword on resource: user heidi with an explicit deny in an identity-based policy`,
    )
    await bench.iam.send(new UpdateAccountPasswordPolicyCommand({ MinimumPasswordLength: 8 }))
  })

  test('refuses the last passwords, as many as the policy says', async () => {
    await bench.iam.send(
      new UpdateAccountPasswordPolicyCommand({
        MinimumPasswordLength: 6,
        PasswordReusePrevention: 2,
        AllowUsersToChangePassword: true,
      }),
    )
    await user('ivan', 'pass-1')
    const ivan = await bench.iamAs('ivan')
    const next = (OldPassword: string, NewPassword: string) =>
      errorOf(ivan.send(new ChangePasswordCommand({ OldPassword, NewPassword })))
    expect([
      await next('pass-1', 'pass-1'),
      await next('pass-1', 'pass-2'),
      await next('pass-2', 'pass-1'),
      await next('pass-2', 'pass-3'),
      await next('pass-3', 'pass-1'),
    ]).toEqual([REUSED, 'no error', REUSED, 'no error', 'no error'])
  })
})

test('no fault of ours came to light', () => {
  expect(bench.faults).toEqual([])
})
