import { parseTemplate } from '../compile/template.ts'
import { readOperator } from '../conditions/operators.ts'
import type { FindingKey } from '../types/finding.ts'
import type { StatementCheck } from './check.ts'

/** Operators that exist, and values that have the operator's form. */
export const checkConditions: StatementCheck = ({ statement, index, document, options }, findings) => {
  for (const { operator: name, key, values, range } of statement.conditions) {
    const { operator, set } = readOperator(name)
    if (operator === undefined) {
      findings.add('invalid-operator', range, { operator: name }, index)
      continue
    }
    if (operator === null || operator.name === 'Bool')
      for (const value of values)
        if (!/^(?:true|false)$/i.test(value))
          findings.add('bool-reads-as-false', range, { operator: name, value }, index)
    if (operator === null) continue
    for (const value of values) {
      if (operator.accepts && !operator.accepts(value)) {
        findings.add(invalidValue(operator.name), range, { operator: name, value }, index)
      }
      if (/^(?:String(?:Not)?Equals)/.test(operator.name) && hasWildcard(value)) {
        findings.add('wildcard-without-like', range, { operator: name, value }, index)
      }
    }
    if (set === 'ForAllValues' && statement.effect === 'Allow' && !isNullChecked(statement.conditions, key)) {
      findings.add('for-all-values-allow', range, { key }, index)
    }
    const type = options.data?.conditionKey(key)?.type
    if (set && type !== undefined && !type.startsWith('ArrayOf')) {
      findings.add('single-value-set-operator', range, { operator: name, key }, index)
    }
  }
  if (document.version === '2012-10-17') return
  const texts = [...(statement.resource ?? []), ...statement.conditions.flatMap(({ values }) => values)]
  const used = texts.find((text) => parseTemplate(text, true).some(({ kind }) => kind === 'variable'))
  if (used !== undefined) findings.add('variables-in-old-version', statement.range, { value: used }, index)
}

function invalidValue(operator: string): FindingKey {
  if (operator.startsWith('Date')) return 'invalid-date'
  return operator === 'BinaryEquals' ? 'invalid-binary' : 'invalid-condition-value'
}

function hasWildcard(value: string): boolean {
  return parseTemplate(value, true).some(({ kind, text }: { kind: string; text?: string }) =>
    kind === 'text' ? /[*?]/.test(text ?? '') : false,
  )
}

function isNullChecked(conditions: readonly { operator: string; key: string }[], key: string): boolean {
  return conditions.some(
    (condition) => condition.operator.toLowerCase() === 'null' && condition.key.toLowerCase() === key.toLowerCase(),
  )
}
