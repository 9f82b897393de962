import { consoleModels, loadService, type ServiceName } from '@first-line/aws-api'
import { expect, test } from 'vitest'
import { commandOf, dashed } from './command-line.ts'

test.each([
  ['CreateUser', 'create-user'],
  ['EnableMFADevice', 'enable-mfa-device'],
  ['CreateVirtualMFADevice', 'create-virtual-mfa-device'],
  ['DescribeVpcs', 'describe-vpcs'],
  ['GetSAMLProvider', 'get-saml-provider'],
  ['ListMFADevices', 'list-mfa-devices'],
  ['SubnetIds', 'subnet-ids'],
])('%s is %s on the command line', (name, words) => {
  expect(dashed(name)).toBe(words)
})

const line = async (service: ServiceName, operation: string, input: Parameters<typeof commandOf>[0]['input']) =>
  commandOf({ service, operation, input, region: 'eu-west-1', model: await loadService(service) })

test('an AWS call is the command that makes it', async () => {
  expect(await line('iam', 'CreateUser', { UserName: 'mara', Tags: [{ Key: 'team', Value: 'a b' }] })).toBe(
    `aws iam create-user --user-name mara --tags '[{"Key":"team","Value":"a b"}]'`,
  )
  expect(await line('ec2', 'StopInstances', { InstanceIds: ['i-1', 'i-2'], Force: true })).toBe(
    'aws ec2 stop-instances --instance-ids i-1 i-2 --force --region eu-west-1',
  )
  expect(await line('iam', 'UpdateAccountPasswordPolicy', { RequireSymbols: false })).toBe(
    'aws iam update-account-password-policy --no-require-symbols',
  )
})

test('a secret is not written out', async () => {
  expect(await line('iam', 'CreateLoginProfile', { UserName: 'mara', Password: 'hunter2' })).toBe(
    "aws iam create-login-profile --user-name mara --password '…'",
  )
})

test('a quote cannot end the argument it stands in', async () => {
  expect(await line('iam', 'CreateUser', { UserName: "a'; rm -rf ~" })).toBe(
    `aws iam create-user --user-name 'a'\\''; rm -rf ~'`,
  )
})

test('the console\u2019s own services are called through the workshop', () => {
  const model = consoleModels['console-settings']
  const input = { Activated: true }
  expect(
    commandOf({ service: 'console-settings', operation: 'UpdateBillingAccess', input, region: 'us-east-1', model }),
  ).toBe('workshop console UpdateBillingAccess --activated')
})
