/** A server on one's own machine: the sandbox to begin with, and LocalStack or an AWS account when the learner wants. */
import { ConfigMistake } from '../config.ts'
import type { ChooseTarget, Learner, PastedCredentials } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import { type AwsAccount, createAwsAccount } from './aws.ts'
import { AwsRefusal } from './aws-refusal.ts'
import { createLocalStack } from './localstack.ts'
import type { DocumentsOf } from './relayed-record.ts'
import type { Target } from './target.ts'
import type { Choice, Targets } from './targets.ts'

export interface ChoosingOptions {
  readonly sandbox: Target
  /** LocalStack's endpoint. */
  readonly localstack: string
  /** Where the record of requests to it is kept. */
  readonly documents?: DocumentsOf
  /** Instead of AWS's own hosts: what stands in for it. */
  readonly awsEndpoint?: string | undefined
  /** The server is for more people than the one in front of it. */
  readonly event: boolean
  /** `AWS_PROFILE`. */
  readonly profile?: string | undefined
}

const forOne = {
  localstack:
    'LocalStack is for one learner: it believes whoever types an account id. This server is for several, so nobody works there.',
  aws: 'This server is for several people, and an AWS account of yours should be read by your own computer alone. Start the workshop there.',
} as const

export function chooseFrom(options: ChoosingOptions): Targets {
  const { sandbox, event, awsEndpoint: endpoint } = options
  const localStack = createLocalStack({ endpoint: options.localstack, documents: options.documents })
  const accounts = new Map<string, AwsAccount>()

  function awsOf(learner: Learner): AwsAccount {
    const known = accounts.get(learner.id) ?? createAwsAccount({ account: learner.accountId, endpoint })
    accounts.set(learner.id, known)
    return known
  }

  async function connectAws(wanted: ChooseTarget & { kind: 'aws' }): Promise<Target> {
    const account = createAwsAccount({ account: wanted.account, endpoint, credentials: given(wanted.credentials) })
    try {
      await account.connect({ account: wanted.account, evenSo: wanted.evenSo })
      return account
    } catch (cause) {
      if (!(cause instanceof AwsRefusal)) throw cause
      // Only once AWS has said whose the credentials are is there an id to type.
      throw new Refused(cause.about === 'nobody' ? 'denied' : 'not-here', cause.message, adviceOf(cause))
    }
  }

  return {
    home: sandbox,
    fixed: false,
    of(learner) {
      if (learner.target === 'localstack') return localStack
      return learner.target === 'aws' ? awsOf(learner) : sandbox
    },
    choices: (): Choice[] => [
      { kind: 'sandbox' },
      { kind: 'localstack', ...(event && { why: forOne.localstack }) },
      { kind: 'aws', profile: options.profile ?? 'default', ...(event && { why: forOne.aws }) },
    ],
    async connect(wanted) {
      if (wanted.kind === 'sandbox') return sandbox
      if (event) throw new Refused('not-here', forOne[wanted.kind])
      if (wanted.kind === 'aws') return connectAws(wanted)
      try {
        await localStack.connect()
        return localStack
      } catch (cause) {
        if (cause instanceof ConfigMistake) throw new Refused('not-here', cause.message)
        throw cause
      }
    },
    adopt(learner, connected) {
      // A desk and its clients may hold the learner's target already: it stays, and gets what was connected with.
      if (learner.target === 'aws') awsOf(learner).take(connected as AwsAccount)
    },
  }
}

/** As the SDK wants them. They are in this closure, and nowhere else. */
function given(pasted: PastedCredentials | undefined) {
  if (!pasted) return undefined
  const { accessKeyId, secretAccessKey, sessionToken } = pasted
  return async () => ({ accessKeyId, secretAccessKey, ...(sessionToken !== undefined && { sessionToken }) })
}

function adviceOf({ about }: AwsRefusal): string {
  switch (about) {
    case 'nobody':
      return 'Sign in with aws login or aws sso login where the workshop was started, or paste the keys of the reader role.'
    case 'unconfirmed':
      return 'If that is the sandbox account that you want to practise in, type its id.'
    case 'another':
      return 'Type the id of the account whose credentials these are, or use other credentials.'
    case 'used':
      return 'Make an account that holds nothing else. If you know better, say that you take it even so.'
  }
}
