/**
 * A real AWS account as a target, to look at and never to write to: the learner works with AWS's own console and CLI, the
 * checker reads. Credentials come from the standard chain of the machine the checker runs on, and stay in its memory.
 */
import { type Capability, NotOffered } from '@first-line/labs'
import { ConfigMistake } from '../config.ts'
import { Refused } from '../http/problem.ts'
import { identityOf, misgivings } from './aws-guards.ts'
import { AwsRefusal } from './aws-refusal.ts'
import { type AskAws, region } from './aws-send.ts'
import { awsCapabilities } from './capabilities.ts'
import { createTrail } from './cloudtrail.ts'
import type { Target } from './target.ts'

export interface AwsOptions {
  /** Twelve digits, typed by whoever starts the workshop. */
  readonly account: string | undefined
  /** Whoever starts it has read the misgivings, and wants it all the same. */
  readonly evenSo: boolean
  /** Instead of AWS's own hosts: what stands in for it. */
  readonly endpoint?: string | undefined
}

type Provider = AskAws['credentials']

export interface AwsAccount extends Target {
  readonly accountId: string
  /**
   * Asks whose the credentials are, and whether the account is one to practise in.
   * @throws AwsRefusal
   */
  connect(asked: Pick<AwsOptions, 'account' | 'evenSo'>): Promise<void>
  /** Reads from now on with what another was connected with. */
  take(other: AwsAccount): void
  /** In the memory of this process. Undefined: they were there before it was started, and are no more. */
  readonly provider: Provider | undefined
}

/** @throws ConfigMistake with sentences for whoever starts the workshop */
export async function connectAws({ account, evenSo, endpoint }: AwsOptions): Promise<Target> {
  const target = createAwsAccount({ account, endpoint })
  try {
    await target.connect({ account, evenSo })
    return target
  } catch (cause) {
    if (cause instanceof AwsRefusal) throw new ConfigMistake(`${cause.message} ${adviceOf(cause)}`, { cause })
    throw cause
  }
}

function adviceOf({ about, account }: AwsRefusal): string {
  switch (about) {
    case 'nobody':
      return 'Sign in with aws login or aws sso login, or set AWS_PROFILE to a profile that may read the sandbox account.'
    case 'unconfirmed':
      return `If that is the sandbox account that you want to practise in, confirm it with --account ${account}.`
    case 'another':
      return 'Name the account with --account as it is, or use other credentials.'
    case 'used':
      return 'If you know better, start again with --even-so.'
  }
}

/** Credentials that were given for this run are not here after it. */
class NoCredentials extends Error {
  override readonly name = 'NoCredentials'
}

/** The standard chain, as every client has it: environment, profile, SSO, aws login, the machine's own role. */
async function chain(): Promise<Provider> {
  const { IAMClient } = await import('@aws-sdk/client-iam')
  return new IAMClient({ region }).config.credentials
}

/** `credentials`: given for this run; those of the machine are used otherwise, once it is connected. */
export function createAwsAccount(options: {
  account?: string | undefined
  endpoint?: string | undefined
  credentials?: Provider | undefined
}): AwsAccount {
  const { endpoint } = options
  let { credentials: provider } = options
  let { account: accountId = '' } = options
  let note: string | undefined
  const aws: AskAws = {
    endpoint,
    async credentials() {
      if (!provider) throw new NoCredentials('the credentials of an earlier run are not kept')
      return provider()
    },
  }

  return {
    ...awsTarget(aws, () => accountId),
    get accountId() {
      return accountId
    },
    get provider() {
      return provider
    },
    get note() {
      return note
    },
    async connect({ account, evenSo }) {
      provider ??= await chain()
      const identity = await whoIs(aws)
      const whose = `These credentials are ${identity.arn}, in the AWS account ${identity.account}.`
      if (account === undefined) throw new AwsRefusal('unconfirmed', whose, identity.account)
      if (account !== identity.account)
        throw new AwsRefusal('another', `${whose} It is not ${account}, which was typed.`, identity.account)
      const against = await misgivings(aws, identity)
      if (against.length > 0 && !evenSo) {
        const why = `The account ${account} does not look like one to practise in. ${against.join(' ')}`
        throw new AwsRefusal('used', why, account)
      }
      accountId = account
      note = noteOf(identity.arn)
    },
    take(other) {
      provider = other.provider
      note = other.note
    },
  }
}

/**
 * Who signs in by IAM Identity Center may have an account of AWS's new sign-up, which has neither root nor IAM users to
 * work with. No API tells: *unverified*.
 */
const noteOf = (arn: string): string | undefined =>
  /:assumed-role\/AWSReservedSSO_/.test(arn)
    ? 'You came in by IAM Identity Center. If the account was made by AWS\u2019s new sign-up, it has no root user and no IAM users for you: read in module 3 how to tell, before you begin there.'
    : undefined

async function whoIs(aws: AskAws) {
  try {
    return await identityOf(aws)
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new AwsRefusal('nobody', `AWS does not know who is asking (${why}).`, undefined, cause)
  }
}

/** An identity that says when it ends, so that the SDK asks again: it may have been given anew meanwhile. */
const fresh = 60_000

function awsTarget(
  aws: AskAws,
  accountId: () => string,
): Omit<AwsAccount, 'accountId' | 'connect' | 'take' | 'provider'> {
  const trail = createTrail(aws)
  const lacking = async (capability: Capability): Promise<never> => {
    throw new NotOffered(capability)
  }
  return {
    kind: 'aws',
    endpoint: aws.endpoint ?? 'https://aws.amazon.com/',
    region,
    capabilities: awsCapabilities,
    decides: 'computed',
    gaps: 'late',
    clients: async () => ({
      region,
      credentials: async () => ({ expiration: new Date(Date.now() + fresh), ...(await aws.credentials()) }),
      ...(aws.endpoint !== undefined && { endpoint: aws.endpoint }),
    }),
    // Nothing is written there: what a lab begins with, its lesson has the learner make.
    lay: async () => ({ accountId: accountId(), keys: {}, neighbours: {} }),
    neighbours: async () => ({}),
    credentials: async () => undefined,
    card: async () => ({
      accountId: accountId(),
      region,
      endpoint: 'https://aws.amazon.com/',
      rootEmail: 'yours',
      keys: [],
    }),
    async relay() {
      const message = 'On a real account this page sends nothing: use AWS\u2019s own console, or your own CLI.'
      throw new Refused('not-here', message)
    },
    // CloudTrail tells minutes later: the desk asks around instead.
    follow: () => () => {},
    recent: async () => [],
    record: ({ createdAt }, limit) => trail.record(new Date(createdAt), limit),
    settings: () => lacking('consoleSettings'),
    inbox: () => lacking('inbox'),
    explain: async () => undefined,
  }
}
