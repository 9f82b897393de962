import {
  AttachVolumeCommand,
  CreateVolumeCommand,
  DeleteSecurityGroupCommand,
  DeleteVolumeCommand,
  DescribeInstanceStatusCommand,
  DescribeInstancesCommand,
  DescribeVolumesCommand,
  DetachVolumeCommand,
  ModifyInstanceAttributeCommand,
  RebootInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from '@aws-sdk/client-ec2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { answerOf, errorOf } from '../../testing/served.ts'
import { type Ec2Bench, ec2Bench } from './testing/bench.ts'

const MAY_START = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'ec2:StartInstances', Resource: '*' }],
}

let bench: Ec2Bench

beforeAll(async () => {
  bench = await ec2Bench({ users: [{ userName: 'starter', accessKeys: [{}], inlinePolicies: { own: MAY_START } }] })
})

afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

const change = (id: string, previous: [number, string], current: [number, string]) => [
  {
    InstanceId: id,
    PreviousState: { Code: previous[0], Name: previous[1] },
    CurrentState: { Code: current[0], Name: current[1] },
  },
]

async function instance(id: string) {
  const { Reservations } = await bench.ec2.send(new DescribeInstancesCommand({ InstanceIds: [id] }))
  return Reservations![0]!.Instances![0]!
}

test('an instance starts, stops, starts elsewhere on the internet, and ends', async () => {
  const { ec2, pass } = bench
  const id = await bench.launch({}, false)
  const named = { InstanceIds: [id] }
  expect((await instance(id)).State).toEqual({ Code: 0, Name: 'pending' })
  expect(await errorOf(ec2.send(new StopInstancesCommand(named)))).toBe(
    `IncorrectInstanceState 400: Instance '${id}' cannot be stopped as it has never reached the 'running' state.`,
  )
  await pass(10)
  const first = await instance(id)
  expect(first.State).toEqual({ Code: 16, Name: 'running' })
  expect(first.StateReason).toBeUndefined()
  expect(await answerOf(ec2.send(new StopInstancesCommand(named)))).toEqual({
    StoppingInstances: change(id, [16, 'running'], [64, 'stopping']),
  })
  expect(await errorOf(ec2.send(new StartInstancesCommand(named)))).toBe(
    `IncorrectInstanceState 400: The instance '${id}' is not in a state from which it can be started.`,
  )
  await pass(10)
  const stopped = await instance(id)
  expect([stopped.State, stopped.PublicIpAddress, stopped.PublicDnsName]).toEqual([
    { Code: 80, Name: 'stopped' },
    undefined,
    '',
  ])
  expect(stopped.StateReason).toEqual({
    Code: 'Client.UserInitiatedShutdown',
    Message: 'Client.UserInitiatedShutdown: User initiated shutdown',
  })
  expect(stopped.StateTransitionReason).toMatch(/^User initiated \(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d GMT\)$/)
  expect(await errorOf(ec2.send(new RebootInstancesCommand(named)))).toMatch(/^IncorrectInstanceState 400: /)
  expect(await answerOf(ec2.send(new StartInstancesCommand(named)))).toEqual({
    StartingInstances: change(id, [80, 'stopped'], [0, 'pending']),
  })
  await pass(10)
  const again = await instance(id)
  expect(again.PublicIpAddress).not.toBe(first.PublicIpAddress)
  expect(again.PrivateIpAddress).toBe(first.PrivateIpAddress)
  expect(again.LaunchTime!.getTime()).toBeGreaterThan(first.LaunchTime!.getTime())

  expect(await answerOf(ec2.send(new TerminateInstancesCommand(named)))).toEqual({
    TerminatingInstances: change(id, [16, 'running'], [32, 'shutting-down']),
  })
  await pass(10)
  const ended = await instance(id)
  expect([ended.State?.Name, ended.VpcId, ended.NetworkInterfaces, ended.SecurityGroups]).toEqual([
    'terminated',
    undefined,
    [],
    [],
  ])
  const { Volumes } = await ec2.send(
    new DescribeVolumesCommand({ Filters: [{ Name: 'attachment.instance-id', Values: [id] }] }),
  )
  expect(Volumes).toEqual([])
  await pass(3_600)
  expect(await errorOf(ec2.send(new DescribeInstancesCommand(named)))).toBe(
    `InvalidInstanceID.NotFound 400: The instance ID '${id}' does not exist`,
  )
})

test('checks pass a while after the start; what does not run is told of only when asked', async () => {
  const { ec2, pass } = bench
  const id = await bench.launch({}, false)
  const status = async (all = false) => {
    const input = { InstanceIds: [id], IncludeAllInstances: all }
    const { InstanceStatuses } = await ec2.send(new DescribeInstanceStatusCommand(input))
    return InstanceStatuses?.map(({ InstanceState, SystemStatus }) => [InstanceState?.Name, SystemStatus?.Status])
  }
  expect(await status()).toEqual([])
  expect(await status(true)).toEqual([['pending', 'not-applicable']])
  await pass(6)
  expect(await status()).toEqual([['running', 'initializing']])
  await pass(60)
  expect(await status()).toEqual([['running', 'ok']])
})

test('protection is lifted before an instance ends or stops', async () => {
  const { ec2 } = bench
  const id = await bench.launch({ DisableApiTermination: true, DisableApiStop: true })
  expect(await errorOf(ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] })))).toBe(
    `OperationNotPermitted 400: The instance '${id}' may not be terminated. Modify its 'disableApiTermination' instance attribute and try again.`,
  )
  expect(await errorOf(ec2.send(new StopInstancesCommand({ InstanceIds: [id] })))).toBe(
    `OperationNotPermitted 400: The instance '${id}' may not be stopped. Modify its 'disableApiStop' instance attribute and try again.`,
  )
  await ec2.send(new ModifyInstanceAttributeCommand({ InstanceId: id, DisableApiTermination: { Value: false } }))
  await ec2.send(new TerminateInstancesCommand({ InstanceIds: [id] }))
})

test('who may not stop an instance hears of which', async () => {
  const id = await bench.launch()
  const { code, status, message = '' } = await bench.as('starter')('ec2', 'StopInstances', { InstanceIds: [id] })
  const [words, encoded] = message.split('. Encoded authorization failure message: ')
  expect([code, status, words]).toEqual([
    'UnauthorizedOperation',
    403,
    `You are not authorized to perform this operation. User: arn:aws:iam::${ACCOUNT}:user/starter is not authorized to perform: ec2:StopInstances on resource: arn:aws:ec2:us-east-1:${ACCOUNT}:instance/${id} because no identity-based policy allows the ec2:StopInstances action`,
  ])
  const { output } = await bench.root('sts', 'DecodeAuthorizationMessage', { EncodedMessage: encoded! })
  expect(JSON.parse(String(output?.DecodedMessage)).context.resource).toBe(
    `arn:aws:ec2:us-east-1:${ACCOUNT}:instance/${id}`,
  )
})

test('a volume is made, attached, detached and deleted', async () => {
  const { ec2 } = bench
  const id = await bench.launch()
  const AvailabilityZone = (await instance(id)).Placement!.AvailabilityZone!
  const made = await ec2.send(new CreateVolumeCommand({ AvailabilityZone, Size: 10, VolumeType: 'gp3' }))
  expect([made.State, made.Iops, made.Throughput, made.Encrypted]).toEqual(['creating', 3000, 125, false])
  const VolumeId = made.VolumeId!
  const attach = new AttachVolumeCommand({ VolumeId, InstanceId: id, Device: '/dev/sdf' })
  expect((await ec2.send(attach)).State).toBe('attaching')
  expect(await errorOf(ec2.send(new DeleteVolumeCommand({ VolumeId })))).toBe(
    `VolumeInUse 400: Volume ${VolumeId} is currently attached to ${id}`,
  )
  expect((await instance(id)).BlockDeviceMappings?.map(({ DeviceName }) => DeviceName).sort()).toEqual([
    '/dev/sdf',
    '/dev/xvda',
  ])
  await ec2.send(new DetachVolumeCommand({ VolumeId }))
  await ec2.send(new DeleteVolumeCommand({ VolumeId }))
  expect(await errorOf(ec2.send(new DescribeVolumesCommand({ VolumeIds: [VolumeId] })))).toBe(
    `InvalidVolume.NotFound 400: The volume '${VolumeId}' does not exist.`,
  )
})

test('the default group stays', async () => {
  expect(await errorOf(bench.ec2.send(new DeleteSecurityGroupCommand({ GroupId: bench.group })))).toBe(
    `CannotDelete 400: the specified group: "${bench.group}" name: "default" cannot be deleted by a user`,
  )
})
