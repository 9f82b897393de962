import {
  AddRoleToInstanceProfileCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  DeleteInstanceProfileCommand,
  GetInstanceProfileCommand,
  ListInstanceProfilesCommand,
  ListInstanceProfilesForRoleCommand,
  ListInstanceProfileTagsCommand,
  RemoveRoleFromInstanceProfileCommand,
  TagInstanceProfileCommand,
  UntagInstanceProfileCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const TRUST =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}'

let bench: ServedBench
beforeAll(async () => {
  const grant = (Action: string[], Condition?: object) => ({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: '*', ...(Condition && { Condition }) }],
  })
  bench = await servedBench({
    users: [
      { userName: 'adder', inlinePolicies: { add: grant(['iam:AddRoleToInstanceProfile']) } },
      {
        userName: 'passer',
        inlinePolicies: {
          add: grant(['iam:AddRoleToInstanceProfile']),
          pass: grant(['iam:PassRole'], { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }),
        },
      },
    ],
  })
})
afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const create = (InstanceProfileName: string, more: object = {}) =>
  bench.iam.send(new CreateInstanceProfileCommand({ InstanceProfileName, ...more }))
const createRole = (RoleName: string) =>
  bench.iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: TRUST, Description: 'Serves' }))

test('is created, read, listed and deleted', async () => {
  const made = await answerOf(create('web', { Path: '/app/' }))
  const profile = {
    Path: '/app/',
    InstanceProfileName: 'web',
    InstanceProfileId: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/),
    Arn: `arn:aws:iam::${ACCOUNT}:instance-profile/app/web`,
    CreateDate: expect.any(Date),
    Roles: [],
  }
  expect(made).toEqual({ InstanceProfile: profile })
  const named = { InstanceProfileName: 'WEB' }
  expect(await answerOf(bench.iam.send(new GetInstanceProfileCommand(named)))).toEqual({
    InstanceProfile: { ...profile, Tags: [] },
  })
  expect(await answerOf(bench.iam.send(new ListInstanceProfilesCommand({ PathPrefix: '/app/' })))).toEqual({
    InstanceProfiles: [profile],
    IsTruncated: false,
  })
  expect(await errorOf(create('Web'))).toBe('EntityAlreadyExists 409: Instance Profile Web already exists.')
  await bench.iam.send(new DeleteInstanceProfileCommand(named))
  expect(await errorOf(bench.iam.send(new DeleteInstanceProfileCommand(named)))).toBe(
    'NoSuchEntity 404: Instance Profile WEB cannot be found.',
  )
})

test('holds one role', async () => {
  await create('one')
  await createRole('first')
  await createRole('second')
  const named = { InstanceProfileName: 'one' }
  const add = (RoleName: string) => errorOf(bench.iam.send(new AddRoleToInstanceProfileCommand({ ...named, RoleName })))
  expect(await add('nobody')).toBe('NoSuchEntity 404: The role with name nobody cannot be found.')
  expect(await add('first')).toBe('no error')
  expect(await add('second')).toBe('LimitExceeded 409: Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1')
  expect(await errorOf(bench.iam.send(new DeleteInstanceProfileCommand(named)))).toBe(
    'DeleteConflict 409: Cannot delete entity, must remove roles from instance profile first.',
  )
  const { InstanceProfiles } = await bench.iam.send(new ListInstanceProfilesForRoleCommand({ RoleName: 'first' }))
  expect(InstanceProfiles?.[0]?.Roles).toEqual([
    {
      Path: '/',
      RoleName: 'first',
      RoleId: expect.stringMatching(/^AROA/),
      Arn: `arn:aws:iam::${ACCOUNT}:role/first`,
      CreateDate: expect.any(Date),
      AssumeRolePolicyDocument: encodeURIComponent(TRUST),
    },
  ])
  const remove = (RoleName: string) =>
    errorOf(bench.iam.send(new RemoveRoleFromInstanceProfileCommand({ ...named, RoleName })))
  expect(await remove('second')).toBe('NoSuchEntity 404: Role second in Instance Profile one cannot be found.')
  expect(await remove('first')).toBe('no error')
  expect(await answerOf(bench.iam.send(new ListInstanceProfilesForRoleCommand({ RoleName: 'first' })))).toEqual({
    InstanceProfiles: [],
    IsTruncated: false,
  })
})

test('takes a role only from who may pass it', async () => {
  await create('passed')
  await createRole('powerful')
  const add = async (userName: string) =>
    errorOf(
      (await bench.iamAs(userName)).send(
        new AddRoleToInstanceProfileCommand({ InstanceProfileName: 'passed', RoleName: 'powerful' }),
      ),
    )
  expect(await add('adder')).toBe(
    `AccessDenied 403: User: arn:aws:iam::${ACCOUNT}:user/adder is not authorized to perform: iam:PassRole on resource: arn:aws:iam::${ACCOUNT}:role/powerful because no identity-based policy allows the iam:PassRole action`,
  )
  expect(await add('passer')).toBe('no error')
})

test('has tags', async () => {
  const { InstanceProfile } = await create('tagged', { Tags: [{ Key: 'k', Value: 'v' }] })
  expect(InstanceProfile?.Tags).toEqual([{ Key: 'k', Value: 'v' }])
  const named = { InstanceProfileName: 'tagged' }
  await bench.iam.send(new TagInstanceProfileCommand({ ...named, Tags: [{ Key: 'K', Value: 'w' }] }))
  await bench.iam.send(new UntagInstanceProfileCommand({ ...named, TagKeys: ['k'] }))
  expect(await answerOf(bench.iam.send(new ListInstanceProfileTagsCommand(named)))).toEqual({
    Tags: [{ Key: 'K', Value: 'w' }],
    IsTruncated: false,
  })
  expect(await errorOf(bench.iam.send(new ListInstanceProfileTagsCommand({ InstanceProfileName: 'nowhere' })))).toBe(
    'NoSuchEntity 404: Instance Profile nowhere cannot be found.',
  )
})
