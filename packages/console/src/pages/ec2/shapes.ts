/** Outputs of EC2's operations, as far as the pages use them: members named and typed as in EC2's model. */

export interface Tag {
  Key: string
  Value: string
}

export type StateName = 'pending' | 'running' | 'shutting-down' | 'terminated' | 'stopping' | 'stopped'

export interface Instance {
  InstanceId: string
  InstanceType: string
  ImageId: string
  State: { Name: StateName }
  StateReason?: { Message?: string }
  LaunchTime: Date
  Architecture?: string
  PlatformDetails?: string
  KeyName?: string
  Placement: { AvailabilityZone: string }
  PublicIpAddress?: string
  PrivateIpAddress?: string
  PublicDnsName?: string
  PrivateDnsName?: string
  VpcId?: string
  SubnetId?: string
  SecurityGroups: { GroupId: string; GroupName: string }[]
  IamInstanceProfile?: { Arn: string; Id: string }
  MetadataOptions: MetadataOptions
  BlockDeviceMappings: { DeviceName: string; Ebs: { VolumeId: string; DeleteOnTermination: boolean; Status: string } }[]
  Tags?: Tag[]
}

export interface MetadataOptions {
  State: string
  HttpTokens: 'optional' | 'required'
  HttpEndpoint: 'enabled' | 'disabled'
  HttpPutResponseHopLimit: number
}

export interface Reservations {
  Reservations: { Instances: Instance[] }[]
}

export interface InstanceStatus {
  InstanceId: string
  InstanceStatus: { Status: string }
  SystemStatus: { Status: string }
  AttachedEbsStatus?: { Status: string }
}

export interface Image {
  ImageId: string
  Name: string
  Description?: string
  Architecture: string
  RootDeviceName: string
  Platform?: string
  CreationDate: string
  BlockDeviceMappings: { DeviceName: string; Ebs?: { VolumeSize?: number } }[]
}

export interface InstanceType {
  InstanceType: string
  FreeTierEligible: boolean
  CurrentGeneration: boolean
  ProcessorInfo: { SupportedArchitectures: string[] }
  VCpuInfo: { DefaultVCpus: number }
  MemoryInfo: { SizeInMiB: number }
}

export interface KeyPair {
  KeyPairId: string
  KeyName: string
  KeyType: string
  KeyFingerprint: string
  CreateTime?: Date
}

export interface Rule {
  IpProtocol: string
  FromPort?: number
  ToPort?: number
  IpRanges?: { CidrIp: string; Description?: string }[]
  Ipv6Ranges?: { CidrIpv6: string; Description?: string }[]
  UserIdGroupPairs?: { GroupId: string; Description?: string }[]
  PrefixListIds?: { PrefixListId: string; Description?: string }[]
}

export interface SecurityGroup {
  GroupId: string
  GroupName: string
  Description: string
  VpcId: string
  IpPermissions: Rule[]
  IpPermissionsEgress: Rule[]
  Tags?: Tag[]
}

export interface Subnet {
  SubnetId: string
  VpcId: string
  AvailabilityZone: string
  CidrBlock: string
  DefaultForAz: boolean
}

/** The tag *Name*, which the console shows as if it were the thing's name. */
export const nameOf = ({ Tags = [] }: { Tags?: Tag[] }): string => Tags.find(({ Key }) => Key === 'Name')?.Value ?? ''

/** `MyRole` of an instance profile's ARN. */
export const profileName = (arn: string): string => arn.split('/').at(-1) ?? arn
