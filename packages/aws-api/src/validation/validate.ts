/** Checks an input against its model: required members, lengths, ranges, patterns, enums. */
import {
  type AwsStructure,
  type AwsValue,
  type Operation,
  type ServiceModel,
  type Shape,
  type ShapeRef,
  shapeOf,
} from '../model.ts'
import { type FormDialect, formName } from '../protocols/query-form.ts'
import { isStructure } from '../protocols/scalar.ts'
import { lowerFirst } from '../text.ts'
import { reportOrder } from './member-order.ts'
import { patternOf } from './pattern.ts'

export type Constraint =
  | { kind: 'required' }
  | { kind: 'min-length' | 'max-length' | 'min-value' | 'max-value'; limit: number }
  | { kind: 'pattern'; pattern: string }
  | { kind: 'enum'; values: readonly string[] }
  /** Scalars in a list or a map: one problem for all of them, naming every constraint they have. */
  | { kind: 'members'; of: 'list' | 'keys' | 'values'; constraints: readonly Constraint[] }

export interface Problem {
  /** As AWS writes it: `userName`, `tags.1.member.key`. */
  path: string
  /** Member names and, for lists, indices from 0: for those who need to find the value. */
  at: readonly (string | number)[]
  constraint: Constraint
  /** The value that broke it; absent for `required`. */
  value?: AwsValue
  /** For query and ec2: the parameter's name on the wire, `Tags.member.1.Key`, `InstanceId.1`. */
  parameter?: string
  /** The model calls the value a secret: AWS does not repeat it. */
  sensitive?: boolean
}

/** AWS reports no more than this many problems of one request (seen in DynamoDB's answers). */
const MAX_PROBLEMS = 10

/** Lists of the models that may hold nulls, as recorded answers of IAM show: theirs lack "Member must not be null". */
const SPARSE = new Set([
  'SimulationPolicyListType',
  'clientIDListType',
  'entityListType',
  'thumbprintListType',
  'webIdentityTokenAudienceListType',
])

/** All constraints of the model that an input breaks, in the order AWS reports them. None: an empty list. */
export function validateInput(model: ServiceModel, operation: Operation, input: AwsStructure): Problem[] {
  if (!operation.input) return []
  const problems: Problem[] = []
  checkStructure(model, shapeOf(model, operation.input), input, '', [], problems)
  if (problems.length === 0) return problems
  const { protocol } = model.metadata
  const first = problems.slice(0, MAX_PROBLEMS)
  if (protocol !== 'query' && protocol !== 'ec2') return first
  const ref = operation.input
  return first.map((problem) => ({ ...problem, parameter: parameterOf(model, protocol, ref, problem.at) }))
}

function parameterOf(
  model: ServiceModel,
  dialect: FormDialect,
  input: ShapeRef,
  at: readonly (string | number)[],
): string {
  const parts: string[] = []
  let shape: Shape | undefined = shapeOf(model, input)
  for (const part of at) {
    if (shape?.type === 'structure') {
      const ref: ShapeRef | undefined = shape.members?.[part]
      parts.push(ref ? formName(dialect, String(part), ref) : String(part))
      shape = ref && shapeOf(model, ref)
    } else if (shape?.type === 'list') {
      if (dialect === 'query' && !shape.flattened) parts.push(shape.member!.locationName ?? 'member')
      parts.push(String(Number(part) + 1))
      shape = shapeOf(model, shape.member!)
    } else {
      parts.push(String(part))
      shape = shape?.value && shapeOf(model, shape.value)
    }
  }
  return parts.join('.')
}

function checkStructure(
  model: ServiceModel,
  shape: Shape,
  value: AwsStructure,
  prefix: string,
  at: readonly (string | number)[],
  problems: Problem[],
): void {
  const required = shape.required
  for (const name of reportOrder(shape)) {
    const ref = shape.members![name]!
    const member = value[name]
    if (member === undefined || member === null) {
      if (required?.includes(name)) {
        problems.push({ path: join(prefix, name), at: [...at, name], constraint: { kind: 'required' } })
      }
      continue
    }
    if (problems.length >= MAX_PROBLEMS) return
    check(model, ref, member, join(prefix, name), () => [...at, name], problems)
  }
}

function join(prefix: string, name: string): string {
  return prefix === '' ? lowerFirst(name) : `${prefix}.${lowerFirst(name)}`
}

function check(
  model: ServiceModel,
  ref: ShapeRef,
  value: AwsValue,
  path: string,
  at: () => readonly (string | number)[],
  problems: Problem[],
): void {
  const shape = shapeOf(model, ref)
  const report = (constraint: Constraint): void => {
    problems.push({ path, at: at(), constraint, value, ...(shape.sensitive && { sensitive: true }) })
  }
  switch (shape.type) {
    case 'string':
      if (typeof value === 'string') checkString(shape, value, report)
      return
    case 'integer':
    case 'long':
    case 'float':
    case 'double':
      if (typeof value === 'number' || typeof value === 'bigint') checkRange(shape, value, report)
      return
    case 'blob':
      if (value instanceof Uint8Array) checkLength(shape, value.length, report)
      return
    case 'list':
      if (!Array.isArray(value)) return
      checkLength(shape, value.length, report)
      if (isScalar(model, shape.member!)) {
        checkScalars(model, shape.member!, value, 'list', report, SPARSE.has(ref.shape))
        return
      }
      for (let index = 0; index < value.length && problems.length < MAX_PROBLEMS; index += 1) {
        const item = value[index]
        if (item === undefined || item === null) continue
        // Coral counts from 1 and calls every item `member`, whatever the wire does.
        check(model, shape.member!, item, `${path}.${index + 1}.member`, () => [...at(), index], problems)
      }
      return
    case 'map':
      if (!isStructure(value)) return
      checkLength(shape, Object.keys(value).length, report)
      checkScalars(model, shape.key!, Object.keys(value), 'keys', report)
      if (isScalar(model, shape.value!)) {
        checkScalars(model, shape.value!, Object.values(value), 'values', report)
        return
      }
      for (const key of Object.keys(value)) {
        if (problems.length >= MAX_PROBLEMS) return
        const item = value[key]
        if (item === undefined || item === null) continue
        check(model, shape.value!, item, `${path}.${key}.member`, () => [...at(), key], problems)
      }
      return
    case 'structure':
      if (isStructure(value)) checkStructure(model, shape, value, path, at(), problems)
      return
    default:
  }
}

function isScalar(model: ServiceModel, ref: ShapeRef): boolean {
  const { type } = shapeOf(model, ref)
  return type !== 'structure' && type !== 'list' && type !== 'map'
}

function checkScalars(
  model: ServiceModel,
  ref: ShapeRef,
  values: readonly (AwsValue | undefined)[],
  of: 'list' | 'keys' | 'values',
  report: (constraint: Constraint) => void,
  sparse = false,
): void {
  const shape = shapeOf(model, ref)
  let broken = false
  const note = (): void => {
    broken = true
  }
  for (const value of values) {
    if (broken) break
    if (value === null || value === undefined) note()
    else if (typeof value === 'string') checkString(shape, value, note)
    else if (typeof value === 'number' || typeof value === 'bigint') checkRange(shape, value, note)
  }
  if (broken) report({ kind: 'members', of, constraints: constraintsOf(shape, sparse) })
}

/** All constraints of a scalar, in Coral's order. */
function constraintsOf(shape: Shape, sparse: boolean): Constraint[] {
  const isNumber = shape.type !== 'string' && shape.type !== 'blob'
  const out: Constraint[] = []
  if (shape.max !== undefined) out.push({ kind: isNumber ? 'max-value' : 'max-length', limit: shape.max })
  if (shape.min !== undefined) out.push({ kind: isNumber ? 'min-value' : 'min-length', limit: shape.min })
  if (shape.pattern !== undefined) out.push({ kind: 'pattern', pattern: shape.pattern })
  if (shape.enum !== undefined) out.push({ kind: 'enum', values: shape.enum })
  if (!sparse) out.push({ kind: 'required' })
  return out
}

function checkRange(shape: Shape, value: number | bigint, report: (constraint: Constraint) => void): void {
  if (shape.min !== undefined && value < shape.min) report({ kind: 'min-value', limit: shape.min })
  if (shape.max !== undefined && value > shape.max) report({ kind: 'max-value', limit: shape.max })
}

function checkString(shape: Shape, value: string, report: (constraint: Constraint) => void): void {
  // Java counts UTF-16 units, as JavaScript does.
  checkLength(shape, value.length, report)
  if (shape.pattern !== undefined && patternOf(shape.pattern)?.test(value) === false) {
    report({ kind: 'pattern', pattern: shape.pattern })
  }
  if (shape.enum !== undefined && !shape.enum.includes(value)) report({ kind: 'enum', values: shape.enum })
}

function checkLength(shape: Shape, length: number, report: (constraint: Constraint) => void): void {
  if (shape.min !== undefined && length < shape.min) report({ kind: 'min-length', limit: shape.min })
  if (shape.max !== undefined && length > shape.max) report({ kind: 'max-length', limit: shape.max })
}
