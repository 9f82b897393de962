import type { AwsStructure } from '@first-line/aws-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { type Ec2Bench, ec2Bench, told } from './testing/bench.ts'

const EC2 = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
}

let bench: Ec2Bench
let id: string

beforeAll(async () => {
  bench = await ec2Bench({ roles: [{ roleName: 'web', assumeRolePolicyDocument: EC2 }] })
  for (const InstanceProfileName of ['web', 'other']) {
    await bench.root('iam', 'CreateInstanceProfile', { InstanceProfileName })
    await bench.root('iam', 'AddRoleToInstanceProfile', { InstanceProfileName, RoleName: 'web' })
  }
  id = await bench.launch()
})

afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const answer = async (operation: string, input: AwsStructure) => {
  const { code, status, message } = await bench.root('ec2', operation, input)
  return [code, status, message]
}
const web = { IamInstanceProfile: { Name: 'web' } }

test('a profile is associated once, replaced while the instance runs, and taken away', async () => {
  const path = ['IamInstanceProfileAssociation', 'AssociationId']
  const first = await told(bench.root, 'AssociateIamInstanceProfile', { InstanceId: id, ...web }, ...path)
  expect(await answer('AssociateIamInstanceProfile', { InstanceId: id, ...web })).toEqual([
    'IncorrectState',
    400,
    `There is an existing association for instance ${id}`,
  ])
  const replace = { AssociationId: first, IamInstanceProfile: { Name: 'other' } }
  const { output } = await bench.root('ec2', 'ReplaceIamInstanceProfileAssociation', replace)
  const { AssociationId, ...rest } = output!.IamInstanceProfileAssociation as AwsStructure
  expect(rest).toEqual({
    InstanceId: id,
    IamInstanceProfile: {
      Arn: `arn:aws:iam::${ACCOUNT}:instance-profile/other`,
      Id: expect.stringMatching(/^AIPA[A-Z2-7]{17}$/),
    },
    State: 'associating',
  })
  expect(AssociationId).not.toBe(first)
  const gone = ['InvalidAssociationID.NotFound', 400, `An invalid association-id of '${first}' was given`]
  expect(await answer('DisassociateIamInstanceProfile', { AssociationId: first })).toEqual(gone)
  expect(await answer('DisassociateIamInstanceProfile', { AssociationId: id })).toEqual([
    'InvalidParameterValue',
    400,
    'Invalid value for associationId.',
  ])
  await bench.root('ec2', 'StopInstances', { InstanceIds: [id] })
  expect(await answer('ReplaceIamInstanceProfileAssociation', { ...web, AssociationId: AssociationId! })).toEqual([
    'IncorrectState',
    400,
    `The association ${AssociationId} is not the active association`,
  ])
  const ended = await bench.root('ec2', 'DisassociateIamInstanceProfile', { AssociationId: AssociationId! })
  expect(ended.output).toMatchObject({ IamInstanceProfileAssociation: { AssociationId, State: 'disassociating' } })
  const left = await bench.root('ec2', 'DescribeIamInstanceProfileAssociations')
  expect(left.output).toEqual({ IamInstanceProfileAssociations: [] })
})

test('tags are put on, found, and taken off by key or by key and value', async () => {
  const Resources = [id]
  const Tags = [
    { Key: 'team', Value: 'red' },
    { Key: 'stage', Value: 'test' },
  ]
  await bench.root('ec2', 'CreateTags', { Resources, Tags })
  const tags = async () => {
    const { output } = await bench.root('ec2', 'DescribeTags', { Filters: [{ Name: 'resource-id', Values: [id] }] })
    return output!.Tags
  }
  const shown = (Key: string, Value: string) => ({ Key, ResourceId: id, ResourceType: 'instance', Value })
  expect(await tags()).toEqual([shown('stage', 'test'), shown('team', 'red')])
  await bench.root('ec2', 'DeleteTags', { Resources, Tags: [{ Key: 'team', Value: 'blue' }, { Key: 'stage' }] })
  expect(await tags()).toEqual([shown('team', 'red')])
  await bench.root('ec2', 'DeleteTags', { Resources })
  expect(await tags()).toEqual([])
  expect(await answer('CreateTags', { Resources, Tags: [{ Key: 'aws:x', Value: '' }] })).toEqual([
    'InvalidParameterValue',
    400,
    "Tag keys starting with 'aws:' are reserved for internal use",
  ])
  expect(await answer('CreateTags', { Resources: ['i-0123456789abcdef0'], Tags })).toEqual([
    'InvalidInstanceID.NotFound',
    400,
    "The instance ID 'i-0123456789abcdef0' does not exist",
  ])
})

test('attributes are read and changed one at a time, the type of a stopped instance only', async () => {
  const running = await bench.launch({ UserData: btoa('hello') })
  const read = async (Attribute: string) => {
    const { output } = await bench.root('ec2', 'DescribeInstanceAttribute', { InstanceId: running, Attribute })
    return output
  }
  expect(await read('userData')).toEqual({ InstanceId: running, UserData: { Value: btoa('hello') } })
  const type = { InstanceId: running, InstanceType: { Value: 't3.small' } }
  expect(await answer('ModifyInstanceAttribute', type)).toEqual([
    'IncorrectInstanceState',
    400,
    `The instance '${running}' is not in the 'stopped' state.`,
  ])
  await bench.root('ec2', 'StopInstances', { InstanceIds: [running] })
  await bench.pass(10)
  expect(await answer('ModifyInstanceAttribute', type)).toEqual([undefined, 200, undefined])
  expect(await read('instanceType')).toEqual({ InstanceId: running, InstanceType: { Value: 't3.small' } })
})
