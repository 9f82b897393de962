/**
 * What an endpoint can do, found out by asking: one read for each capability. A list of versions would be wrong with the
 * next one.
 */
import {
  decodeResponse,
  encodeRequest,
  type HttpRequest,
  type HttpResponse,
  loadService,
  type SigningCredentials,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import type { Capability } from '@first-line/labs'

interface Probe {
  readonly service: Parameters<typeof loadService>[0]
  readonly operation: string
  readonly input?: Record<string, string>
}

/** Of capabilities that are an API of AWS's. The others are the sandbox's own, or follow from these. */
const probes: Partial<Record<Capability, Probe>> = {
  users: { service: 'iam', operation: 'ListUsers' },
  groups: { service: 'iam', operation: 'ListGroups' },
  roles: { service: 'iam', operation: 'ListRoles' },
  policies: { service: 'iam', operation: 'ListPolicies', input: { Scope: 'Local' } },
  mfa: { service: 'iam', operation: 'ListVirtualMFADevices' },
  passwords: { service: 'iam', operation: 'GetLoginProfile', input: { UserName: 'nobody' } },
  keys: { service: 'iam', operation: 'ListAccessKeys' },
  account: { service: 'iam', operation: 'GetAccountSummary' },
  buckets: { service: 's3', operation: 'ListBuckets' },
  instances: { service: 'ec2', operation: 'DescribeInstances' },
  topics: { service: 'sns', operation: 'ListTopics' },
  tables: { service: 'dynamodb', operation: 'ListTables' },
  budgets: { service: 'budgets', operation: 'DescribeBudgets', input: { AccountId: '000000000000' } },
}

export interface Probed {
  readonly capabilities: ReadonlySet<Capability>
  /** What is lacking, with what the endpoint said instead of an answer. */
  readonly lacking: Readonly<Partial<Record<Capability, string>>>
}

/**
 * Refused by policy is offered all the same: it is then one permission that lacks, and that is told by its name. So is
 * what was looked for and is not there: LocalStack answers so to ListAccessKeys in an account that has none.
 */
const isOffered = (status: number, code: string | undefined): boolean =>
  status < 400 || status === 403 || code === 'NoSuchEntity'

export async function probe(
  send: (request: HttpRequest) => Promise<HttpResponse>,
  credentials: SigningCredentials,
  region: string,
): Promise<Probed> {
  const capabilities = new Set<Capability>()
  const lacking: Partial<Record<Capability, string>> = {}
  await Promise.all(
    Object.entries(probes).map(async ([name, { service, operation, input = {} }]) => {
      const capability = name as Capability
      const model = await loadService(service)
      const known = model.operations[operation]
      if (!known) throw new Error(`the model of ${service} has no ${operation}`)
      const plain = encodeRequest(model, known, input, { region })
      const signed = signRequest(plain, credentials, { ...signingScope(model, region), now: new Date() })
      let answer: HttpResponse
      try {
        answer = await send(signed)
      } catch (cause) {
        // One service that does not come up takes none of the others along.
        lacking[capability] = cause instanceof Error ? cause.message : String(cause)
        return
      }
      const error = answer.status < 400 ? undefined : decodeResponse(model, known, answer).error
      if (isOffered(answer.status, error?.code)) capabilities.add(capability)
      else lacking[capability] = error?.message ?? `status ${answer.status}`
    }),
  )
  // Our engine decides wherever the policies can be read.
  const readable: readonly Capability[] = ['users', 'groups', 'roles', 'policies']
  if (readable.every((capability) => capabilities.has(capability))) capabilities.add('can')
  return { capabilities, lacking }
}
