/**
 * Filter policies, read as Event Ruler reads them (github.com/aws/event-ruler, JsonRuleCompiler): one token after another,
 * and what is wrong is told with the place where reading stopped, as recorded on AWS (LocalStack's
 * tests/aws/services/sns/test_sns_filter_policy.snapshot.json, May 2024).
 */
import { type JsonToken, placeOf } from '../json-tokens.ts'
import { type Condition, type Filter, FilterPolicyError, type NumericOperator } from './filters.ts'

const TEXT_MATCHES = ['prefix', 'suffix', 'equals-ignore-case', 'wildcard', 'cidr'] as const
const MATCH_TYPES: ReadonlySet<string> = new Set([...TEXT_MATCHES, 'exists', 'numeric', 'anything-but'])

export class PolicyReader {
  readonly #source: string
  readonly #tokens: readonly JsonToken[]
  #at = 0

  constructor(source: string, tokens: readonly JsonToken[]) {
    this.#source = source
    this.#tokens = tokens
  }

  /** @throws FilterPolicyError */
  policy(): readonly Filter[] {
    if (this.#token.kind !== '{') throw this.#error('Filter is not an object')
    return this.#object()
  }

  get #token(): JsonToken {
    return this.#tokens[this.#at]!
  }

  #next(): JsonToken {
    this.#at += 1
    return this.#token
  }

  /** `read`: the text of the token has been taken, so that its end has been reached. */
  #error(reason: string, read = false): FilterPolicyError {
    const { place, end } = this.#token
    return new FilterPolicyError(`FilterPolicy: ${reason}\n at ${placeOf(this.#source, read ? end : place)}`)
  }

  #object(): readonly Filter[] {
    const filters = new Map<string, Filter>()
    while (this.#next().kind !== '}') {
      const name = this.#token.text
      filters.set(name, this.#member(name))
    }
    if (filters.size === 0) throw this.#error('Empty objects are not allowed')
    return [...filters.values()]
  }

  #member(name: string): Filter {
    const isOr = name === '$or' && this.#alternativesFollow()
    const { kind } = this.#next()
    if (isOr) return { kind: 'or', alternatives: this.#alternatives() }
    if (kind === '{') return { kind: 'nested', name, filters: this.#object() }
    if (kind === '[') return { kind: 'key', name, conditions: this.#conditions() }
    this.#at -= 1
    throw this.#error(`"${name}" must be an object or an array`)
  }

  /** Two objects at least, none of which is a match expression; of others `$or` is but a name. */
  #alternativesFollow(): boolean {
    const heads: JsonToken[] = []
    let depth = 0
    for (let at = this.#at + 1; ; at += 1) {
      const { kind } = this.#tokens[at]!
      if (depth === 1 && kind !== ']') {
        if (kind !== '{') return false
        heads.push(this.#tokens[at + 1]!)
      }
      if (kind === '{' || kind === '[') depth += 1
      if (kind === '}' || kind === ']') depth -= 1
      if (depth === 0) break
    }
    return heads.length > 1 && heads.every(({ kind, text }) => kind === 'name' && !MATCH_TYPES.has(text))
  }

  #alternatives(): (readonly Filter[])[] {
    const alternatives: (readonly Filter[])[] = []
    while (this.#next().kind !== ']') alternatives.push(this.#object())
    return alternatives
  }

  #conditions(): readonly Condition[] {
    const conditions: Condition[] = []
    while (this.#next().kind !== ']') conditions.push(this.#condition())
    if (conditions.length === 0) throw this.#error('Empty arrays are not allowed')
    return conditions
  }

  #condition(): Condition {
    const { kind } = this.#token
    if (kind === '{') return this.#match()
    if (kind === '[') throw this.#error('Match value must be String, number, true, false, or null')
    return { kind: 'exact', value: this.#scalar() }
  }

  #scalar(): string | number | boolean | null {
    const { kind, text } = this.#token
    return kind === 'string' ? text : (JSON.parse(text) as number | boolean | null)
  }

  #match(): Condition {
    const { kind, text: type } = this.#next()
    if (kind !== 'name') throw this.#error('Match expression name not found')
    const condition = this.#matchOf(type)
    if (this.#next().kind !== '}') throw this.#error('Only one key allowed in match expression')
    return condition
  }

  #matchOf(type: string): Condition {
    const textMatch = TEXT_MATCHES.find((one) => one === type)
    if (textMatch) {
      if (this.#next().kind !== 'string') throw this.#error(`${type} match pattern must be a string`)
      return { kind: textMatch, value: this.#token.text }
    }
    if (type === 'exists') {
      const { text } = this.#next()
      if (this.#token.kind !== 'word' || text === 'null')
        throw this.#error('exists match pattern must be either true or false.')
      return { kind: 'exists', value: text === 'true' }
    }
    if (type === 'anything-but') return { kind: 'anything-but', values: this.#exceptions() }
    if (type === 'numeric') return { kind: 'numeric', tests: this.#numeric() }
    throw this.#error(`Unrecognized match type ${type}`)
  }

  #exceptions(): readonly Condition[] {
    const { kind } = this.#next()
    return kind === '[' ? this.#conditions() : [this.#condition()]
  }

  #numeric(): { operator: NumericOperator; value: number }[] {
    if (this.#next().kind !== '[') throw this.#error('Value of numeric must be an array.')
    if (this.#next().kind !== 'string') throw this.#error(`Invalid member in numeric match: ${this.#token.text}`)
    const operator = this.#token.text
    this.#next()
    if (operator === '=') return [this.#last('=', 'equals')]
    if (operator === '<' || operator === '<=') return [this.#last(operator, operator)]
    if (operator !== '>' && operator !== '>=') throw this.#error(`Unrecognized numeric range operator: ${operator}`)
    const bottom = { operator, value: this.#number(operator) } as const
    return this.#next().kind === ']' ? [bottom] : [bottom, this.#top(bottom.value)]
  }

  #last(operator: NumericOperator, called: string): { operator: NumericOperator; value: number } {
    const value = this.#number(called)
    if (this.#next().kind !== ']') throw this.#error('Too many elements in numeric expression')
    return { operator, value }
  }

  #top(bottom: number): { operator: NumericOperator; value: number } {
    const { kind, text: operator } = this.#token
    if (kind !== 'string') throw this.#error(`Bad value in numeric range: ${operator}`)
    if (operator !== '<' && operator !== '<=') throw this.#error(`Bad numeric range operator: ${operator}`, true)
    this.#next()
    const value = this.#number(operator)
    if (this.#next().kind !== ']') throw this.#error('Too many terms in numeric range expression')
    if (bottom >= value) throw this.#error('Bottom must be less than top')
    return { operator, value }
  }

  #number(called: string): number {
    if (this.#token.kind !== 'number') throw this.#error(`Value of ${called} must be numeric`)
    return Number(this.#token.text)
  }
}
