/** EC2's errors, in its words: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html */
import { AwsError } from '../../aws-error.ts'

export const ec2Error = (code: string, message: string, status = 400): AwsError => new AwsError(code, status, message)

/** Answered to a request that would have been carried out, but for `DryRun`. */
export const dryRunOperation = (): AwsError =>
  ec2Error('DryRunOperation', 'Request would have succeeded, but DryRun flag is set.', 412)

export const missingParameter = (name: string): AwsError =>
  ec2Error('MissingParameter', `The request must contain the parameter ${name}`)

export const invalidParameterValue = (message: string): AwsError => ec2Error('InvalidParameterValue', message)

export const invalidParameterCombination = (message: string): AwsError =>
  ec2Error('InvalidParameterCombination', message)

export const incorrectInstanceState = (message: string): AwsError => ec2Error('IncorrectInstanceState', message)

/** How each kind of thing is told to be missing: the code, and the words for one and for several ids. */
const MISSING = {
  instance: ['InvalidInstanceID.NotFound', 'instance ID', 'instance IDs'],
  image: ['InvalidAMIID.NotFound', 'image id', 'image ids'],
  volume: ['InvalidVolume.NotFound', 'volume', 'volumes'],
  'security-group': ['InvalidGroup.NotFound', 'security group', 'security groups'],
  'security-group-rule': ['InvalidSecurityGroupRuleId.NotFound', 'security group rule ID', 'security group rule IDs'],
  subnet: ['InvalidSubnetID.NotFound', 'subnet ID', 'subnet IDs'],
  vpc: ['InvalidVpcID.NotFound', 'vpc ID', 'vpc IDs'],
  'key-pair': ['InvalidKeyPair.NotFound', 'key pair', 'key pairs'],
  'network-interface': ['InvalidNetworkInterfaceID.NotFound', 'networkInterface ID', 'networkInterface IDs'],
  snapshot: ['InvalidSnapshot.NotFound', 'snapshot', 'snapshots'],
  'internet-gateway': ['InvalidInternetGatewayID.NotFound', 'internetGateway ID', 'internetGateway IDs'],
  'route-table': ['InvalidRouteTableID.NotFound', 'routeTable ID', 'routeTable IDs'],
  'elastic-ip': ['InvalidAllocationID.NotFound', 'allocation ID', 'allocation IDs'],
  'iam-instance-profile-association': ['NoSuchAssociation', 'association ID', 'association IDs'],
} as const

export type ResourceKind = keyof typeof MISSING

/** `The instance ID 'i-…' does not exist`; several: `The instance IDs 'i-…, i-…' do not exist`. */
export function notFound(kind: ResourceKind, ids: readonly string[]): AwsError {
  const [code, one, several] = MISSING[kind]
  // Images are told in brackets (InvalidAMIID.NotFound in many reports), everything else in quotes.
  const quoted = kind === 'image' ? `'[${ids.join(', ')}]'` : `'${ids.join(', ')}'`
  const end = ENDED.has(kind) ? '.' : ''
  return ids.length > 1
    ? ec2Error(code, `The ${several} ${quoted} do not exist${end}`)
    : ec2Error(code, `The ${one} ${quoted} does not exist${end}`)
}

/** Those that are told with a full stop. */
const ENDED: ReadonlySet<ResourceKind> = new Set(['volume', 'snapshot'])

/** The prefix of ids of a kind, and what a malformed one is answered with. */
const FORMS = {
  instance: ['i', 'InvalidInstanceID.Malformed'],
  image: ['ami', 'InvalidAMIID.Malformed'],
  volume: ['vol', 'InvalidParameterValue'],
  'security-group': ['sg', 'InvalidGroupId.Malformed'],
  'security-group-rule': ['sgr', 'InvalidSecurityGroupRuleId.Malformed'],
  subnet: ['subnet', 'InvalidSubnetID.Malformed'],
  vpc: ['vpc', 'InvalidVpcID.Malformed'],
  'key-pair': ['key', 'InvalidParameterValue'],
  'network-interface': ['eni', 'InvalidNetworkInterfaceId.Malformed'],
  snapshot: ['snap', 'InvalidParameterValue'],
  'internet-gateway': ['igw', 'InvalidInternetGatewayId.Malformed'],
  'route-table': ['rtb', 'InvalidRouteTableId.Malformed'],
  'elastic-ip': ['eipalloc', 'InvalidParameterValue'],
  'iam-instance-profile-association': ['iip-assoc', 'InvalidAssociationID.Malformed'],
} as const satisfies Record<ResourceKind, readonly [string, string]>

const DIGITS = /^([0-9a-f]{8}|[0-9a-f]{17})$/
/** Recorded on AWS in 2026 (radkawar/stackd, `instance_status_inputs`, `instance_status_id_boundaries`). */
const INSTANCE_DIGITS = /^([0-9a-fA-F]{1,8}|(?!0{17})0[0-9a-f]{16})$/

/** Refuses what has not the form of an id of this kind: eight or seventeen hex digits behind the prefix. */
export function wellFormed(kind: ResourceKind, ids: readonly string[]): void {
  const [prefix, code] = FORMS[kind]
  for (const id of ids) {
    const digits = id.startsWith(`${prefix}-`) ? id.slice(prefix.length + 1) : ''
    if ((kind === 'instance' ? INSTANCE_DIGITS : DIGITS).test(digits)) continue
    if (code === 'InvalidParameterValue')
      throw invalidParameterValue(
        `Value (${id}) for parameter ${PARAMETER[prefix] ?? prefix} is invalid. Expected: '${prefix}-...'.`,
      )
    if (kind === 'instance' || kind === 'image')
      throw ec2Error(
        code,
        id.startsWith(`${prefix}-`) ? `Invalid id: "${id}"` : `Invalid id: "${id}" (expecting "${prefix}-...")`,
      )
    throw ec2Error(code, `Invalid id: "${id}" (expecting "${prefix}-...")`)
  }
}

const PARAMETER: Record<string, string> = {
  vol: 'volumeId',
  key: 'keyPairId',
  snap: 'snapshotId',
  eipalloc: 'allocationId',
}
