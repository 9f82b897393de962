import { expect, test } from 'vitest'
import type { Image } from '../shapes.ts'
import { emptyInstance, freeGroupName, inboundRules, missing, runInput } from './new-instance.ts'

const image: Image = {
  ImageId: 'ami-1',
  Name: 'al2023-ami',
  Architecture: 'x86_64',
  RootDeviceName: '/dev/xvda',
  CreationDate: '2026-11-11T01:52:19.000Z',
  BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 8 } }],
}

test('what nobody changed asks for tokens, a public address, and nothing else', () => {
  expect(runInput(emptyInstance, image, ['sg-1'])).toEqual({
    ImageId: 'ami-1',
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: ['sg-1'] }],
    MetadataOptions: { HttpEndpoint: 'enabled', HttpTokens: 'required', HttpPutResponseHopLimit: 2 },
  })
})

test('name, key pair, role, disk, protection and a subnet go along', () => {
  const wanted = {
    ...emptyInstance,
    name: ' menu printer ',
    keyPair: { chosen: 'pair', name: 'kape-key' } as const,
    subnetId: 'subnet-1',
    diskSize: 20,
    profileArn: 'arn:aws:iam::123456789012:instance-profile/Printer',
    metadata: false,
    protection: true,
    count: 2,
  }
  expect(runInput(wanted, image, [])).toEqual({
    ImageId: 'ami-1',
    InstanceType: 't3.micro',
    MinCount: 2,
    MaxCount: 2,
    KeyName: 'kape-key',
    NetworkInterfaces: [{ DeviceIndex: 0, AssociatePublicIpAddress: true, Groups: [], SubnetId: 'subnet-1' }],
    BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20 } }],
    IamInstanceProfile: { Arn: 'arn:aws:iam::123456789012:instance-profile/Printer' },
    MetadataOptions: { HttpEndpoint: 'disabled' },
    DisableApiTermination: true,
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'Name', Value: 'menu printer' }] }],
  })
})

test('the size the image has is not said again', () => {
  expect(runInput({ ...emptyInstance, diskSize: 8 }, image, [])).not.toHaveProperty('BlockDeviceMappings')
})

test('inbound rules are those that were ticked', () => {
  expect(inboundRules({ ...emptyInstance, ssh: false })).toEqual([])
  const rules = inboundRules({ ...emptyInstance, sshFrom: '192.0.2.0/24', https: true })
  expect(rules.map(({ FromPort, IpRanges }) => [FromPort, IpRanges[0]?.CidrIp])).toEqual([
    [22, '192.0.2.0/24'],
    [443, '0.0.0.0/0'],
  ])
})

test('the group made along has the first free number', () => {
  const groups = ['default', 'launch-wizard-1', 'launch-wizard-3'].map((GroupName) => ({ GroupName }))
  expect(freeGroupName(groups)).toBe('launch-wizard-2')
})

test.each([
  ['nothing chosen', {}, ['image', 'keyPair']],
  ['without a key pair, on purpose', { imageId: 'ami-1', keyPair: { chosen: 'none' as const, name: '' } }, []],
  ['an existing group, and none chosen', { imageId: 'ami-1', firewall: 'existing' as const }, ['keyPair', 'groups']],
  ['SSH from no address', { imageId: 'ami-1', sshFrom: 'home' }, ['keyPair', 'sshFrom']],
])('%s', (_, part, expected) => {
  expect(Object.keys(missing({ ...emptyInstance, ...part }))).toEqual(expected)
})
