import { validation } from '../errors.ts'
import { type AttributeValue, type Item, membersOf, typeOf } from '../values/attribute-value.ts'
import { addNumbers } from '../values/decimal.ts'
import type { Operand } from './operands.ts'
import { own, type Path, valueAt } from './paths.ts'
import type { Action, Source } from './update.ts'

const badPath = () => validation('The document path provided in the update expression is invalid for update')
const badType = () => validation('An operand in the update expression has an incorrect data type')
const missing = () => validation('The provided expression refers to an attribute that does not exist in the item')

/** The item as the actions leave it. What is read is read from the item as it was. @throws AwsError ValidationException */
export function applyUpdate(before: Item, actions: readonly Action[]): Item {
  const changes = actions.map((action) => ({ path: action.path, value: outcome(action, before) }))
  let item = before
  // Members of lists go last and from the end, so that indices mean what they meant in the item as it was.
  const removals = changes
    .filter(({ value }) => value === undefined)
    .sort((a, b) => lastIndex(b.path) - lastIndex(a.path))
  for (const { path, value } of changes) if (value !== undefined) item = put(item, path, value)
  for (const { path } of removals) item = put(item, path, undefined)
  return item
}

const lastIndex = (path: Path): number => {
  const last = path.at(-1)
  return typeof last === 'number' ? last : -1
}

/** What will be at the action's path; `undefined`: nothing. */
function outcome(action: Action, item: Item): AttributeValue | undefined {
  if (action.kind === 'SET') return evaluate(action.source, item)
  if (action.kind === 'REMOVE') return undefined
  const present = valueAt(item, action.path)
  if (action.kind === 'ADD') return added(present, action.value)
  if (!present) {
    // Nothing to take from; but the way there has to exist.
    if (action.path.length > 1) put(item, action.path, undefined)
    return undefined
  }
  return without(present, action.value)
}

function evaluate(source: Source, item: Item): AttributeValue {
  if (source.kind !== 'sum') return read(source, item)
  const [left, right] = [read(source.left, item), read(source.right, item)]
  if (!('N' in left) || !('N' in right)) throw badType()
  return { N: addNumbers(left.N, right.N, source.sign) }
}

function read(operand: Operand, item: Item): AttributeValue {
  if (operand.kind === 'value') return operand.value
  if (operand.kind === 'path') {
    const found = valueAt(item, operand.path)
    if (!found) throw missing()
    return found
  }
  const [first, second] = operand.operands as [Operand, Operand]
  if (operand.name === 'if_not_exists')
    return (first.kind === 'path' && valueAt(item, first.path)) || read(second, item)
  const [left, right] = [read(first, item), read(second, item)]
  if (!('L' in left) || !('L' in right)) throw badType()
  return { L: [...left.L, ...right.L] }
}

function added(present: AttributeValue | undefined, value: AttributeValue): AttributeValue {
  if (!present) return value
  if ('N' in present && 'N' in value) return { N: addNumbers(present.N, value.N) }
  const [mine, more] = [membersOf(present), membersOf(value)]
  if (!mine || !more || typeOf(present) !== typeOf(value)) throw badType()
  return { [typeOf(present)]: [...new Set([...mine, ...more])] } as unknown as AttributeValue
}

/** A set without members is none: it goes. */
function without(present: AttributeValue, value: AttributeValue): AttributeValue | undefined {
  const [mine, less] = [membersOf(present), membersOf(value)]
  if (!mine || !less || typeOf(present) !== typeOf(value)) throw badType()
  const rest = mine.filter((one) => !less.includes(one))
  return rest.length > 0 ? ({ [typeOf(present)]: rest } as unknown as AttributeValue) : undefined
}

/** Puts a value at a path, or takes away what is there. The place it goes into has to exist. */
function put(item: Item, [name, ...steps]: Path, value: AttributeValue | undefined): Item {
  const inner = steps.length === 0 ? value : putInto(own(item, name), steps, value)
  const { [name]: _, ...rest } = item
  return inner === undefined ? rest : { ...item, [name]: inner }
}

function putInto(
  container: AttributeValue | undefined,
  [step, ...steps]: readonly (string | number)[],
  value: AttributeValue | undefined,
): AttributeValue {
  if (container && 'M' in container && typeof step === 'string') return { M: put(container.M, [step, ...steps], value) }
  if (!container || !('L' in container) || typeof step !== 'number') throw badPath()
  const members = [...container.L]
  if (steps.length > 0) {
    const member = members[step]
    if (!member) throw badPath()
    members[step] = putInto(member, steps, value)
  } else if (value === undefined) members.splice(step, 1)
  // Past the end is the end: lists have no holes.
  else members[Math.min(step, members.length)] = value
  return { L: members }
}
