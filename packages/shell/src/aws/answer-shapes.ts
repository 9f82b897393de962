/** What botocore does to answers after reading them by the model (botocore/handlers.py). */
import {
  type AwsStructure,
  errorShape,
  type Operation,
  type ServiceModel,
  type ShapeRef,
  shapeOf,
} from '@first-line/aws-api'
import { isObject, type Plain, type PlainObject } from './python-text.ts'

/** IAM sends policies percent-encoded within the answer; they are shown as what they are. */
const POLICY_SHAPE = 'policyDocumentType'

function decodePolicy(value: Plain): Plain {
  if (typeof value !== 'string') return value
  try {
    return JSON.parse(decodeURIComponent(value)) as Plain
  } catch (error) {
    // botocore leaves what is no policy as it came.
    if (error instanceof SyntaxError || error instanceof URIError) return value
    throw error
  }
}

function withPolicies(model: ServiceModel, ref: ShapeRef, value: Plain): Plain {
  if (ref.shape === POLICY_SHAPE) return decodePolicy(value)
  const shape = shapeOf(model, ref)
  if (shape.type === 'list' && Array.isArray(value))
    return value.map((item) => withPolicies(model, shape.member!, item))
  if (shape.type !== 'structure' || !isObject(value)) return value
  const out: PlainObject = {}
  for (const [name, item] of Object.entries(value)) {
    const member = shape.members?.[name]
    out[name] = member ? withPolicies(model, member, item) : item
  }
  return out
}

/** Members of headers first, then the body's; a map of headers is there even when it is empty. */
function inOrder(model: ServiceModel, operation: Operation, output: PlainObject): PlainObject {
  const members = operation.output ? shapeOf(model, operation.output).members : undefined
  if (!members) return output
  const out: PlainObject = {}
  const entries = Object.entries(members)
  for (const [name, ref] of [
    ...entries.filter(([, ref]) => ref.location),
    ...entries.filter(([, ref]) => !ref.location),
  ]) {
    if (Object.hasOwn(output, name)) out[name] = output[name]!
    else if (ref.location === 'headers') out[name] = {}
  }
  return out
}

/** An operation's answer as AWS CLI prints it. */
export function finishAnswer(model: ServiceModel, operation: Operation, output: PlainObject): PlainObject {
  const ordered = inOrder(model, operation, output)
  if (model.name !== 'iam' || !operation.output) return ordered
  return withPolicies(model, operation.output, ordered) as PlainObject
}

/** Fields of an error that its model names, besides code and message: only those are shown. */
export function modelledFields(model: ServiceModel, code: string, fields: AwsStructure): AwsStructure {
  const members = errorShape(model, code)?.shape.members ?? {}
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([name]) => Object.hasOwn(members, name) && !['code', 'message'].includes(name.toLowerCase()),
    ),
  )
}
