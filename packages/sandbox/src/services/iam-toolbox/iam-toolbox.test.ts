import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT, type TestBench, testBench } from '../../testing/sandbox.ts'

const MANAGED = `arn:aws:iam::${ACCOUNT}:policy/denies`
const statement = (Effect: string, Action: string, Sid: string) => ({
  Version: '2012-10-17',
  Statement: [{ Sid, Effect, Action, Resource: '*' }],
})

let bench: TestBench
beforeAll(async () => {
  bench = await testBench(
    {
      policies: [{ policyName: 'denies', document: statement('Deny', 'iam:DeleteUser', 'Never') }],
      groups: [{ groupName: 'staff', inlinePolicies: { all: statement('Allow', 'iam:*', 'All') } }],
      users: [
        { userName: 'dana', groups: ['staff'], attachedPolicies: [MANAGED], accessKeys: [{}] },
        {
          userName: 'adder',
          inlinePolicies: { add: statement('Allow', 'iam:AddRoleToInstanceProfile', 'Add') },
          accessKeys: [{}],
        },
        { userName: 'stranger', accessKeys: [{}] },
      ],
      roles: [{ roleName: 'app', assumeRolePolicyDocument: statement('Allow', 'sts:AssumeRole', 'Trust') }],
    },
    { accessTroubleshooter: true },
  )
})
afterAll(async () => {
  await bench.sandbox.close()
  expect(bench.faults).toEqual([])
})

const idIn = (message: string | undefined) => /authorization id: ([0-9a-z]+)$/.exec(message ?? '')?.[1]
const details = (authorizationId: string | undefined, who = bench.root) =>
  who('iam-toolbox', 'GetRequestAuthorizationDetails', { authorizationId })

test('a denial leads to the policies that made it, as they were then', async () => {
  const denied = await bench.as('dana')('iam', 'DeleteUser', { UserName: 'stranger' })
  await bench.root('iam', 'DetachUserPolicy', { UserName: 'dana', PolicyArn: MANAGED })
  const answer = await details(idIn(denied.message))
  const group = expect.stringMatching(/^[0-9a-f]{32}$/)
  expect(answer).toEqual({
    status: 200,
    output: {
      requestContext: expect.objectContaining({
        'aws:PrincipalArn': `arn:aws:iam::${ACCOUNT}:user/dana`,
        'aws:username': 'dana',
        'aws:RequestedRegion': 'us-east-1',
      }),
      evaluations: [
        {
          action: 'iam:DeleteUser',
          resource: `arn:aws:iam::${ACCOUNT}:user/stranger`,
          context: {},
          evaluatedEffect: 'EXPLICIT_DENY',
          matchedPolicies: [
            { uri: MANAGED, matchedStatements: [{ sid: 'Never', evaluatedEffect: 'DENY' }] },
            { uri: group, matchedStatements: [{ sid: 'All', evaluatedEffect: 'ALLOW' }] },
          ],
        },
      ],
      policies: [
        {
          type: 'IDENTITY_BASED_POLICY',
          inline: false,
          uri: MANAGED,
          attachedTo: [{ arn: `arn:aws:iam::${ACCOUNT}:user/dana` }],
        },
        {
          type: 'IDENTITY_BASED_POLICY',
          inline: true,
          uri: group,
          attachedTo: [{ arn: `arn:aws:iam::${ACCOUNT}:group/staff` }],
        },
      ],
    },
  })
})

test('each action of a request is an evaluation, with the keys that are its own', async () => {
  await bench.root('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web' })
  const input = { InstanceProfileName: 'web', RoleName: 'app' }
  const denied = await bench.as('adder')('iam', 'AddRoleToInstanceProfile', input)
  const { output } = await details(idIn(denied.message))
  expect(output?.evaluations).toEqual([
    {
      action: 'iam:AddRoleToInstanceProfile',
      resource: `arn:aws:iam::${ACCOUNT}:instance-profile/web`,
      context: {},
      evaluatedEffect: 'ALLOW',
      matchedPolicies: [{ uri: expect.any(String), matchedStatements: [{ sid: 'Add', evaluatedEffect: 'ALLOW' }] }],
    },
    {
      action: 'iam:PassRole',
      resource: `arn:aws:iam::${ACCOUNT}:role/app`,
      context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
      evaluatedEffect: 'IMPLICIT_DENY',
      matchedPolicies: [],
    },
  ])
})

test('needs its permission, and knows only denials of the account', async () => {
  const stranger = bench.as('stranger')
  const denied = await stranger('iam', 'ListUsers')
  const id = idIn(denied.message)
  expect(await details(id, stranger)).toMatchObject({
    status: 403,
    code: 'AccessDeniedException',
    message: `User: arn:aws:iam::${ACCOUNT}:user/stranger is not authorized to perform: iam:GetRequestAuthorizationDetails on resource: * because no identity-based policy allows the iam:GetRequestAuthorizationDetails action`,
  })
  const other = await bench.sandbox.createAccount(bench.world, { id: '210987654321' })
  const unknown = (authorizationId: string) => ({
    status: 404,
    code: 'ResourceNotFoundException',
    message: `No authorization details found for authorization id ${authorizationId}.`,
  })
  expect(await details(id, bench.with(other.rootKey!))).toMatchObject(unknown(id!))
  expect(await details('0000000nothing')).toMatchObject(unknown('0000000nothing'))
  expect(await details('NOT-AN-ID')).toMatchObject({ status: 400, code: 'ValidationException' })
})
