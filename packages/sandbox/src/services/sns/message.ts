import type { AwsStructure } from '@first-line/aws-api'
import type { Protocol } from './entities.ts'
import { invalidParameter, invalidValue } from './errors.ts'
import type { Facts, Value } from './filter-policy/match.ts'

export interface MessageAttribute {
  DataType: string
  StringValue?: string
  BinaryValue?: Uint8Array
}

/** What Publish is given, and each entry of PublishBatch. */
export interface MessageInput {
  Message: string
  Subject?: string
  MessageStructure?: string
  MessageAttributes?: Record<string, MessageAttribute>
  MessageDeduplicationId?: string
  MessageGroupId?: string
}

const LARGEST = 262_144
const size = (text: string): number => new TextEncoder().encode(text).length

/** How much of the limit a message takes: its text, and its attributes' names, types and values. */
export function sizeOf({ Message, MessageAttributes = {} }: MessageInput): number {
  let sum = size(Message)
  for (const [name, { DataType, StringValue = '', BinaryValue }] of Object.entries(MessageAttributes))
    sum += size(name) + size(DataType) + size(StringValue) + (BinaryValue?.length ?? 0)
  return sum
}

/** @throws AwsError InvalidParameter, ParameterValueInvalid */
export function validMessage(input: MessageInput): void {
  const { Message, Subject, MessageStructure } = input
  if (Message === '') throw invalidParameter('Empty message')
  if (Subject !== undefined && !/^[\x21-\x7e][\x20-\x7e]{0,99}$/.test(Subject)) throw invalidParameter('Subject')
  for (const [name, attribute] of Object.entries(input.MessageAttributes ?? {})) validAttribute(name, attribute)
  if (sizeOf(input) > LARGEST) throw invalidParameter('Message too long')
  if (MessageStructure !== undefined && MessageStructure !== 'json') throw invalidParameter('MessageStructure')
  if (MessageStructure === 'json') textsOf(Message)
}

/** The texts of a message for each protocol, from its JSON. @throws AwsError InvalidParameter */
function textsOf(message: string): Record<string, unknown> & { default: string } {
  let texts: unknown
  try {
    texts = JSON.parse(message)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw invalidParameter('Message Structure - JSON message body failed to parse')
  }
  const found = typeof texts === 'object' && texts !== null ? (texts as Record<string, unknown>) : {}
  const { default: other } = found
  // Numbers and null are taken as text, as recorded on AWS in 2026 (radkawar/stackd, `message_rules`).
  if (!isPlain(other)) throw invalidParameter('Message Structure - No default entry in JSON message body')
  return { ...found, default: String(other) }
}

/** What subscribers of a protocol are told. */
export function textFor({ Message, MessageStructure }: MessageInput, protocol: Protocol): string {
  if (MessageStructure !== 'json') return Message
  const texts = textsOf(Message)
  const own = texts[protocol]
  return typeof own === 'string' ? own : texts.default
}

/** @throws AwsError ParameterValueInvalid */
function validAttribute(name: string, { DataType, StringValue, BinaryValue }: MessageAttribute): void {
  if (name.length > 256) throw invalidValue('Length of message attribute name must be less than 256 bytes.')
  const odd = /[^\w.-]/.exec(name)?.[0]
  if (odd)
    throw invalidValue(
      `Invalid non-alphanumeric character '#x${odd.charCodeAt(0).toString(16).toUpperCase()}' was found in the message attribute name. Can only include alphanumeric characters, hyphens, underscores, or dots.`,
    )
  if (name.startsWith('.')) throw invalidValue("Invalid message attribute name starting with character '.' was found.")
  if (name.endsWith('.')) throw invalidValue("Invalid message attribute name ending with character '.' was found.")
  if (name.includes('..')) throw invalidValue("Message attribute name can not have successive '.' character.")
  const kind = /^(String|Number|Binary)(?:\.|$)/.exec(DataType)?.[1]
  if (!kind)
    throw invalidValue(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    )
  const [wanted, other] = kind === 'Binary' ? [BinaryValue, StringValue] : [StringValue, BinaryValue]
  const field = kind === 'Binary' ? 'Binary' : 'String'
  if (!wanted?.length && other?.length)
    throw invalidValue(`The message attribute '${name}' with type '${DataType}' must use field '${field}'.`)
  if (!wanted?.length)
    throw invalidValue(
      `The message attribute '${name}' must contain non-empty message attribute value for message attribute type '${DataType}'.`,
    )
  if (kind !== 'Number') return
  const exponent = /^[+-]?(?:\d+\.?\d*|\.\d+)e([+-]?\d+)$/i.exec(StringValue!)?.[1]
  if (exponent !== undefined && (Number(exponent) < -128 || Number(exponent) > 126))
    throw invalidValue(`Message attribute '${name}' number value [${StringValue}] scale must be 10^-128 and 10^126.`)
  if (!Number.isFinite(Number(StringValue)))
    throw invalidValue(`Could not cast message attribute '${name}' value to number.`)
}

/** What filters on attributes look at. */
export function attributeFacts({ MessageAttributes = {} }: MessageInput): Facts {
  const facts = new Map<string, readonly (Value | Facts)[]>()
  for (const [name, { DataType, StringValue = '' }] of Object.entries(MessageAttributes)) {
    if (DataType.startsWith('Binary')) continue
    if (DataType.startsWith('Number')) facts.set(name, [Number(StringValue)])
    else if (DataType === 'String.Array') facts.set(name, arrayOf(StringValue))
    else facts.set(name, [StringValue])
  }
  return facts
}

function arrayOf(text: string): readonly Value[] {
  try {
    const values: unknown = JSON.parse(text)
    return Array.isArray(values) ? values.filter(isPlain) : []
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return []
  }
}

const isPlain = (value: unknown): value is Value =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value)

/** What filters on the body look at; none when it is no JSON object, which no such filter lets pass. */
export function bodyFacts(text: string): Facts | undefined {
  try {
    const json: unknown = JSON.parse(text)
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? factsOf(json) : undefined
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return undefined
  }
}

function factsOf(json: object): Facts {
  const flat = (value: unknown): (Value | Facts)[] => {
    if (isPlain(value)) return [value]
    if (Array.isArray(value)) return value.flatMap(flat)
    return [factsOf(value as object)]
  }
  return new Map(Object.entries(json).map(([name, value]) => [name, flat(value)]))
}

/** Attributes as a notification shows them. */
export function attributesOut(attributes: Record<string, MessageAttribute>): AwsStructure {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { DataType, StringValue, BinaryValue }]) => [
      name,
      { Type: DataType, Value: StringValue ?? btoa(String.fromCharCode(...(BinaryValue ?? []))) },
    ]),
  )
}
