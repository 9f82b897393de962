/** What AWS's console asks before it makes a key, and what it would rather have one use. */
export interface UseCase {
  value: string
  label: string
  description: string
  alternative: string
}

export const useCases: readonly UseCase[] = [
  {
    value: 'cli',
    label: 'Command Line Interface (CLI)',
    description: 'You plan to use this access key to enable the AWS CLI to access your AWS account.',
    alternative:
      'aws login signs in with this console session and needs no key. CloudShell has the session\u2019s credentials already.',
  },
  {
    value: 'local-code',
    label: 'Local code',
    description: 'You plan to use this access key to enable application code in a local development environment.',
    alternative: 'SDKs use the short-lived credentials that aws login keeps on your machine.',
  },
  {
    value: 'compute',
    label: 'Application running on an AWS compute service',
    description:
      'You plan to use this access key to enable application code running on Amazon EC2, Amazon ECS or AWS Lambda.',
    alternative: 'Give the instance or function a role: its credentials come by themselves and change every few hours.',
  },
  {
    value: 'third-party',
    label: 'Third-party service',
    description: 'You plan to use this access key to enable access for a third-party application or service.',
    alternative:
      'Let the third party assume a role with an external ID. Its trust can be taken back without changing a key.',
  },
  {
    value: 'outside',
    label: 'Application running outside AWS',
    description:
      'You plan to authenticate workloads running in your data center or other infrastructure outside of AWS.',
    alternative: 'IAM Roles Anywhere exchanges a certificate for temporary credentials.',
  },
  {
    value: 'other',
    label: 'Other',
    description: 'Your use case is not listed here.',
    alternative:
      'A key is fine when nothing else works: give it a description, rotate it, delete it when it is not used.',
  },
]
