import type { Operation } from '../../../operation.ts'
import { allocateAddress, describeAddresses, releaseAddress } from './addresses.ts'
import { authorizeSecurityGroupEgress, authorizeSecurityGroupIngress } from './authorize-security-group.ts'
import { createKeyPair } from './create-key-pair.ts'
import { createSecurityGroup } from './create-security-group.ts'
import { createTags } from './create-tags.ts'
import { deleteKeyPair } from './delete-key-pair.ts'
import { deleteSecurityGroup } from './delete-security-group.ts'
import { deleteTags } from './delete-tags.ts'
import { describeAccountAttributes } from './describe-account-attributes.ts'
import { describeAvailabilityZones } from './describe-availability-zones.ts'
import { describeImageAttribute, describeImages } from './describe-images.ts'
import { describeInstanceAttribute } from './describe-instance-attribute.ts'
import { describeInstanceCreditSpecifications } from './describe-instance-credit-specifications.ts'
import { describeInstanceStatus } from './describe-instance-status.ts'
import { describeInstanceTypeOfferings, describeInstanceTypes } from './describe-instance-types.ts'
import { describeInstances } from './describe-instances.ts'
import { describeKeyPairs } from './describe-key-pairs.ts'
import { describeInternetGateways, describeNetworkInterfaces, describeRouteTables } from './describe-network.ts'
import { describeRegions } from './describe-regions.ts'
import { describeSecurityGroupRules, describeSecurityGroups } from './describe-security-groups.ts'
import { describeSnapshots } from './describe-snapshots.ts'
import { describeSubnets } from './describe-subnets.ts'
import { describeTags } from './describe-tags.ts'
import { describeVolumeAttribute, describeVolumeStatus, describeVolumes } from './describe-volumes.ts'
import { createDefaultSubnet, createDefaultVpc, describeVpcAttribute, describeVpcs } from './describe-vpcs.ts'
import { getConsoleOutput, getPasswordData } from './get-console-output.ts'
import { importKeyPair } from './import-key-pair.ts'
import {
  associateIamInstanceProfile,
  describeIamInstanceProfileAssociations,
  disassociateIamInstanceProfile,
  replaceIamInstanceProfileAssociation,
} from './instance-profile-associations.ts'
import {
  getInstanceMetadataDefaults,
  modifyInstanceMetadataDefaults,
  modifyInstanceMetadataOptions,
} from './metadata-options.ts'
import { modifyInstanceAttribute } from './modify-instance-attribute.ts'
import {
  modifySecurityGroupRules,
  updateSecurityGroupRuleDescriptionsEgress,
  updateSecurityGroupRuleDescriptionsIngress,
} from './modify-security-group-rules.ts'
import { monitorInstances, unmonitorInstances } from './monitor-instances.ts'
import { rebootInstances } from './reboot-instances.ts'
import { revokeSecurityGroupEgress, revokeSecurityGroupIngress } from './revoke-security-group.ts'
import { runInstances } from './run-instances.ts'
import { startInstances } from './start-instances.ts'
import { stopInstances } from './stop-instances.ts'
import { terminateInstances } from './terminate-instances.ts'
import { attachVolume, createVolume, deleteVolume, detachVolume } from './volumes.ts'

/** Every operation of EC2 that is offered. */
export const ec2Operations: readonly Operation[] = [
  allocateAddress,
  associateIamInstanceProfile,
  attachVolume,
  authorizeSecurityGroupEgress,
  authorizeSecurityGroupIngress,
  createDefaultSubnet,
  createDefaultVpc,
  createKeyPair,
  createSecurityGroup,
  createTags,
  createVolume,
  deleteKeyPair,
  deleteSecurityGroup,
  deleteTags,
  deleteVolume,
  describeAccountAttributes,
  describeAddresses,
  describeAvailabilityZones,
  describeIamInstanceProfileAssociations,
  describeImageAttribute,
  describeImages,
  describeInstanceAttribute,
  describeInstanceCreditSpecifications,
  describeInstanceStatus,
  describeInstanceTypeOfferings,
  describeInstanceTypes,
  describeInstances,
  describeInternetGateways,
  describeKeyPairs,
  describeNetworkInterfaces,
  describeRegions,
  describeRouteTables,
  describeSecurityGroupRules,
  describeSecurityGroups,
  describeSnapshots,
  describeSubnets,
  describeTags,
  describeVolumeAttribute,
  describeVolumeStatus,
  describeVolumes,
  describeVpcAttribute,
  describeVpcs,
  detachVolume,
  disassociateIamInstanceProfile,
  getConsoleOutput,
  getInstanceMetadataDefaults,
  getPasswordData,
  importKeyPair,
  modifyInstanceAttribute,
  modifyInstanceMetadataDefaults,
  modifyInstanceMetadataOptions,
  modifySecurityGroupRules,
  monitorInstances,
  rebootInstances,
  releaseAddress,
  replaceIamInstanceProfileAssociation,
  revokeSecurityGroupEgress,
  revokeSecurityGroupIngress,
  runInstances,
  startInstances,
  stopInstances,
  terminateInstances,
  unmonitorInstances,
  updateSecurityGroupRuleDescriptionsEgress,
  updateSecurityGroupRuleDescriptionsIngress,
]
