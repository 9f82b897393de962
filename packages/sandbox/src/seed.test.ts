import { expect, test } from 'vitest'
import { ACCOUNT, ADMINISTRATOR, testBench } from './testing/sandbox.ts'

test('a start is declared as data, and is what the operations then show', async () => {
  const key = { accessKeyId: 'AKIAI44QH8DHBEXAMPLE', secretAccessKey: 'je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY' }
  const { root, with: withKey } = await testBench({
    policies: [
      {
        policyName: 'own',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'iam:GetUser', Resource: 'arn:aws:iam::ACCOUNT:user/*' }],
        },
      },
    ],
    groups: [{ groupName: 'Interns', attachedPolicies: ['arn:aws:iam::ACCOUNT:policy/own'] }],
    users: [
      {
        userName: 'intern-2019',
        createDate: '2019-07-01T08:00:00Z',
        groups: ['interns'],
        attachedPolicies: [],
        accessKeys: [{ ...key, createDate: '2019-07-01T08:05:00Z' }],
      },
      { userName: 'boss', attachedPolicies: [ADMINISTRATOR] },
    ],
    buckets: [{ name: 'kape-ACCOUNT', createDate: '2019-08-01T00:00:00Z' }],
  })
  expect(await root('iam', 'GetUser', { UserName: 'intern-2019' })).toMatchObject({
    output: { User: { CreateDate: new Date('2019-07-01T08:00:00Z'), Arn: `arn:aws:iam::${ACCOUNT}:user/intern-2019` } },
  })
  expect(await root('iam', 'ListAccessKeys', { UserName: 'intern-2019' })).toMatchObject({
    output: { AccessKeyMetadata: [{ AccessKeyId: key.accessKeyId, CreateDate: new Date('2019-07-01T08:05:00Z') }] },
  })
  expect(await root('s3', 'ListBuckets')).toMatchObject({
    output: { Buckets: [{ Name: `kape-${ACCOUNT}`, CreationDate: new Date('2019-08-01T00:00:00Z') }] },
  })
  // What the group allows, the intern may.
  const intern = withKey(key)
  expect(await intern('iam', 'GetUser')).toMatchObject({ status: 200 })
  expect(await intern('iam', 'ListUsers')).toMatchObject({ code: 'AccessDenied' })
})

test('a seed that names a group which is not there is our fault', async () => {
  await expect(testBench({ users: [{ userName: 'a', groups: ['nowhere'] }] })).rejects.toThrow('puts a into nowhere')
})

test('an id or a key that is taken is refused, in whatever world', async () => {
  const { sandbox, rootKey } = await testBench()
  const other = await sandbox.worlds.create('other')
  await expect(sandbox.createAccount(other, { id: ACCOUNT })).rejects.toThrow(`There is an account ${ACCOUNT} already`)
  await expect(sandbox.createAccount(other, { rootKey })).rejects.toThrow('There is an access key')
  await expect(sandbox.createAccount(other, { id: '12' })).rejects.toThrow('twelve digits')
  await expect(sandbox.worlds.create('other')).rejects.toThrow('There is a world other already')
  expect(await other.accounts()).toEqual([])
})
