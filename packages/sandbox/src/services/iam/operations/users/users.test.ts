import {
  AttachUserPolicyCommand,
  CreateUserCommand,
  DeleteUserCommand,
  DeleteUserPermissionsBoundaryCommand,
  DeleteUserPolicyCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  ListUserPoliciesCommand,
  ListUserTagsCommand,
  PutUserPermissionsBoundaryCommand,
  PutUserPolicyCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT, ADMINISTRATOR } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}]}'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
})
afterAll(() => bench.close())

const create = (UserName: string) => bench.iam.send(new CreateUserCommand({ UserName }))

describe('UpdateUser', () => {
  test('renames and moves; the id, the date and the keys stay', async () => {
    const { User } = await create('before')
    const mine = await bench.iamAs('before')
    await bench.iam.send(new UpdateUserCommand({ UserName: 'BEFORE', NewUserName: 'after', NewPath: '/new/' }))
    expect(await answerOf(bench.iam.send(new GetUserCommand({ UserName: 'after' })))).toEqual({
      User: {
        ...User,
        UserName: 'after',
        Path: '/new/',
        Arn: `arn:aws:iam::${ACCOUNT}:user/new/after`,
      },
    })
    expect(await errorOf(bench.iam.send(new GetUserCommand({ UserName: 'before' })))).toBe(
      'NoSuchEntity 404: The user with name before cannot be found.',
    )
    expect(await errorOf(mine.send(new GetUserCommand({})))).toBe(
      `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/new/after is not authorized to perform: iam:GetUser on resource: user after because no identity-based policy allows the iam:GetUser action`,
    )
  })

  test('changes the case of a name, and refuses one that somebody has', async () => {
    await create('carol')
    await create('dave')
    await bench.iam.send(new UpdateUserCommand({ UserName: 'carol', NewUserName: 'Carol' }))
    const { User } = await bench.iam.send(new GetUserCommand({ UserName: 'carol' }))
    expect(User?.UserName).toBe('Carol')
    expect(await errorOf(bench.iam.send(new UpdateUserCommand({ UserName: 'dave', NewUserName: 'CAROL' })))).toBe(
      'EntityAlreadyExists 409: User with name CAROL already exists.',
    )
    expect(await errorOf(bench.iam.send(new UpdateUserCommand({ UserName: 'nobody', NewUserName: 'x' })))).toBe(
      'NoSuchEntity 404: The user with name nobody cannot be found.',
    )
  })

  test('asks about what the user is and what it becomes', async () => {
    await create('mover')
    const policy = (Resource: string) =>
      bench.iam.send(
        new PutUserPolicyCommand({
          UserName: 'mover',
          PolicyName: 'p',
          PolicyDocument: JSON.stringify({
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'iam:UpdateUser', Resource }],
          }),
        }),
      )
    const mover = await bench.iamAs('mover')
    await policy(`arn:aws:iam::${ACCOUNT}:user/mover`)
    expect(await errorOf(mover.send(new UpdateUserCommand({ UserName: 'mover', NewPath: '/up/' })))).toBe(
      `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/mover is not authorized to perform: iam:UpdateUser on resource: arn:aws:iam::${ACCOUNT}:user/up/mover because no identity-based policy allows the iam:UpdateUser action`,
    )
    await policy('*')
    expect(await errorOf(mover.send(new UpdateUserCommand({ UserName: 'mover', NewPath: '/up/' })))).toBe('no error')
  })
})

describe('inline policies', () => {
  test('go in, come back encoded, are listed, and go', async () => {
    await create('inline')
    await bench.iam.send(
      new PutUserPolicyCommand({ UserName: 'inline', PolicyName: 'constructor', PolicyDocument: DOCUMENT }),
    )
    expect(
      await answerOf(bench.iam.send(new GetUserPolicyCommand({ UserName: 'INLINE', PolicyName: 'constructor' }))),
    ).toEqual({
      UserName: 'inline',
      PolicyName: 'constructor',
      PolicyDocument: encodeURIComponent(DOCUMENT).replaceAll('*', '%2A'),
    })
    expect(await answerOf(bench.iam.send(new ListUserPoliciesCommand({ UserName: 'inline' })))).toEqual({
      PolicyNames: ['constructor'],
      IsTruncated: false,
    })
    await bench.iam.send(new DeleteUserPolicyCommand({ UserName: 'inline', PolicyName: 'constructor' }))
    for (const command of [
      new GetUserPolicyCommand({ UserName: 'inline', PolicyName: 'constructor' }),
      new DeleteUserPolicyCommand({ UserName: 'inline', PolicyName: 'constructor' }),
    ])
      expect(await errorOf(bench.iam.send(command as GetUserPolicyCommand))).toBe(
        'NoSuchEntity 404: The user policy with name constructor cannot be found.',
      )
  })

  test('are bounded in size, all together', async () => {
    await create('large')
    const padded = (length: number) => DOCUMENT.replace('iam:ListUsers', `iam:${'x'.repeat(length)}`)
    const put = (PolicyName: string, length: number) =>
      errorOf(
        bench.iam.send(new PutUserPolicyCommand({ UserName: 'large', PolicyName, PolicyDocument: padded(length) })),
      )
    expect([await put('one', 900), await put('two', 900)]).toEqual(['no error', 'no error'])
    expect(await put('three', 900)).toBe('LimitExceeded 409: Maximum policy size of 2048 bytes exceeded for user large')
  })
})

describe('permissions boundary', () => {
  test('is put, shown, and taken away', async () => {
    await create('bounded')
    const boundary = (PermissionsBoundary: string) =>
      bench.iam.send(new PutUserPermissionsBoundaryCommand({ UserName: 'bounded', PermissionsBoundary }))
    expect(await errorOf(boundary(`arn:aws:iam::${ACCOUNT}:policy/none`))).toBe(
      `NoSuchEntity 404: Scope ARN: arn:aws:iam::${ACCOUNT}:policy/none does not exist or is not attachable.`,
    )
    expect(await errorOf(boundary('arn:aws:iam::aws:user/not-a-policy'))).toBe(
      'InvalidInput 400: ARN arn:aws:iam::aws:user/not-a-policy is not valid.',
    )
    await boundary(ADMINISTRATOR)
    const shown = async () =>
      (await bench.iam.send(new GetUserCommand({ UserName: 'bounded' }))).User?.PermissionsBoundary
    expect(await shown()).toEqual({ PermissionsBoundaryType: 'Policy', PermissionsBoundaryArn: ADMINISTRATOR })
    await bench.iam.send(new DeleteUserPermissionsBoundaryCommand({ UserName: 'bounded' }))
    expect(await shown()).toBeUndefined()
  })

  test('is what iam:PermissionsBoundary means to those who change the user', async () => {
    await create('delegate')
    await create('target')
    await bench.iam.send(
      new PutUserPolicyCommand({
        UserName: 'delegate',
        PolicyName: 'only-bounded',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: ['iam:AttachUserPolicy', 'iam:PutUserPermissionsBoundary'],
              Resource: '*',
              Condition: { StringEquals: { 'iam:PermissionsBoundary': ADMINISTRATOR } },
            },
          ],
        }),
      }),
    )
    const delegate = await bench.iamAs('delegate')
    const attach = () =>
      errorOf(delegate.send(new AttachUserPolicyCommand({ UserName: 'target', PolicyArn: ADMINISTRATOR })))
    expect(await attach()).toMatch(/^AccessDenied 403/)
    await delegate.send(
      new PutUserPermissionsBoundaryCommand({ UserName: 'target', PermissionsBoundary: ADMINISTRATOR }),
    )
    expect(await attach()).toBe('no error')
  })
})

describe('tags', () => {
  test('are merged regardless of the case of their keys', async () => {
    await create('tagged')
    const tag = (...Tags: Array<{ Key: string; Value: string }>) =>
      bench.iam.send(new TagUserCommand({ UserName: 'tagged', Tags }))
    await tag({ Key: 'team', Value: 'red' }, { Key: 'Cost', Value: '1' })
    await tag({ Key: 'TEAM', Value: 'blue' })
    expect(await answerOf(bench.iam.send(new ListUserTagsCommand({ UserName: 'tagged' })))).toEqual({
      Tags: [
        { Key: 'Cost', Value: '1' },
        { Key: 'TEAM', Value: 'blue' },
      ],
      IsTruncated: false,
    })
    await bench.iam.send(new UntagUserCommand({ UserName: 'tagged', TagKeys: ['Team', 'absent'] }))
    const { Tags, IsTruncated, Marker } = await bench.iam.send(
      new ListUserTagsCommand({ UserName: 'tagged', MaxItems: 1 }),
    )
    expect({ Tags, IsTruncated, Marker }).toEqual({
      Tags: [{ Key: 'Cost', Value: '1' }],
      IsTruncated: false,
      Marker: undefined,
    })
    expect(await errorOf(tag({ Key: 'a', Value: '1' }, { Key: 'A', Value: '2' }))).toBe(
      'InvalidInput 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.',
    )
  })

  test('decide, as aws:ResourceTag and aws:RequestTag', async () => {
    await create('tagger')
    await create('mine')
    await create('other')
    await bench.iam.send(new TagUserCommand({ UserName: 'mine', Tags: [{ Key: 'owner', Value: 'tagger' }] }))
    await bench.iam.send(
      new PutUserPolicyCommand({
        UserName: 'tagger',
        PolicyName: 'own',
        PolicyDocument: JSON.stringify({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'iam:TagUser',
              Resource: '*',
              Condition: {
                StringEquals: { 'iam:ResourceTag/owner': '${aws:username}', 'aws:RequestTag/env': 'test' },
                'ForAllValues:StringEquals': { 'aws:TagKeys': ['env'] },
              },
            },
          ],
        }),
      }),
    )
    const tagger = await bench.iamAs('tagger')
    const tag = (UserName: string, Value: string) =>
      errorOf(tagger.send(new TagUserCommand({ UserName, Tags: [{ Key: 'env', Value }] })))
    expect(await tag('mine', 'test')).toBe('no error')
    expect(await tag('mine', 'prod')).toMatch(/^AccessDenied 403/)
    expect(await tag('other', 'test')).toMatch(/^AccessDenied 403/)
  })
})

test('a user who still has something cannot be deleted', async () => {
  await create('busy')
  await bench.iam.send(new AttachUserPolicyCommand({ UserName: 'busy', PolicyArn: ADMINISTRATOR }))
  expect(await errorOf(bench.iam.send(new DeleteUserCommand({ UserName: 'busy' })))).toBe(
    'DeleteConflict 409: Cannot delete entity, must detach all policies first.',
  )
})

test('no fault of ours came to light', () => {
  expect(bench.faults).toEqual([])
})
