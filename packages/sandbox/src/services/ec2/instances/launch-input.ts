import type { TagSpecification } from '../tags.ts'
import type { ProfileInput } from './profiles.ts'

export interface EbsInput {
  DeleteOnTermination?: boolean
  Iops?: number
  SnapshotId?: string
  VolumeSize?: number
  VolumeType?: string
  KmsKeyId?: string
  Throughput?: number
  Encrypted?: boolean
}

export interface BlockDeviceInput {
  DeviceName?: string
  NoDevice?: string
  VirtualName?: string
  Ebs?: EbsInput
}

export interface MetadataInput {
  HttpTokens?: 'optional' | 'required'
  HttpPutResponseHopLimit?: number
  HttpEndpoint?: 'enabled' | 'disabled'
  HttpProtocolIpv6?: 'enabled' | 'disabled'
  InstanceMetadataTags?: 'enabled' | 'disabled'
}

export interface InterfaceInput {
  AssociatePublicIpAddress?: boolean
  DeleteOnTermination?: boolean
  DeviceIndex?: number
  Groups?: string[]
  NetworkInterfaceId?: string
  PrivateIpAddress?: string
  SubnetId?: string
}

/** The members of RunInstances that are heeded. */
export interface LaunchInput {
  BlockDeviceMappings?: BlockDeviceInput[]
  ClientToken?: string
  CreditSpecification?: { CpuCredits: string }
  DisableApiStop?: boolean
  DisableApiTermination?: boolean
  DryRun?: boolean
  EbsOptimized?: boolean
  EnclaveOptions?: { Enabled?: boolean }
  HibernationOptions?: { Configured?: boolean }
  IamInstanceProfile?: ProfileInput
  ImageId?: string
  InstanceInitiatedShutdownBehavior?: 'stop' | 'terminate'
  InstanceMarketOptions?: { MarketType?: string }
  InstanceType?: string
  KeyName?: string
  LaunchTemplate?: object
  MaxCount: number
  MetadataOptions?: MetadataInput
  MinCount: number
  Monitoring?: { Enabled: boolean }
  NetworkInterfaces?: InterfaceInput[]
  Placement?: { AvailabilityZone?: string; Tenancy?: string }
  PrivateIpAddress?: string
  SecurityGroupIds?: string[]
  SecurityGroups?: string[]
  SubnetId?: string
  TagSpecifications?: TagSpecification[]
  UserData?: string
}

/** What an instance is of when nothing is said (API reference, *RunInstances*). */
const DEFAULT_TYPE = 'm1.small'

export const typeOf = ({ InstanceType = DEFAULT_TYPE }: LaunchInput): string => InstanceType
