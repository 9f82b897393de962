import type {
  ConditionEntry,
  ElementName,
  PolicyStatement,
  PrincipalEntry,
  PrincipalType,
  Range,
} from '../types/document.ts'
import type { Findings } from './findings.ts'
import type { JsonMember, JsonNode } from './json-text.ts'

type Mutable = { -readonly [K in keyof PolicyStatement]: PolicyStatement[K] }
type Elements = { -readonly [K in ElementName]?: Range }

const principalTypes: readonly PrincipalType[] = ['AWS', 'Service', 'Federated', 'CanonicalUser']

/** Reads one statement; what is wrong goes to `findings`, what is right is kept. */
export function readStatement(node: JsonNode, index: number, findings: Findings): PolicyStatement | undefined {
  if (node.type !== 'object') {
    findings.add('wrong-type', node.range, { element: 'Statement', expected: 'object', found: node.type }, index)
    return undefined
  }
  const elements: Elements = {}
  const statement: Mutable = { effect: 'Allow', conditions: [], range: node.range, elements }
  const wrong = (element: string, expected: string, found: JsonNode): void =>
    findings.add('wrong-type', found.range, { element, expected, found: found.type }, index)

  const strings = (member: JsonMember): string[] => {
    const items = member.value.type === 'array' ? member.value.items : [member.value]
    const values: string[] = []
    for (const item of items) {
      if (item.type === 'string') values.push(item.value)
      else wrong(member.key, 'string', item)
    }
    return values
  }

  const readers: Record<ElementName, (member: JsonMember) => void> = {
    Sid: ({ value }) => {
      if (value.type === 'string') statement.sid = value.value
      else wrong('Sid', 'string', value)
    },
    Effect: ({ value }) => {
      if (value.type !== 'string') return wrong('Effect', 'string', value)
      const effect = value.value.toLowerCase() === 'deny' ? 'Deny' : 'Allow'
      statement.effect = effect
      if (value.value === effect) return
      const key = value.value.toLowerCase() === effect.toLowerCase() ? 'effect-case' : 'invalid-effect'
      findings.add(key, value.range, { value: value.value }, index)
    },
    Principal: (member) => {
      statement.principal = readPrincipal(member, index, findings)
    },
    NotPrincipal: (member) => {
      statement.notPrincipal = readPrincipal(member, index, findings)
    },
    Action: (member) => {
      statement.action = strings(member)
    },
    NotAction: (member) => {
      statement.notAction = strings(member)
    },
    Resource: (member) => {
      statement.resource = strings(member)
    },
    NotResource: (member) => {
      statement.notResource = strings(member)
    },
    Condition: (member) => {
      statement.conditions = readConditions(member.value, index, findings)
    },
  }

  for (const member of node.members) {
    if (!Object.hasOwn(readers, member.key)) {
      findings.add('unknown-element', member.keyRange, { element: member.key }, index)
      continue
    }
    const name = member.key as ElementName
    if (elements[name]) findings.add('duplicate-key', member.keyRange, { element: name }, index)
    elements[name] = member.value.range
    readers[name](member)
  }
  if (!elements.Effect) findings.add('missing-effect', node.range, {}, index)
  return statement
}

function readPrincipal(member: JsonMember, index: number, findings: Findings): PrincipalEntry[] {
  const { key: element, value } = member
  if (value.type === 'string') {
    if (value.value === '*') return [{ type: 'AWS', value: '*' }]
    findings.add('wrong-type', value.range, { element, expected: 'object', found: 'string' }, index)
    return []
  }
  if (value.type !== 'object') {
    findings.add('wrong-type', value.range, { element, expected: 'object', found: value.type }, index)
    return []
  }
  const entries: PrincipalEntry[] = []
  reportDoubled(value.members, index, findings)
  for (const { key, keyRange, value: listed } of value.members) {
    const type = principalTypes.find((one) => one === key)
    if (!type) findings.add('unknown-element', keyRange, { element: key }, index)
    for (const item of listed.type === 'array' ? listed.items : [listed]) {
      if (item.type !== 'string') {
        findings.add('wrong-type', item.range, { element, expected: 'string', found: item.type }, index)
      } else if (type) entries.push({ type, value: item.value })
    }
  }
  return entries
}

function readConditions(node: JsonNode, index: number, findings: Findings): ConditionEntry[] {
  const wrong = (found: JsonNode, expected: string): void =>
    findings.add('wrong-type', found.range, { element: 'Condition', expected, found: found.type }, index)
  if (node.type !== 'object') {
    wrong(node, 'object')
    return []
  }
  const entries: ConditionEntry[] = []
  reportDoubled(node.members, index, findings)
  for (const { key: operator, value: block } of node.members) {
    if (block.type !== 'object') {
      wrong(block, 'object')
      continue
    }
    reportDoubled(block.members, index, findings)
    for (const { key, keyRange, value } of block.members) {
      const values: string[] = []
      for (const item of value.type === 'array' ? value.items : [value]) {
        // AWS takes bare booleans and numbers as their text.
        if (item.type === 'string') values.push(item.value)
        else if (item.type === 'boolean' || item.type === 'number') values.push(item.text)
        else wrong(item, 'string')
      }
      entries.push({ operator, key, values, range: { start: keyRange.start, end: value.range.end } })
    }
  }
  return entries
}

/** Of two members with one key a reader of JSON keeps one: AWS refuses the document. */
function reportDoubled(members: readonly JsonMember[], index: number, findings: Findings): void {
  const seen = new Set<string>()
  for (const { key, keyRange } of members) {
    if (seen.has(key)) findings.add('duplicate-key', keyRange, { element: key }, index)
    seen.add(key)
  }
}
