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
    description: 'Commands in a terminal, by a person.',
    alternative:
      'aws login signs in with this console session and needs no key. CloudShell has the session\u2019s credentials already.',
  },
  {
    value: 'local-code',
    label: 'Local code',
    description: 'A program on the computer of whoever writes it.',
    alternative: 'SDKs use the short-lived credentials that aws login keeps on your machine.',
  },
  {
    value: 'compute',
    label: 'Application running on an AWS compute service',
    description: 'A program on an instance, in a container or in a function.',
    alternative: 'Give the instance or function a role: its credentials come by themselves and change every few hours.',
  },
  {
    value: 'third-party',
    label: 'Third-party service',
    description: 'Another company\u2019s product that looks into your account.',
    alternative:
      'Let the third party assume a role with an external ID. Its trust can be taken back without changing a key.',
  },
  {
    value: 'outside',
    label: 'Application running outside AWS',
    description: 'A program on machines of your own.',
    alternative: 'IAM Roles Anywhere exchanges a certificate for temporary credentials.',
  },
  {
    value: 'other',
    label: 'Other',
    description: 'None of these.',
    alternative:
      'A key is fine when nothing else works: give it a description, rotate it, delete it when it is not used.',
  },
]
