/** `#name` and `:value`: what a request defines for its expressions, and whether all of it is used. */
import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import { validation } from '../errors.ts'
import type { AttributeValue } from '../values/attribute-value.ts'
import { valueFromWire } from '../values/from-wire.ts'

export interface ExpressionInput {
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, AwsStructure>
}

export class Placeholders {
  readonly #names: Readonly<Record<string, string>>
  readonly #values: Readonly<Record<string, AttributeValue>>
  readonly #used = new Set<string>()

  /** `expressions`: which the operation takes, with what the request has of them. @throws AwsError ValidationException */
  constructor(input: ExpressionInput, expressions: Readonly<Record<string, string | undefined>>) {
    const none = Object.values(expressions).every((text) => text === undefined)
    const { ExpressionAttributeNames: names, ExpressionAttributeValues: values } = input
    if (names && none) throw validation('ExpressionAttributeNames can only be specified when using expressions')
    if (values) refuseTaken(expressions)
    if (names) refuseKeys('ExpressionAttributeNames', names, /^#\w+$/)
    if (values) refuseKeys('ExpressionAttributeValues', values, /^:\w+$/)
    this.#names = names ?? {}
    this.#values = Object.fromEntries(Object.entries(values ?? {}).map(([key, wire]) => [key, readValue(key, wire)]))
  }

  name(placeholder: string): string | undefined {
    this.#used.add(placeholder)
    return Object.hasOwn(this.#names, placeholder) ? this.#names[placeholder] : undefined
  }

  value(placeholder: string): AttributeValue | undefined {
    this.#used.add(placeholder)
    return Object.hasOwn(this.#values, placeholder) ? this.#values[placeholder] : undefined
  }

  /** After every expression was read. @throws AwsError ValidationException */
  refuseUnused(): void {
    const unused = (of: object) => Object.keys(of).filter((key) => !this.#used.has(key))
    const [names, values] = [unused(this.#names), unused(this.#values)]
    if (names.length > 0)
      throw validation(`Value provided in ExpressionAttributeNames unused in expressions: keys: {${names.join(', ')}}`)
    if (values.length > 0)
      throw validation(
        `Value provided in ExpressionAttributeValues unused in expressions: keys: {${values.join(', ')}}`,
      )
  }
}

/** Projections take names alone. */
function refuseTaken(expressions: Readonly<Record<string, string | undefined>>): void {
  const takers = Object.keys(expressions).filter((name) => name !== 'ProjectionExpression')
  if (takers.length === 0 || takers.some((name) => expressions[name] !== undefined)) return
  const missing = `${takers.join(' and ')} ${takers.length > 1 ? 'are' : 'is'} null`
  throw validation(`ExpressionAttributeValues can only be specified when using expressions: ${missing}`)
}

function refuseKeys(member: string, given: object, pattern: RegExp): void {
  const keys = Object.keys(given)
  if (keys.length === 0) throw validation(`${member} must not be empty`)
  const bad = keys.find((key) => !pattern.test(key))
  if (bad !== undefined) throw validation(`${member} contains invalid key: Syntax error; key: "${bad}"`)
}

function readValue(key: string, wire: AwsStructure): AttributeValue {
  try {
    return valueFromWire(wire)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    throw validation(`ExpressionAttributeValues contains invalid value: ${error.message} for key ${key}`)
  }
}
