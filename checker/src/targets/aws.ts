/**
 * A real AWS account as a target, to look at and never to write to: the learner works with AWS's own console and CLI, the
 * checker reads. Credentials come from the standard chain of the machine the checker runs on, and stay in its memory.
 */
import { type Capability, NotOffered } from '@first-line/labs'
import { ConfigMistake } from '../config.ts'
import { Refused } from '../http/problem.ts'
import { identityOf, misgivings } from './aws-guards.ts'
import { type AskAws, region } from './aws-send.ts'
import { awsCapabilities } from './capabilities.ts'
import type { Target } from './target.ts'

export interface AwsOptions {
  /** Twelve digits, typed by whoever starts the workshop. */
  readonly account: string | undefined
  /** Whoever starts it has read the misgivings, and wants it all the same. */
  readonly evenSo: boolean
  /** Instead of AWS's own hosts: what stands in for it. */
  readonly endpoint?: string | undefined
}

/** @throws ConfigMistake with sentences for a person */
export async function connectAws({ account, evenSo, endpoint }: AwsOptions): Promise<Target> {
  const { IAMClient } = await import('@aws-sdk/client-iam')
  // The standard chain, as every client has it: environment, profile, SSO, aws login, the machine's own role.
  const { credentials } = new IAMClient({ region }).config
  const aws: AskAws = { credentials, endpoint }
  const identity = await whoIs(aws)
  const whose = `These credentials are ${identity.arn}, in the AWS account ${identity.account}.`
  if (account === undefined) {
    throw new ConfigMistake(
      `${whose} If that is the sandbox account that you want to practise in, confirm it with --account ${identity.account}.`,
    )
  }
  if (account !== identity.account) throw new ConfigMistake(`${whose} It is not ${account}, which --account names.`)
  const against = await misgivings(aws, identity)
  if (against.length > 0 && !evenSo) {
    throw new ConfigMistake(
      `The account ${account} does not look like one to practise in. ${against.join(' ')} If you know better, start again with --even-so.`,
    )
  }
  return awsTarget(aws, account)
}

async function whoIs(aws: AskAws) {
  try {
    return await identityOf(aws)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new ConfigMistake(
      `AWS does not know who is asking (${why}). Sign in with aws login or aws sso login, or set AWS_PROFILE to a profile that may read the sandbox account.`,
      { cause },
    )
  }
}

function awsTarget(aws: AskAws, accountId: string): Target {
  const lacking = async (capability: Capability): Promise<never> => {
    throw new NotOffered(capability)
  }
  return {
    kind: 'aws',
    endpoint: aws.endpoint ?? 'https://aws.amazon.com/',
    region,
    capabilities: awsCapabilities,
    decides: 'computed',
    accountId,
    clients: async () => ({
      region,
      credentials: aws.credentials,
      ...(aws.endpoint !== undefined && { endpoint: aws.endpoint }),
    }),
    // Nothing is written there: what a lab begins with, its lesson has the learner make.
    lay: async () => ({ accountId, keys: {}, neighbours: {} }),
    neighbours: async () => ({}),
    credentials: async () => undefined,
    card: async () => ({ accountId, region, endpoint: 'https://aws.amazon.com/', rootEmail: 'yours', keys: [] }),
    async relay() {
      const message = 'On a real account this page sends nothing: use AWS\u2019s own console, or your own CLI.'
      throw new Refused('not-here', message)
    },
    // CloudTrail tells minutes later, and costs a call each time; who wants a verdict presses Check.
    follow: () => () => {},
    recent: async () => [],
    record: () => lacking('activity'),
    settings: () => lacking('consoleSettings'),
    inbox: () => lacking('inbox'),
    explain: async () => undefined,
  }
}
