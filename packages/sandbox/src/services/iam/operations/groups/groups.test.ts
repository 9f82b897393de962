import {
  AddUserToGroupCommand,
  AttachGroupPolicyCommand,
  CreateGroupCommand,
  CreateUserCommand,
  DeleteGroupCommand,
  DeleteGroupPolicyCommand,
  DetachGroupPolicyCommand,
  GetGroupCommand,
  GetGroupPolicyCommand,
  ListAttachedGroupPoliciesCommand,
  ListGroupPoliciesCommand,
  ListGroupsCommand,
  ListGroupsForUserCommand,
  ListUsersCommand,
  PutGroupPolicyCommand,
  paginateGetGroup,
  RemoveUserFromGroupCommand,
  UpdateGroupCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const READ_ONLY = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
const DOCUMENT = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:ListUsers","Resource":"*"}]}'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
})
afterAll(() => bench.close())

const create = async (GroupName: string, Path?: string) =>
  (await bench.iam.send(new CreateGroupCommand({ GroupName, Path }))).Group
const createUser = (UserName: string) => bench.iam.send(new CreateUserCommand({ UserName }))
const add = (UserName: string, GroupName: string) => bench.iam.send(new AddUserToGroupCommand({ UserName, GroupName }))

describe('groups', () => {
  test('are created, read, listed by path, renamed and deleted', async () => {
    const group = await create('developers', '/team/')
    expect(group).toEqual({
      Path: '/team/',
      GroupName: 'developers',
      GroupId: expect.stringMatching(/^AGPA[A-Z2-7]{17}$/),
      Arn: `arn:aws:iam::${ACCOUNT}:group/team/developers`,
      CreateDate: expect.any(Date),
    })
    expect(await answerOf(bench.iam.send(new GetGroupCommand({ GroupName: 'Developers' })))).toEqual({
      Group: group,
      Users: [],
      IsTruncated: false,
    })
    await create('elsewhere')
    expect(await answerOf(bench.iam.send(new ListGroupsCommand({ PathPrefix: '/team/' })))).toEqual({
      Groups: [group],
      IsTruncated: false,
    })
    expect(await errorOf(create('DEVELOPERS'))).toBe(
      'EntityAlreadyExists 409: Group with name DEVELOPERS already exists.',
    )
    await bench.iam.send(new UpdateGroupCommand({ GroupName: 'developers', NewGroupName: 'builders', NewPath: '/b/' }))
    const renamed = await bench.iam.send(new GetGroupCommand({ GroupName: 'builders' }))
    expect(renamed.Group).toEqual({
      ...group,
      GroupName: 'builders',
      Path: '/b/',
      Arn: `arn:aws:iam::${ACCOUNT}:group/b/builders`,
    })
    await bench.iam.send(new DeleteGroupCommand({ GroupName: 'builders' }))
    for (const GroupName of ['builders', 'developers'])
      expect(await errorOf(bench.iam.send(new GetGroupCommand({ GroupName })))).toBe(
        `NoSuchEntity 404: The group with name ${GroupName} cannot be found.`,
      )
  })

  test.each([
    [new DeleteGroupCommand({ GroupName: 'none' }), 'NoSuchEntity 404: The group with name none cannot be found.'],
    [
      new UpdateGroupCommand({ GroupName: 'none', NewGroupName: 'x' }),
      'NoSuchEntity 404: The group with name none cannot be found.',
    ],
    [
      new CreateGroupCommand({ GroupName: 'no spaces' }),
      'ValidationError 400: The specified value for groupName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-',
    ],
    [
      new CreateGroupCommand({ GroupName: 'ok', Path: 'no-slashes' }),
      'ValidationError 400: The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    ],
    [
      new UpdateGroupCommand({ GroupName: 'elsewhere', NewGroupName: 'taken' }),
      'EntityAlreadyExists 409: Group with name taken already exists.',
    ],
  ])('%# refuse what is wrong', async (command, error) => {
    if (error.includes('taken')) await create('taken')
    expect(await errorOf(bench.iam.send(command as DeleteGroupCommand))).toBe(error)
  })
})

describe('members', () => {
  test('join, are listed from both sides, and leave', async () => {
    await create('crew')
    await createUser('bob')
    await add('bob', 'crew')
    await add('BOB', 'Crew')
    const { Users } = await bench.iam.send(new GetGroupCommand({ GroupName: 'crew' }))
    expect(Users).toEqual([
      {
        Path: '/',
        UserName: 'bob',
        UserId: expect.stringMatching(/^AIDA/),
        Arn: `arn:aws:iam::${ACCOUNT}:user/bob`,
        CreateDate: expect.any(Date),
      },
    ])
    const groupsOf = async (UserName: string) =>
      (await bench.iam.send(new ListGroupsForUserCommand({ UserName }))).Groups?.map((group) => group.GroupName)
    expect(await groupsOf('bob')).toEqual(['crew'])
    const leave = () => bench.iam.send(new RemoveUserFromGroupCommand({ UserName: 'bob', GroupName: 'crew' }))
    await leave()
    expect(await groupsOf('bob')).toEqual([])
    expect(await errorOf(leave())).toBe('no error')
  })

  test('user and group have to exist; the user is asked for first', async () => {
    await create('lonely')
    await createUser('somebody')
    const remove = (UserName: string, GroupName: string) =>
      bench.iam.send(new RemoveUserFromGroupCommand({ UserName, GroupName }))
    for (const change of [add, remove])
      expect([
        await errorOf(change('nobody', 'lonely')),
        await errorOf(change('somebody', 'none')),
        await errorOf(change('nobody', 'none')),
      ]).toEqual([
        'NoSuchEntity 404: The user with name nobody cannot be found.',
        'NoSuchEntity 404: The group with name none cannot be found.',
        'NoSuchEntity 404: The user with name nobody cannot be found.',
      ])
    expect(await errorOf(bench.iam.send(new ListGroupsForUserCommand({ UserName: 'nobody' })))).toBe(
      'NoSuchEntity 404: The user with name nobody cannot be found.',
    )
  })

  test('are ten groups at most, and a group with members stays', async () => {
    await createUser('joiner')
    for (let number = 0; number < 11; number += 1) await create(`club-${number}`)
    for (let number = 0; number < 10; number += 1) await add('joiner', `club-${number}`)
    expect(await errorOf(add('joiner', 'club-10'))).toBe('LimitExceeded 409: Cannot exceed quota for GroupsPerUser: 10')
    expect(await errorOf(bench.iam.send(new DeleteGroupCommand({ GroupName: 'club-0' })))).toBe(
      'DeleteConflict 409: Cannot delete entity, must remove users from group first.',
    )
  })

  test('come in pages', async () => {
    await create('crowd')
    const names = ['p1', 'p2', 'p3', 'p4', 'p5']
    for (const name of names) {
      await createUser(name)
      await add(name, 'crowd')
    }
    const pages: Array<Array<string | undefined>> = []
    for await (const { Users } of paginateGetGroup({ client: bench.iam, pageSize: 2 }, { GroupName: 'crowd' }))
      pages.push(Users?.map((user) => user.UserName) ?? [])
    expect(pages).toEqual([['p1', 'p2'], ['p3', 'p4'], ['p5']])
  })
})

describe('policies', () => {
  test('inside a group', async () => {
    await create('inline')
    const put = (PolicyDocument: string) =>
      bench.iam.send(new PutGroupPolicyCommand({ GroupName: 'inline', PolicyName: 'list', PolicyDocument }))
    await put(DOCUMENT)
    expect(
      await answerOf(bench.iam.send(new GetGroupPolicyCommand({ GroupName: 'inline', PolicyName: 'list' }))),
    ).toEqual({
      GroupName: 'inline',
      PolicyName: 'list',
      PolicyDocument: encodeURIComponent(DOCUMENT).replaceAll('*', '%2A'),
    })
    expect(await answerOf(bench.iam.send(new ListGroupPoliciesCommand({ GroupName: 'inline' })))).toEqual({
      PolicyNames: ['list'],
      IsTruncated: false,
    })
    expect(await errorOf(put('{"Version":"2012-10-17"}'))).toMatch(/^MalformedPolicyDocument 400: /)
    expect(await errorOf(bench.iam.send(new DeleteGroupCommand({ GroupName: 'inline' })))).toBe(
      'DeleteConflict 409: Cannot delete entity, must delete policies first.',
    )
    await bench.iam.send(new DeleteGroupPolicyCommand({ GroupName: 'inline', PolicyName: 'list' }))
    expect(await errorOf(bench.iam.send(new GetGroupPolicyCommand({ GroupName: 'inline', PolicyName: 'list' })))).toBe(
      'NoSuchEntity 404: The group policy with name list cannot be found.',
    )
  })

  test('attached to a group', async () => {
    await create('attached')
    const attach = (PolicyArn: string) =>
      bench.iam.send(new AttachGroupPolicyCommand({ GroupName: 'attached', PolicyArn }))
    const detach = () => bench.iam.send(new DetachGroupPolicyCommand({ GroupName: 'attached', PolicyArn: READ_ONLY }))
    await attach(READ_ONLY)
    await attach(READ_ONLY)
    expect(await answerOf(bench.iam.send(new ListAttachedGroupPoliciesCommand({ GroupName: 'attached' })))).toEqual({
      AttachedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: READ_ONLY }],
      IsTruncated: false,
    })
    const missing = `arn:aws:iam::${ACCOUNT}:policy/none`
    expect(await errorOf(attach(missing))).toBe(
      `NoSuchEntity 404: Policy ${missing} does not exist or is not attachable.`,
    )
    expect(await errorOf(bench.iam.send(new DeleteGroupCommand({ GroupName: 'attached' })))).toBe(
      'DeleteConflict 409: Cannot delete entity, must detach all policies first.',
    )
    await detach()
    expect(await errorOf(detach())).toBe(`NoSuchEntity 404: Policy ${READ_ONLY} was not found.`)
  })

  test('are those of its members, until they leave', async () => {
    await create('listers')
    await createUser('lister')
    await bench.iam.send(
      new PutGroupPolicyCommand({ GroupName: 'listers', PolicyName: 'list', PolicyDocument: DOCUMENT }),
    )
    const lister = await bench.iamAs('lister')
    const list = () => errorOf(lister.send(new ListUsersCommand({})))
    expect(await list()).toMatch(/^AccessDenied/)
    await add('lister', 'listers')
    expect(await list()).toBe('no error')
    await bench.iam.send(new UpdateGroupCommand({ GroupName: 'listers', NewGroupName: 'renamed' }))
    expect(await list()).toBe('no error')
    await bench.iam.send(new RemoveUserFromGroupCommand({ GroupName: 'renamed', UserName: 'lister' }))
    expect(await list()).toMatch(/^AccessDenied/)
  })
})

test('no fault of ours came to light', () => {
  expect(bench.faults).toEqual([])
})
