import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { resourceCheck } from '../arns.ts'
import { type Instance, instances } from '../entities.ts'
import { notFound, wellFormed } from '../errors.ts'
import { isGone } from './state.ts'

/** Instances of the Region that can be seen, the oldest first. */
export function visibleInstances(call: Call): Instance[] {
  return call
    .table(instances)
    .by('region', call.region)
    .filter((instance) => !isGone(call, instance))
    .sort(
      (a, b) =>
        compare(a.createTime, b.createTime) ||
        compare(a.reservationId, b.reservationId) ||
        a.launchIndex - b.launchIndex,
    )
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export function findInstance(call: Call, instanceId: string): Instance | undefined {
  const instance = call.table(instances).get(instanceId)
  return instance?.region === call.region && !isGone(call, instance) ? instance : undefined
}

/** All of them, in the order asked for. @throws AwsError InvalidInstanceID.NotFound, InvalidInstanceID.Malformed */
export function existingInstances(call: Call, ids: readonly string[]): Instance[] {
  wellFormed('instance', ids)
  const found = ids.map((id) => findInstance(call, id))
  const missing = ids.filter((_, index) => !found[index])
  if (missing.length) throw notFound('instance', missing)
  return [...new Set(found as Instance[])]
}

/** @throws AwsError InvalidInstanceID.NotFound, InvalidInstanceID.Malformed */
export const existingInstance = (call: Call, id: string): Instance => existingInstances(call, [id])[0]!

/** What an operation on an instance asks, with the keys that AWS has for instances that exist. */
export function instanceCheck(call: Call, name: string, instanceId: string, context: Check['context'] = {}): Check {
  const instance = findInstance(call, instanceId)
  return resourceCheck(call, name, 'instance', instanceId, {
    'ec2:InstanceID': instanceId,
    ...(instance && instanceContext(instance)),
    ...context,
  })
}

function instanceContext(instance: Instance): NonNullable<Check['context']> {
  return {
    'ec2:AvailabilityZone': instance.zone,
    'ec2:EbsOptimized': String(instance.ebsOptimized),
    'ec2:InstanceType': instance.instanceType,
    'ec2:MetadataHttpEndpoint': instance.metadataOptions.httpEndpoint,
    'ec2:MetadataHttpPutResponseHopLimit': String(instance.metadataOptions.httpPutResponseHopLimit),
    'ec2:MetadataHttpTokens': instance.metadataOptions.httpTokens,
    'ec2:InstanceMetadataTags': instance.metadataOptions.instanceMetadataTags,
    'ec2:RootDeviceType': 'ebs',
    'ec2:Tenancy': instance.tenancy,
    ...(instance.profile && { 'ec2:InstanceProfile': instance.profile.profileArn }),
  }
}
