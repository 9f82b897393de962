/** A call as the command that makes it: `aws iam create-user --user-name dana`. */
import { type AwsStructure, type AwsValue, type ServiceModel, shapeOf, toBase64 } from '@first-line/aws-api'

interface Called {
  service: string
  operation: string
  input: AwsStructure
  region: string
  model: ServiceModel
}

/** Global services need no Region on the command line. */
const global = new Set(['iam', 'iam-toolbox', 'budgets', 'ce', 'account', 'console-signin', 'console-settings'])

export function commandOf({ service, operation, input, region, model }: Called): string {
  const own = service.startsWith('console-')
  const members = inputMembers(model, operation)
  const options = Object.entries(input).flatMap(([name, value]) => {
    if (value === undefined) return []
    const shape = members[name]
    const secret = shape?.sensitive === true
    if (typeof value === 'boolean') return value ? [`--${dashed(name)}`] : [`--no-${dashed(name)}`]
    if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      return [`--${dashed(name)}`, ...value.map((one) => quoted(one))]
    return [`--${dashed(name)}`, secret ? "'…'" : quoted(textOfValue(value))]
  })
  const head = own
    ? ['workshop', 'console', operation]
    : ['aws', service === 's3' ? 's3api' : service, dashed(operation)]
  const where = global.has(service) ? [] : ['--region', region]
  return [...head, ...options, ...where].join(' ')
}

function inputMembers(model: ServiceModel, operation: string) {
  const ref = model.operations[operation]?.input
  const members = ref ? (shapeOf(model, ref).members ?? {}) : {}
  return Object.fromEntries(Object.entries(members).map(([name, member]) => [name, shapeOf(model, member)]))
}

/** `DBInstanceMFA` → `db-instance-mfa`, by the three steps botocore takes. */
export function dashed(name: string): string {
  return name
    .replace(/([A-Z]{2,})(s)(?=[A-Z]|$)/g, (_, head: string) => `${head[0]}${head.slice(1).toLowerCase()}s`)
    .replace(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
}

function textOfValue(value: AwsValue): string {
  if (typeof value === 'string') return value
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Uint8Array) return value.length > 200 ? 'fileb://…' : toBase64(value)
  if (value instanceof ReadableStream) return 'fileb://…'
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? Number(inner) : inner))
}

/** Bare where a shell leaves it alone. */
const quoted = (text: string): string =>
  /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
