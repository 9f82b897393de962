import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { createMetadataService } from '../ec2/metadata/metadata-service.ts'
import { type Ec2Bench, ec2Bench } from '../ec2/testing/bench.ts'

const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl me@example.com'

const AS_EC2_USER = {
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'ec2-instance-connect:SendSSHPublicKey',
      Resource: `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/*`,
      Condition: { StringEquals: { 'ec2:osuser': 'ec2-user', 'aws:ResourceTag/team': 'red' } },
    },
  ],
}

let bench: Ec2Bench
let id: string

beforeAll(async () => {
  bench = await ec2Bench({ users: [{ userName: 'bob', accessKeys: [{}], inlinePolicies: { own: AS_EC2_USER } }] })
  id = await bench.launch({
    MetadataOptions: { HttpTokens: 'optional' },
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'red' }] }],
  })
})

afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const send = (as: Ec2Bench['root'], input: Record<string, string> = {}) =>
  as('ec2-instance-connect', 'SendSSHPublicKey', {
    InstanceId: id,
    InstanceOSUser: 'ec2-user',
    SSHPublicKey: KEY,
    ...input,
  })

test('a key is pushed for a minute, and the instance sees it', async () => {
  expect((await send(bench.as('bob'))).output).toEqual({ RequestId: expect.any(String), Success: true })
  let now = Date.now()
  const { sandbox, world } = bench
  const service = createMetadataService({ sandbox, world, account: ACCOUNT, instanceId: id, now: () => now })
  const ask = () => service.fetch(new Request('http://x/latest/meta-data/public-keys/0/openssh-key'))
  expect(await (await ask()).text()).toBe(`${KEY.split(' ').slice(0, 2).join(' ')} ec2-user`)
  now += 61_000
  expect((await ask()).status).toBe(404)
})

test('for another user of the machine it is denied', async () => {
  const { code, status, message } = await send(bench.as('bob'), { InstanceOSUser: 'root' })
  expect([code, status, message]).toEqual([
    'AccessDeniedException',
    400,
    `User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: ec2-instance-connect:SendSSHPublicKey on resource: arn:aws:ec2:us-east-1:${ACCOUNT}:instance/${id} because no identity-based policy allows the ec2-instance-connect:SendSSHPublicKey action`,
  ])
})

test.each([
  ['an instance that is not there', { InstanceId: 'i-0123456789abcdef0' }, 'EC2InstanceNotFoundException'],
  ['another zone', { AvailabilityZone: 'us-east-1z' }, 'EC2InstanceNotFoundException'],
  ['no key', { SSHPublicKey: `ssh-rsa ${'A'.repeat(100)}` }, 'InvalidArgsException'],
])('%s', async (_, input, code) => {
  expect(await send(bench.root, input as Record<string, string>)).toMatchObject({ code, status: 400 })
})

test('an instance that is stopped takes none', async () => {
  await bench.root('ec2', 'StopInstances', { InstanceIds: [id] })
  expect(await send(bench.root)).toMatchObject({ code: 'EC2InstanceStateInvalidException', status: 400 })
})
