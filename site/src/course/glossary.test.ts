import { describe, expect, test } from 'vitest'
import { findTerm, glossaryOf, terms } from './glossary.ts'

const text = 'A document of statements, each of which allows or denies.'
const shared = { file: 'labs/glossary.yaml', module: undefined, terms: { policy: { term: 'Policy', text } } }
const module = {
  file: 'labs/modules/09-roles/terms.yaml',
  module: '09-roles',
  terms: { 'trust-policy': { term: 'Trust policy', text }, arn: { term: 'ARN', text } },
}

describe('the glossary', () => {
  test('is what the shared file and the modules say, in the order of the alphabet', () => {
    expect(glossaryOf([shared, module])).toEqual([
      { id: 'arn', term: 'ARN', text, module: '09-roles' },
      { id: 'policy', term: 'Policy', text, module: undefined },
      { id: 'trust-policy', term: 'Trust policy', text, module: '09-roles' },
    ])
  })

  test('says which two files explain the same term', () => {
    expect(() => glossaryOf([shared, { ...module, terms: shared.terms }])).toThrow(
      'The term policy is in labs/glossary.yaml and in labs/modules/09-roles/terms.yaml: keep it in one of them.',
    )
  })

  test.each([
    ['arn', 'arn'],
    ['ARNs', 'arn'],
    ['Trust policy', 'trust-policy'],
    ['trust policies', 'trust-policy'],
    ['policies', 'policy'],
    ['nobody', undefined],
  ])('%s is %s', (words, id) => {
    expect(findTerm(glossaryOf([shared, module]), words)?.id).toBe(id)
  })

  test('an id with a capital is refused with an example', () => {
    expect(terms.safeParse({ MFA: { term: 'MFA', text } }).error?.message).toContain('implicit-deny')
  })
})
