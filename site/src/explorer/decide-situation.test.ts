/** The explorer decides as the engine does; these are about what it tells. */
import { describe, expect, test } from 'vitest'
import { decideSituation, policyKey, problemsOf } from './decide-situation.ts'
import { explanationHtml } from './explanation-html.ts'
import { documentText, type LayerName, type Situation } from './situation.ts'
import { tell } from './tell.ts'

const policy = (name: string, ...Statement: object[]) => ({
  name,
  text: documentText({ Version: '2012-10-17', Statement }),
})
const reads = { Sid: 'Reads', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' }
const base: Situation = {
  principal: 'arn:aws:iam::482719305561:user/mara',
  action: 's3:GetObject',
  resource: 'arn:aws:s3:::b/k',
  context: [['aws:SecureTransport', 'true']],
  layers: { identity: [policy('Reader', reads)] },
}
const decided = (of: Partial<Situation>) => {
  const found = decideSituation({ ...base, ...of })
  if (!found) throw new Error('nobody asks')
  return { ...found, told: tell(found.explanation) }
}
const layers = (of: Partial<Situation>) =>
  Object.fromEntries(decided(of).told.layers.map(({ layer, state, decided }) => [layer, decided ? `${state}!` : state]))
const also = (of: Partial<Record<LayerName, Situation['layers'][LayerName]>>) => ({ layers: { ...base.layers, ...of } })

describe('what is told', () => {
  test.each<[string, Partial<Situation>, string, Record<string, string>]>([
    [
      'allowed by its own policy',
      {},
      'Allowed',
      { scp: 'absent', resource: 'absent', identity: 'allows!', boundary: 'absent', session: 'absent' },
    ],
    [
      'nothing allows it',
      { action: 's3:DeleteObject' },
      'Denied: nothing allows it',
      { scp: 'absent', resource: 'absent', identity: 'shut!', boundary: 'absent', session: 'absent' },
    ],
    [
      'the bucket forbids it',
      also({ resource: [policy('b', { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' })] }),
      'Denied: a statement forbids it',
      { scp: 'absent', resource: 'denies!', identity: 'unreached', boundary: 'absent', session: 'absent' },
    ],
    [
      'a boundary that does not reach',
      also({ boundary: [policy('B', { Effect: 'Allow', Action: 'dynamodb:*', Resource: '*' })] }),
      'Denied: a limit does not reach that far',
      { scp: 'absent', resource: 'absent', identity: 'allows', boundary: 'shut!', session: 'absent' },
    ],
    [
      'the bucket says nothing',
      also({
        resource: [policy('b', { Effect: 'Deny', Principal: '*', Action: 's3:DeleteObject', Resource: '*' })],
        scp: [policy('All', { Effect: 'Allow', Action: '*', Resource: '*' })],
      }),
      'Allowed',
      { scp: 'allows', resource: 'silent', identity: 'allows!', boundary: 'absent', session: 'absent' },
    ],
    [
      'root needs no policy',
      { principal: 'arn:aws:iam::482719305561:root' },
      'Allowed',
      { scp: 'absent', resource: 'absent', identity: 'absent', boundary: 'absent', session: 'absent' },
    ],
    [
      'another account’s bucket, of which its own account says nothing',
      {
        resourceAccount: '210987654321',
        layers: {
          identity: [],
          resource: [policy('b', { Effect: 'Allow', Principal: { AWS: base.principal }, Action: '*', Resource: '*' })],
        },
      },
      'Denied: nothing allows it',
      { scp: 'absent', resource: 'allows', identity: 'shut!', boundary: 'absent', session: 'absent' },
    ],
  ])('%s', (_, of, outcome, states) => {
    expect([decided(of).told.outcome, layers(of)]).toEqual([outcome, states])
  })

  test('what was compared, of the statement that nearly reached', () => {
    const two = [
      { Sid: 'Far', Effect: 'Allow', Action: 'ec2:*', Resource: 'arn:aws:s3:::other' },
      { Sid: 'Near', Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b' },
    ]
    const [identity] = decided({ layers: { identity: [policy('P', ...two)] } }).told.layers.filter(
      ({ layer }) => layer === 'identity',
    )
    expect(identity?.sentence).toBe(
      '2 statements were read, and none covers this request. The nearest is `Near` in `P`:',
    )
    expect(identity?.comparisons.map(({ element, matched, actual }) => [element, matched, actual])).toEqual([
      ['Action', true, ['s3:GetObject']],
      ['Resource', false, ['arn:aws:s3:::b/k']],
    ])
  })

  test('a condition on a key that the request does not have says so', () => {
    const mfa = { ...reads, Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }
    const found = decided({ layers: { identity: [policy('P', mfa)] } })
    const condition = found.told.layers
      .flatMap(({ comparisons }) => comparisons)
      .find(({ element }) => element === 'Condition')
    expect(condition).toMatchObject({
      note: 'Bool aws:MultiFactorAuthPresent',
      actual: ['(no value)'],
      matched: false,
      because: 'The request has no such key, so the condition does not hold.',
    })
  })

  test('AWS’s message, as AWS writes it', () => {
    expect(decided({ action: 's3:DeleteObject' }).message).toBe(
      'User: arn:aws:iam::482719305561:user/mara is not authorized to perform: s3:DeleteObject on resource: "arn:aws:s3:::b/k" because no identity-based policy allows the s3:DeleteObject action',
    )
    expect(decided({}).message).toBeUndefined()
  })
})

describe('lines that decided', () => {
  test('of a Deny: the statement, and most of all its Effect', () => {
    const resource = [policy('b', { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' })]
    const marks = decided(also({ resource })).marks.get(policyKey('resource', 0))
    expect([[...(marks?.lines ?? [])], [...(marks?.strong ?? [])]]).toEqual([[4, 5, 6, 7, 8, 9], [5]])
  })

  test('where nothing allows it: the clause of each statement that does not match', () => {
    const marks = decided({ resource: 'arn:aws:s3:::b' }).marks.get(policyKey('identity', 0))
    expect([...(marks?.lines ?? [])]).toEqual([8])
  })

  test('two policies of one name are told apart', () => {
    const other = policy('Reader', { Effect: 'Allow', Action: 'ec2:*', Resource: '*' })
    expect([...decided({ layers: { identity: [other, policy('Reader', reads)] } }).marks.keys()]).toEqual([
      'identity/1',
    ])
  })
})

test('a policy that cannot be read is told, and left out', () => {
  expect(problemsOf('identity', '{')).toEqual([
    { line: 1, text: expect.stringContaining('This is not valid JSON'), refuses: true },
  ])
  expect(layers({ layers: { identity: [{ name: 'x', text: '{' }] } }).identity).toBe('shut!')
})

test('a principal that is none asks nothing', () => {
  expect(decideSituation({ ...base, principal: 'mara' })).toBeUndefined()
})

test('a key that stands there twice has both values', () => {
  const tags = {
    ...reads,
    Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } },
  }
  const context: Situation['context'] = [
    ['aws:TagKeys', 'a'],
    ['aws:TagKeys', 'c'],
  ]
  expect(decided({ context, layers: { identity: [policy('P', tags)] } }).told.allowed).toBe(false)
})

test('what comes from elsewhere is escaped, and what is no explanation is nothing', () => {
  const found = decided({ action: 's3:<img src=x>', layers: { identity: [policy('<b>', reads)] } })
  const html = explanationHtml(found.explanation)
  expect(html).toContain('&#60;img')
  expect(html).not.toMatch(/<img|<b>Reader|<b><b>/)
  expect(explanationHtml({ any: 'thing' })).toBe('')
  expect(explanationHtml(undefined)).toBe('')
})
