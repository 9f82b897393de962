/** Compared with AWS's examples (EC2 API Reference, *Log Amazon EC2 API calls using AWS CloudTrail*; CloudTrail User Guide). */
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServedBench, servedBench } from '../../testing/served.ts'

let bench: ServedBench
let trail: CloudTrailClient
let image: string
let instance: string

async function ec2(operation: string, input: Record<string, unknown>) {
  const { output, message } = await bench.root('ec2', operation, input as never)
  if (!output) throw new Error(`${operation}: ${message}`)
  return output as Record<string, unknown>
}

/** What the newest event of this name tells. */
async function told(name: string) {
  const { Events = [] } = await trail.send(
    new LookupEventsCommand({ LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: name }] }),
  )
  const { requestParameters, responseElements, requestID } = JSON.parse(Events[0]!.CloudTrailEvent!)
  return { requestParameters, responseElements, requestID }
}

beforeAll(async () => {
  bench = await servedBench()
  trail = new CloudTrailClient({ region: 'us-east-1', endpoint: bench.url, credentials: bench.rootKey, maxAttempts: 1 })
  const { Images } = await ec2('DescribeImages', { Owners: ['amazon'] })
  image = (Images as Array<{ ImageId: string; Architecture: string }>).find(
    ({ Architecture }) => Architecture === 'x86_64',
  )!.ImageId
  const { Instances } = await ec2('RunInstances', {
    ImageId: image,
    InstanceType: 't3.micro',
    MinCount: 1,
    MaxCount: 1,
    UserData: 'ZWNobyBzZWNyZXQ=',
    TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'since', Value: '2026-01-01T00:00:00Z' }] }],
  })
  instance = (Instances as Array<{ InstanceId: string }>)[0]!.InstanceId
})

afterAll(async () => {
  trail.destroy()
  await bench.close()
})

test('what was launched is in a set, in the words of EC2’s XML', async () => {
  const { requestParameters, responseElements, requestID } = await told('RunInstances')
  expect(requestParameters).toEqual({
    instancesSet: { items: [{ imageId: image, minCount: 1, maxCount: 1 }] },
    instanceType: 't3.micro',
    clientToken: expect.any(String),
    userData: '<sensitiveDataRemoved>',
    tagSpecificationSet: {
      items: [{ resourceType: 'instance', tags: [{ key: 'since', value: '2026-01-01T00:00:00Z' }] }],
    },
  })
  expect(responseElements).toMatchObject({
    requestId: requestID,
    reservationId: expect.stringMatching(/^r-/),
    groupSet: {},
    instancesSet: {
      items: [
        {
          instanceId: instance,
          imageId: image,
          instanceState: { code: 0, name: 'pending' },
          launchTime: expect.any(Number),
          productCodes: {},
          groupSet: { items: [{ groupName: 'default' }] },
          networkInterfaceSet: { items: [{ status: 'in-use' }] },
          tagSet: { items: [{ key: 'since', value: '2026-01-01T00:00:00Z' }] },
        },
      ],
    },
  })
})

test('what was stopped has both its states', async () => {
  await bench.world.ledger.advance(60_000)
  await ec2('StopInstances', { InstanceIds: [instance] })
  expect(await told('StopInstances')).toMatchObject({
    requestParameters: { instancesSet: { items: [{ instanceId: instance }] }, force: false },
    responseElements: {
      requestId: expect.any(String),
      instancesSet: {
        items: [
          {
            instanceId: instance,
            currentState: { code: 64, name: 'stopping' },
            previousState: { code: 16, name: 'running' },
          },
        ],
      },
    },
  })
})

test('a key pair’s private half is not told', async () => {
  const { KeyPairId, KeyFingerprint } = await ec2('CreateKeyPair', { KeyName: 'mine' })
  const { requestParameters, responseElements, requestID } = await told('CreateKeyPair')
  expect(requestParameters).toEqual({ keyName: 'mine' })
  expect(responseElements).toEqual({
    requestId: requestID,
    keyName: 'mine',
    keyFingerprint: KeyFingerprint,
    keyPairId: KeyPairId,
    keyMaterial: '<sensitiveDataRemoved>',
  })
})

test('a permission has its four lists, and an answer of nothing says true', async () => {
  const { GroupId } = await ec2('CreateSecurityGroup', { GroupName: 'web', Description: 'web' })
  await ec2('AuthorizeSecurityGroupIngress', {
    GroupId,
    IpPermissions: [{ IpProtocol: 'tcp', FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: '203.0.113.0/24' }] }],
  })
  expect(await told('AuthorizeSecurityGroupIngress')).toMatchObject({
    requestParameters: {
      groupId: GroupId,
      ipPermissions: {
        items: [
          {
            ipProtocol: 'tcp',
            fromPort: 22,
            toPort: 22,
            groups: {},
            ipRanges: { items: [{ cidrIp: '203.0.113.0/24' }] },
            ipv6Ranges: {},
            prefixListIds: {},
          },
        ],
      },
    },
    responseElements: { _return: true, securityGroupRuleSet: { items: [{ cidrIpv4: '203.0.113.0/24' }] } },
  })
  await ec2('CreateTags', { Resources: [instance], Tags: [{ Key: 'Name', Value: 'web' }] })
  const { requestParameters, responseElements, requestID } = await told('CreateTags')
  expect(requestParameters).toEqual({
    resourcesSet: { items: [{ resourceId: instance }] },
    tagSet: { items: [{ key: 'Name', value: 'web' }] },
  })
  expect(responseElements).toEqual({ requestId: requestID, _return: true })
})

test('a read tells what it asked for alone, a refusal no answer', async () => {
  await ec2('DescribeInstances', {
    InstanceIds: [instance],
    Filters: [{ Name: 'instance-state-name', Values: ['stopping'] }],
  })
  expect(await told('DescribeInstances')).toMatchObject({
    requestParameters: {
      instancesSet: { items: [{ instanceId: instance }] },
      filterSet: { items: [{ name: 'instance-state-name', valueSet: { items: [{ value: 'stopping' }] } }] },
    },
    responseElements: null,
  })
  await bench.root('ec2', 'TerminateInstances', { InstanceIds: ['i-00000000000000000'] })
  expect(await told('TerminateInstances')).toMatchObject({ responseElements: null })
})
