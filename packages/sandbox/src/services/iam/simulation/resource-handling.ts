import { invalidInput } from '../errors.ts'

/** https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html (ResourceHandlingOption) */
const OPTIONS: ReadonlySet<string> = new Set([
  'EC2-Classic-InstanceStore',
  'EC2-Classic-EBS',
  'EC2-VPC-InstanceStore',
  'EC2-VPC-InstanceStore-Subnet',
  'EC2-VPC-EBS',
  'EC2-VPC-EBS-Subnet',
])

/** The one action that takes several kinds of resources in ways that have names. */
const ACTION = 'ec2:runinstances'

/**
 * Resources that the documentation wants for an option may be missing all the same (recorded on AWS in 2026:
 * radkawar/stackd, `simulation`).
 * @throws AwsError InvalidInput for an option that is none (wording unverified), or an action that takes none
 */
export function checkResourceHandling(option: string | undefined, actions: readonly string[]): void {
  if (option === undefined) return
  if (!OPTIONS.has(option)) throw invalidInput(`Invalid ResourceHandlingOption: ${option}`)
  const others = actions.filter((action) => action.toLowerCase() !== ACTION)
  if (others.length > 0)
    throw invalidInput(
      `Invalid input resource handling options. Action does not support resource handling options: ${others.join(', ')}. Please refer to the documentation for more details: https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html`,
    )
}
