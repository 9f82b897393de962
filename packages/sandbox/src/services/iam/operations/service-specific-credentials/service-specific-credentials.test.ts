import {
  CreateServiceSpecificCredentialCommand,
  CreateUserCommand,
  DeleteServiceSpecificCredentialCommand,
  DeleteUserCommand,
  ListServiceSpecificCredentialsCommand,
  type ListServiceSpecificCredentialsCommandInput,
  PutUserPolicyCommand,
  ResetServiceSpecificCredentialCommand,
  UpdateServiceSpecificCredentialCommand,
  UpdateUserCommand,
} from '@aws-sdk/client-iam'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../../../testing/sandbox.ts'
import { answerOf, errorOf, type ServedBench, servedBench } from '../../../../testing/served.ts'

const CODECOMMIT = 'codecommit.amazonaws.com'
const BEDROCK = 'bedrock.amazonaws.com'
const UNKNOWN = 'ACCAXXXXXXXXXXXXXXXXX'

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench()
})
afterAll(() => bench.close())

const user = (UserName: string) => bench.iam.send(new CreateUserCommand({ UserName }))
const create = async (UserName: string, ServiceName = CODECOMMIT, CredentialAgeDays?: number) =>
  (await bench.iam.send(new CreateServiceSpecificCredentialCommand({ UserName, ServiceName, CredentialAgeDays })))
    .ServiceSpecificCredential!
const list = async (input: ListServiceSpecificCredentialsCommandInput) =>
  (await bench.iam.send(new ListServiceSpecificCredentialsCommand(input))).ServiceSpecificCredentials
const update = (UserName: string, ServiceSpecificCredentialId: string, Status: 'Active' | 'Inactive') =>
  bench.iam.send(new UpdateServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId, Status }))
const reset = (UserName: string, ServiceSpecificCredentialId: string) =>
  answerOf(bench.iam.send(new ResetServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId })))
const remove = (UserName: string, ServiceSpecificCredentialId: string) =>
  bench.iam.send(new DeleteServiceSpecificCredentialCommand({ UserName, ServiceSpecificCredentialId }))

test('a user name and a password for CodeCommit', async () => {
  await user('bob')
  const made = await create('bob')
  const { ServicePassword, ...shown } = made
  expect(made).toEqual({
    CreateDate: expect.any(Date),
    ServiceName: CODECOMMIT,
    ServiceUserName: `bob-at-${ACCOUNT}`,
    ServicePassword: expect.stringMatching(/^[A-Za-z0-9+/]{59}=$/),
    ServiceSpecificCredentialId: expect.stringMatching(/^ACCA[A-Z2-7]{17}$/),
    UserName: 'bob',
    Status: 'Active',
  })
  const id = made.ServiceSpecificCredentialId!
  expect((await create('bob')).ServiceUserName).toBe(`bob+1-at-${ACCOUNT}`)
  expect(await errorOf(create('bob'))).toBe(
    'LimitExceeded 409: Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: 2',
  )
  await update('bob', id, 'Inactive')
  const { ServiceSpecificCredential } = await reset('bob', id)
  expect(ServiceSpecificCredential).toEqual({ ...made, Status: 'Inactive', ServicePassword: expect.any(String) })
  expect(ServiceSpecificCredential?.ServicePassword).not.toBe(ServicePassword)
  await bench.iam.send(new UpdateUserCommand({ UserName: 'bob', NewUserName: 'robert' }))
  expect((await list({ UserName: 'robert' }))?.find((one) => one.ServiceSpecificCredentialId === id)).toEqual({
    ...shown,
    UserName: 'robert',
    Status: 'Inactive',
  })
  expect(await errorOf(bench.iam.send(new DeleteUserCommand({ UserName: 'robert' })))).toBe(
    'DeleteConflict 409: Cannot delete entity, must remove referenced objects first.',
  )
  await remove('robert', id)
  expect(await list({ UserName: 'robert' })).toHaveLength(1)
})

test('an API key for Bedrock, which expires', async () => {
  await user('carol')
  const made = await create('carol', BEDROCK, 30)
  expect(made).toEqual({
    CreateDate: expect.any(Date),
    ExpirationDate: new Date(made.CreateDate!.getTime() + 30 * 86_400_000),
    ServiceName: BEDROCK,
    ServiceCredentialAlias: `carol-at-${ACCOUNT}`,
    ServiceCredentialSecret: expect.stringMatching(/^ABSK/),
    ServiceSpecificCredentialId: expect.stringMatching(/^ACCA/),
    UserName: 'carol',
    Status: 'Active',
  })
  await bench.world.ledger.advance(31 * 86_400_000)
  expect((await list({ AllUsers: true, ServiceName: BEDROCK }))?.map(({ Status }) => Status)).toEqual(['Expired'])
})

test('what is wrong is refused', async () => {
  await user('dave')
  await user('erin')
  const { ServiceSpecificCredentialId } = await create('dave')
  expect([
    await errorOf(create('nobody')),
    await errorOf(create('dave', 's3.amazonaws.com')),
    await errorOf(reset('dave', UNKNOWN)),
    await errorOf(update('erin', ServiceSpecificCredentialId!, 'Inactive')),
    await errorOf(remove('nobody', ServiceSpecificCredentialId!)),
    await errorOf(list({ AllUsers: true, UserName: 'dave' })),
    await errorOf(list({ UserName: 'dave', ServiceName: 's3.amazonaws.com' })),
  ]).toEqual([
    'NoSuchEntity 404: The user with name nobody cannot be found.',
    'NoSuchEntity 404: No such service s3.amazonaws.com is supported for Service Specific Credentials',
    `NoSuchEntity 404: No such credential ${UNKNOWN} exists`,
    `ValidationError 400: User erin does not have a service specific credential with id ${ServiceSpecificCredentialId}`,
    'NoSuchEntity 404: The user with name nobody cannot be found.',
    'ValidationError 400: Cannot specify both UserName and AllUsers.',
    'NoSuchEntity 404: No such service s3.amazonaws.com is supported for Service Specific Credentials',
  ])
})

test('the service and the age are condition keys', async () => {
  await user('maker')
  await bench.iam.send(
    new PutUserPolicyCommand({
      UserName: 'maker',
      PolicyName: 'short-keys',
      PolicyDocument: JSON.stringify({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Action: ['iam:CreateServiceSpecificCredential', 'iam:DeleteServiceSpecificCredential'],
            Resource: '*',
            Condition: { StringEquals: { 'iam:ServiceSpecificCredentialServiceName': BEDROCK } },
          },
          {
            Effect: 'Deny',
            Action: 'iam:CreateServiceSpecificCredential',
            Resource: '*',
            Condition: { NumericGreaterThan: { 'iam:ServiceSpecificCredentialAgeDays': '90' } },
          },
        ],
      }),
    }),
  )
  const maker = await bench.iamAs('maker')
  const made = async (ServiceName: string, CredentialAgeDays?: number) =>
    errorOf(
      maker.send(new CreateServiceSpecificCredentialCommand({ UserName: 'maker', ServiceName, CredentialAgeDays })),
    )
  expect(await made(BEDROCK, 30)).toBe('no error')
  expect(await made(BEDROCK, 365)).toMatch(/^AccessDenied .* with an explicit deny in an identity-based policy$/)
  expect(await made(CODECOMMIT)).toMatch(/^AccessDenied/)
  const { ServiceSpecificCredentialId } = await create('maker')
  expect(
    await errorOf(
      maker.send(new DeleteServiceSpecificCredentialCommand({ UserName: 'maker', ServiceSpecificCredentialId })),
    ),
  ).toMatch(/^AccessDenied/)
})

test('no password is kept or told again', async () => {
  await user('quiet')
  const { ServicePassword } = await create('quiet')
  const { records } = await bench.world.export()
  expect(JSON.stringify([records, await bench.world.events()])).not.toContain(ServicePassword)
})

test('no fault of ours came to light', () => {
  expect(bench.faults).toEqual([])
})
