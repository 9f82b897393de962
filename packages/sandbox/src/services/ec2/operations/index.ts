import type { Operation } from '../../../operation.ts'
import { authorizeSecurityGroupEgress, authorizeSecurityGroupIngress } from './authorize-security-group.ts'
import { createKeyPair } from './create-key-pair.ts'
import { createSecurityGroup } from './create-security-group.ts'
import { createTags } from './create-tags.ts'
import { deleteKeyPair } from './delete-key-pair.ts'
import { deleteSecurityGroup } from './delete-security-group.ts'
import { deleteTags } from './delete-tags.ts'
import { describeAvailabilityZones } from './describe-availability-zones.ts'
import { describeImageAttribute, describeImages } from './describe-images.ts'
import { describeInstanceStatus } from './describe-instance-status.ts'
import { describeInstanceTypeOfferings, describeInstanceTypes } from './describe-instance-types.ts'
import { describeInstances } from './describe-instances.ts'
import { describeKeyPairs } from './describe-key-pairs.ts'
import { describeRegions } from './describe-regions.ts'
import { describeSecurityGroupRules, describeSecurityGroups } from './describe-security-groups.ts'
import { describeSubnets } from './describe-subnets.ts'
import { describeTags } from './describe-tags.ts'
import { describeVolumeAttribute, describeVolumeStatus, describeVolumes } from './describe-volumes.ts'
import { createDefaultSubnet, createDefaultVpc, describeVpcAttribute, describeVpcs } from './describe-vpcs.ts'
import { importKeyPair } from './import-key-pair.ts'
import { monitorInstances, unmonitorInstances } from './monitor-instances.ts'
import { rebootInstances } from './reboot-instances.ts'
import { revokeSecurityGroupEgress, revokeSecurityGroupIngress } from './revoke-security-group.ts'
import { runInstances } from './run-instances.ts'
import { startInstances } from './start-instances.ts'
import { stopInstances } from './stop-instances.ts'
import { terminateInstances } from './terminate-instances.ts'

/** Every operation of EC2 that is offered. */
export const ec2Operations: readonly Operation[] = [
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  createDefaultSubnet,
  createDefaultVpc,
  createKeyPair,
  createSecurityGroup,
  createTags,
  deleteKeyPair,
  deleteSecurityGroup,
  deleteTags,
  describeAvailabilityZones,
  describeImageAttribute,
  describeImages,
  describeInstanceStatus,
  describeInstanceTypeOfferings,
  describeInstanceTypes,
  describeInstances,
  describeKeyPairs,
  describeRegions,
  describeSecurityGroupRules,
  describeSecurityGroups,
  describeSubnets,
  describeTags,
  describeVolumeAttribute,
  describeVolumeStatus,
  describeVolumes,
  describeVpcAttribute,
  describeVpcs,
  importKeyPair,
  monitorInstances,
  rebootInstances,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
  runInstances,
  startInstances,
  stopInstances,
  terminateInstances,
  unmonitorInstances,
]
