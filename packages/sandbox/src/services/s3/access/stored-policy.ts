import { malformedPolicyMessage, type PolicyStatement, parsePolicy } from '@first-line/policy'
import type { IamData } from '@first-line/policy/iam-data'
import type { Call } from '../../../call.ts'
import { accounts } from '../../../world/account.ts'
import { iamArn } from '../../iam/arns.ts'
import { roles, users } from '../../iam/entities.ts'
import { bucketArn } from '../buckets.ts'
import { malformedPolicy } from '../errors.ts'

/** A bucket policy is 20 KB at most, as it is stored. */
const LARGEST = 20_480

/**
 * A bucket policy as S3 keeps it, and gives it back: its elements in an order of its own, nothing between them, accounts as
 * ARNs (recorded on AWS in LocalStack's snapshots, and in radkawar/stackd: testdata/aws/s3/public_access_replay.json).
 * @throws AwsError MalformedPolicy
 */
export function storedPolicy(call: Call, bucket: string, text: string, data: IamData): string {
  const malformed = malformedPolicyMessage(text, 'resource')
  const parsed = parsePolicy(text)
  if (malformed !== undefined || !parsed.ok) throw malformedPolicy(malformed ?? 'This policy contains invalid Json')
  for (const statement of parsed.document.statements) validStatement(call, bucketArn(bucket), statement, data)
  const document = JSON.parse(text) as Elements
  const statements = [document.Statement].flat() as Elements[]
  const stored = JSON.stringify({ ...inOrder(document, DOCUMENT), Statement: statements.map(storedStatement) })
  if (stored.length > LARGEST)
    throw malformedPolicy(`Normalized policy document exceeds the maximum allowed size of ${LARGEST} bytes`)
  return stored
}

type Elements = Record<string, unknown>

const DOCUMENT = ['Version', 'Id']
const STATEMENT = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource']

const inOrder = (elements: Elements, names: readonly string[]): Elements =>
  Object.fromEntries(names.filter((name) => name in elements).map((name) => [name, elements[name]]))

function storedStatement(statement: Elements): Elements {
  const ordered = inOrder(statement, [...STATEMENT, 'Condition'])
  for (const name of ['Principal', 'NotPrincipal']) if (name in ordered) ordered[name] = named(ordered[name])
  return ordered
}

function named(principal: unknown): unknown {
  if (typeof principal !== 'object' || principal === null || !('AWS' in principal)) return principal
  const { AWS } = principal
  return { ...principal, AWS: Array.isArray(AWS) ? AWS.map(rootOf) : rootOf(AWS) }
}

const rootOf = (value: unknown): unknown =>
  typeof value === 'string' && /^\d{12}$/.test(value) ? `arn:aws:iam::${value}:root` : value

function validStatement(call: Call, arn: string, statement: PolicyStatement, data: IamData): void {
  const { principal = [], notPrincipal = [], action = [], notAction = [], conditions } = statement
  for (const { type, value } of [...principal, ...notPrincipal])
    if (type === 'AWS' && !exists(call, value)) throw malformedPolicy('Invalid principal in policy')
  if ([...action, ...notAction].some((name) => actionsOf(name, data).length === 0))
    throw malformedPolicy('Policy has invalid action')
  const resources = [...(statement.resource ?? []), ...(statement.notResource ?? [])]
  if (resources.some((one) => one !== arn && !one.startsWith(`${arn}/`) && !coversBucket(one, arn)))
    throw malformedPolicy('Policy has invalid resource')
  if (!action.every((name) => actionsOf(name, data).some((one) => appliesTo(one, resources))))
    throw malformedPolicy('Action does not apply to any resource(s) in statement')
  for (const key of conditions.map(({ key }) => key).filter((name) => /^s3:/i.test(name))) {
    const known = data.conditionKey(key)?.key
    if (known === undefined) throw malformedPolicy('Policy has an invalid condition key')
    if (!action.every((name) => actionsOf(name, data).some((one) => hasKey(one, known, data))))
      throw malformedPolicy('Conditions do not apply to combination of actions and resources in statement')
  }
}

type Action = NonNullable<ReturnType<IamData['action']>>

const actionsOf = (name: string, data: IamData): Action[] =>
  data
    .expandActions(name)
    .map((one) => data.action(one)!)
    .filter(({ service }) => service === 's3')

/** Actions on objects need a resource with a key, those on buckets one without. */
function appliesTo({ resourceTypes }: Action, resources: readonly string[]): boolean {
  const has = (kind: string) => resourceTypes.some(({ name }) => name === kind)
  const objects = resources.some((resource) => resource.includes('/') || resource.endsWith('*'))
  const bucket = resources.some((resource) => !resource.includes('/'))
  return (has('object') && objects) || (has('bucket') && bucket)
}

/** Keys of access points go with every action that can be asked of one. */
const hasKey = ({ conditionKeys, resourceTypes }: Action, key: string, data: IamData): boolean =>
  /^s3:(?:DataAccessPoint|AccessPoint)/.test(key) ||
  conditionKeys.includes(key) ||
  resourceTypes.some((type) =>
    [type, data.resourceType('s3', type.name)].some((one) => one?.conditionKeys.includes(key)),
  )

/** A pattern that the bucket, or what is in it, can match. */
function coversBucket(pattern: string, arn: string): boolean {
  const wild = pattern.search(/[*?$]/)
  // `*` alone is refused, as recorded on AWS in 2026: radkawar/stackd, testdata/aws/s3/public_policy_replay.json.
  return wild > 0 && (arn.startsWith(pattern.slice(0, wild)) || pattern.slice(0, wild).startsWith(`${arn}/`))
}

const PRINCIPAL = /^arn:aws[\w-]*:(iam|sts)::(\d{12}):(root|user|role|assumed-role|federated-user)(?:\/(.+))?$/

/** Whether a principal is there: of accounts that are not in this world nothing is known. */
function exists(call: Call, value: string): boolean {
  if (value === '*' || /^\d{12}$/.test(value)) return true
  if (/^A(?:IDA|ROA)[A-Z0-9]{12,}$/.test(value)) return true
  const [, service, account = '', kind, path = ''] = PRINCIPAL.exec(value) ?? []
  if (!service) return false
  if (kind === 'root' || service === 'sts' || !call.world.table(accounts).has(account)) return true
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  if (kind === 'user') {
    const user = call.world.table(users, account).get(name)
    return user !== undefined && iamArn(account, 'user', user.path, user.userName) === value
  }
  const role = call.world.table(roles, account).get(name)
  return role !== undefined && iamArn(account, 'role', role.path, role.roleName) === value
}
