/** What a page may offer where a learner works, known before anything is reached. */
import type { Features, TargetKind } from '../contract.ts'

const everything: Features = {
  ...{ enforced: true, console: true, terminal: true, worlds: true, time: true, inbox: true },
  requests: 'all',
}
const nothingOfOurs = { console: false, worlds: false, time: false, inbox: false }

export const features = {
  sandbox: everything,
  localstack: { ...nothingOfOurs, enforced: false, terminal: true, requests: 'terminal' },
  aws: { ...nothingOfOurs, enforced: true, terminal: false, requests: 'none' },
} as const satisfies Record<TargetKind, Features>

export const where = {
  sandbox: 'You are working in the built-in account: it is yours alone, enforces IAM as AWS does, and costs nothing.',
  localstack: 'You are working on LocalStack, on this machine: it costs nothing, and does not enforce IAM.',
  aws: 'You are working in a real AWS account: what you make there is real, and some of it costs money. Work in the Region us-east-1: the checks look there.',
} as const satisfies Record<TargetKind, string>
