import { invalidInput } from '../errors.ts'

/** Types of EC2 resources that a scenario needs, in the sixth part of their ARNs. */
const BASE = ['instance', 'image', 'security-group', 'network-interface'] as const

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html (ResourceHandlingOption) */
const SCENARIOS: Readonly<Record<string, readonly string[]>> = {
  'EC2-Classic-InstanceStore': ['instance', 'image', 'security-group'],
  'EC2-Classic-EBS': ['instance', 'image', 'security-group', 'volume'],
  'EC2-VPC-InstanceStore': BASE,
  'EC2-VPC-InstanceStore-Subnet': [...BASE, 'subnet'],
  'EC2-VPC-EBS': [...BASE, 'volume'],
  'EC2-VPC-EBS-Subnet': [...BASE, 'subnet', 'volume'],
}

/** @throws AwsError InvalidInput for an unknown scenario, or one whose resources are not all there; wording unverified */
export function checkResourceHandling(option: string | undefined, resources: readonly string[]): void {
  if (option === undefined) return
  const needed = SCENARIOS[option]
  if (!needed) throw invalidInput(`Invalid ResourceHandlingOption: ${option}`)
  const missing = needed.filter((type) => !resources.some((arn) => arn.split(':')[5]?.startsWith(`${type}/`)))
  if (missing.length > 0)
    throw invalidInput(`ResourceHandlingOption ${option} requires resources: ${missing.join(', ')}`)
}
