import type { PolicyDocument, PolicyStatement, PolicyVersion } from '../types/document.ts'
import type { Finding } from '../types/finding.ts'
import { Findings } from './findings.ts'
import { readJson } from './json-text.ts'
import { readStatement } from './read-statement.ts'

export type ParseResult = { ok: true; document: PolicyDocument } | { ok: false; problems: readonly Finding[] }

/**
 * Parses a policy's text. It looks at the form only: JSON, known elements, right types. What a kind of policy needs
 * (a Resource, a Principal …) is `validatePolicy`'s.
 */
export function parsePolicy(text: string): ParseResult {
  const { document, problems } = readPolicy(text)
  return problems.length === 0 && document ? { ok: true, document } : { ok: false, problems }
}

/** As {@link parsePolicy}, but with as much of the document as could be read beside the problems. */
export function readPolicy(text: string): { document?: PolicyDocument; problems: readonly Finding[] } {
  const findings = new Findings()
  const json = readJson(text)
  if (!json.ok) {
    const range = { start: json.position, end: json.position }
    if (text.trim() === '') findings.add('empty-policy', range)
    else findings.add('json-syntax', range, { expected: json.expected, first: text.charAt(0) })
    return { problems: findings.list }
  }
  const root = json.node
  if (root.type !== 'object') {
    findings.add('not-an-object', root.range, { found: root.type })
    return { problems: findings.list }
  }

  let version: PolicyVersion | undefined
  let id: string | undefined
  const statements: PolicyStatement[] = []
  const seen = new Set<string>()
  for (const { key, keyRange, value } of root.members) {
    if (seen.has(key)) findings.add('duplicate-key', keyRange, { element: key })
    seen.add(key)
    if (key === 'Version') {
      if (value.type === 'string' && (value.value === '2012-10-17' || value.value === '2008-10-17'))
        version = value.value
      else
        findings.add('invalid-version', value.range, {
          version: value.type === 'string' ? value.value : text.slice(value.range.start.offset, value.range.end.offset),
        })
    } else if (key === 'Id') {
      if (value.type === 'string') id = value.value
      else findings.add('wrong-type', value.range, { element: 'Id', expected: 'string', found: value.type })
    } else if (key === 'Statement') {
      const items = value.type === 'array' ? value.items : [value]
      if (items.length === 0) findings.add('empty-statements', value.range)
      items.forEach((item, index) => {
        const statement = readStatement(item, index, findings)
        if (statement) statements.push(statement)
      })
    } else findings.add('unknown-element', keyRange, { element: key })
  }
  if (!seen.has('Statement')) findings.add('missing-statement', root.range)

  const document: PolicyDocument = {
    ...(version === undefined ? {} : { version }),
    ...(id === undefined ? {} : { id }),
    statements,
    text,
  }
  return { document, problems: findings.list }
}
