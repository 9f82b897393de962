import type { RequestFacts } from '../request/request-facts.ts'
import type { ConditionEntry } from '../types/document.ts'
import type { ClauseExplanation, ConditionReason } from '../types/explanation.ts'
import type { ValueTest } from './operator.ts'
import { type OperatorSpelling, readOperator } from './operators.ts'

type Verdict = { matched: boolean; reason: ConditionReason }

const yes = (reason: ConditionReason): Verdict => ({ matched: true, reason })
const no = (reason: ConditionReason): Verdict => ({ matched: false, reason })

const absent = no({ key: 'absent' })
const absentSuffices = yes({ key: 'absent-and-that-suffices' })
const present = yes({ key: 'present' })
const presentFails = no({ key: 'present' })
const noneMatched = yes({ key: 'none-matched' })
const notMatched = no({ key: 'not-matched' })
const needsSetOperator = no({ key: 'needs-set-operator' })
const unreadable = no({ key: 'unreadable' })
const unknownOperator = no({ key: 'unknown-operator' })

/**
 * One operator on one key of a Condition element.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html
 */
export class CompiledCondition {
  readonly source: ConditionEntry
  /** In lower case. */
  readonly key: string
  private readonly spelling: OperatorSpelling
  private readonly tests: readonly ValueTest[]

  constructor(source: ConditionEntry, variables: boolean) {
    this.source = source
    this.key = source.key.toLowerCase()
    this.spelling = readOperator(source.operator)
    const { operator } = this.spelling
    this.tests = operator ? source.values.map((value) => operator.compile(value, variables)) : []
  }

  matches(facts: RequestFacts): boolean {
    return this.evaluate(facts).matched
  }

  explain(facts: RequestFacts): ClauseExplanation {
    const { operator, key, values, range } = this.source
    const actual = facts.lookup(this.key)
    const { matched, reason } = this.evaluate(facts)
    return {
      element: 'Condition',
      matched,
      operator,
      conditionKey: key,
      listed: values,
      resolved: this.tests.length > 0 ? this.tests.map((test) => test.resolve(facts)) : values,
      actual: actual === undefined || typeof actual === 'object' ? actual : [actual],
      reason,
      range,
    }
  }

  private evaluate(facts: RequestFacts): Verdict {
    const { operator, set, ifExists } = this.spelling
    const actual = facts.lookup(this.key)
    if (operator === undefined) return unknownOperator
    if (operator === null) return this.evaluateNull(actual !== undefined)
    if (set) {
      // An empty text is a member like any other, whatever the documentation says (recorded there, too, with a tag's value).
      const members = actual === undefined ? [] : typeof actual === 'string' ? [actual] : actual
      return set === 'ForAnyValue' ? this.forAnyValue(members, facts) : this.forAllValues(members, facts)
    }
    if (actual === undefined) return ifExists || operator.negated ? absentSuffices : absent
    // Of a multivalued key even one value is a set (recorded on AWS in 2026, with aws:TagKeys).
    if (typeof actual === 'object') return needsSetOperator
    if (!this.reads(actual)) return unreadable
    const matched = this.firstMatchOf(actual, facts)
    if (operator.negated) return matched ? no(matched) : noneMatched
    return matched ? yes(matched) : this.whyNot(facts)
  }

  private evaluateNull(isPresent: boolean): Verdict {
    // What is not `true` is false, as in Bool.
    const holds = this.source.values.some((value) => (value.toLowerCase() === 'true') !== isPresent)
    if (isPresent) return holds ? present : presentFails
    return holds ? absentSuffices : absent
  }

  /** IfExists changes nothing here: with no member there is none that could match. */
  private forAnyValue(members: readonly string[], facts: RequestFacts): Verdict {
    if (members.length === 0) return absent
    if (this.spelling.operator?.negated) {
      const spared = members.find((member) => this.reads(member) && !this.firstMatchOf(member, facts))
      return spared === undefined ? notMatched : noneMatched
    }
    const matched = this.firstMatch(members, facts)
    return matched ? yes(matched) : this.whyNot(facts)
  }

  /** True of a set without members. */
  private forAllValues(members: readonly string[], facts: RequestFacts): Verdict {
    if (members.length === 0) return absentSuffices
    let last: ConditionReason = { key: 'none-matched' }
    for (const member of members) {
      const matched = this.firstMatchOf(member, facts)
      if (this.spelling.operator?.negated) {
        if (matched) return no(matched)
        if (!this.reads(member)) return unreadable
      } else {
        if (!matched) return this.whyNot(facts)
        last = matched
      }
    }
    return yes(last)
  }

  private reads(actual: string): boolean {
    return this.spelling.operator?.reads?.(actual) ?? true
  }

  private firstMatch(members: readonly string[], facts: RequestFacts): ConditionReason | undefined {
    for (const actual of members) {
      const matched = this.firstMatchOf(actual, facts)
      if (matched) return matched
    }
    return undefined
  }

  private firstMatchOf(actual: string, facts: RequestFacts): ConditionReason | undefined {
    for (let index = 0; index < this.tests.length; index += 1) {
      if (this.tests[index]?.test(actual, facts)) {
        return { key: 'matched', expected: this.source.values[index] ?? '', actual }
      }
    }
    return undefined
  }

  private whyNot(facts: RequestFacts): Verdict {
    for (const test of this.tests) {
      const variable = test.absentVariable(facts)
      if (variable !== undefined) return no({ key: 'variable-absent', variable })
    }
    return notMatched
  }
}
