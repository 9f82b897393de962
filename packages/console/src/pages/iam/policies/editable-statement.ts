/**
 * A policy's text as what the visual editor can change, and back. Whatever it does not know (NotAction, Principal, an odd
 * member) stays as it was written: the statement is then for the JSON editor.
 */

export interface EditableCondition {
  operator: string
  key: string
  values: string[]
}

export interface EditableStatement {
  sid: string
  effect: 'Allow' | 'Deny'
  actions: string[]
  resources: string[]
  conditions: EditableCondition[]
  /** As it stands in the text, for what only the JSON editor can change. */
  raw: Record<string, unknown>
  /** Why it can be changed in the JSON editor alone. */
  onlyJson?: string
}

const known = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition'])

/** Undefined where the text is no JSON object with statements. */
export function readStatements(text: string): EditableStatement[] | undefined {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    return undefined
  }
  if (!isObject(document)) return undefined
  const statements = listOf(document.Statement)
  return statements.every(isObject) ? statements.map(readStatement) : undefined
}

function readStatement(raw: Record<string, unknown>): EditableStatement {
  const unknown = Object.keys(raw).find((member) => !known.has(member))
  const conditions = conditionsOf(raw.Condition)
  const odd =
    unknown !== undefined
      ? `It has ${unknown}.`
      : conditions === undefined
        ? 'Its condition is not one the visual editor can show.'
        : !['Allow', 'Deny'].includes(String(raw.Effect))
          ? 'Its effect is neither Allow nor Deny.'
          : !isTexts(raw.Action) || !isTexts(raw.Resource)
            ? 'Its actions or resources are not text.'
            : undefined
  return {
    sid: typeof raw.Sid === 'string' ? raw.Sid : '',
    effect: raw.Effect === 'Deny' ? 'Deny' : 'Allow',
    actions: listOf(raw.Action).map(String),
    resources: listOf(raw.Resource).map(String),
    conditions: conditions ?? [],
    raw,
    ...(odd !== undefined && { onlyJson: odd }),
  }
}

/** The text with these statements; version, id and what else the document has stay. */
export function writeStatements(text: string, statements: readonly EditableStatement[]): string {
  let document: unknown
  try {
    document = JSON.parse(text)
  } catch {
    document = undefined // what was written is no JSON: the visual editor began anew
  }
  const whole = isObject(document) ? document : { Version: '2012-10-17' }
  return JSON.stringify({ ...whole, Statement: statements.map(writeStatement) }, undefined, 4)
}

function writeStatement(statement: EditableStatement): Record<string, unknown> {
  if (statement.onlyJson !== undefined) return statement.raw
  const { sid, effect, actions, resources, conditions } = statement
  return {
    ...(sid !== '' && { Sid: sid }),
    Effect: effect,
    Action: oneOrMany(actions),
    Resource: oneOrMany(resources),
    ...(conditions.length > 0 && { Condition: writeConditions(conditions) }),
  }
}

function writeConditions(conditions: readonly EditableCondition[]): Record<string, Record<string, unknown>> {
  const written: Record<string, Record<string, unknown>> = {}
  for (const { operator, key, values } of conditions) {
    written[operator] ??= {}
    const block = written[operator]
    if (block) block[key] = oneOrMany(values)
  }
  return written
}

function conditionsOf(condition: unknown): EditableCondition[] | undefined {
  if (condition === undefined) return []
  if (!isObject(condition)) return undefined
  const found: EditableCondition[] = []
  for (const [operator, keys] of Object.entries(condition)) {
    if (!isObject(keys)) return undefined
    for (const [key, value] of Object.entries(keys)) {
      const values = listOf(value)
      if (!values.every((one) => ['string', 'boolean', 'number'].includes(typeof one))) return undefined
      found.push({ operator, key, values: values.map(String) })
    }
  }
  return found
}

export const emptyStatement = (): EditableStatement => ({
  sid: '',
  effect: 'Allow',
  actions: [],
  resources: ['*'],
  conditions: [],
  raw: {},
})

/** The service whose actions a statement names; undefined for several, or for `*`. */
export function serviceOf({ actions }: EditableStatement): string | undefined {
  const services = new Set(actions.map((action) => action.split(':')[0]?.toLowerCase() ?? ''))
  const [only] = services
  return services.size === 1 && only !== '*' && only !== '' ? only : undefined
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

const isTexts = (value: unknown): boolean => listOf(value).every((one) => typeof one === 'string')

const oneOrMany = (values: readonly string[]): string | readonly string[] =>
  values.length === 1 && values[0] !== undefined ? values[0] : values
