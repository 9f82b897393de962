import { describe, expect, test } from 'vitest'
import { escapeHtml, withCode } from './inline-code.ts'

describe('withCode', () => {
  test.each([
    ['plain words stay plain', 'mara has no policy.', 'mara has no policy.'],
    ['what stands in backticks', 'Attach `AdministratorAccess`.', 'Attach <code>AdministratorAccess</code>.'],
    [
      'an ARN, without the full stop after it',
      'It is arn:aws:iam::482719305561:user/mara.',
      'It is <code>arn:aws:iam::482719305561:user/mara</code>.',
    ],
    [
      'an ARN between brackets',
      '(arn:aws:iam::aws:policy/ReadOnlyAccess)',
      '(<code>arn:aws:iam::aws:policy/ReadOnlyAccess</code>)',
    ],
    ['an action', 'Asked for iam:CreateUser, no.', 'Asked for <code>iam:CreateUser</code>, no.'],
    ['an action with a wildcard', 'It allows s3:Get* here', 'It allows <code>s3:Get*</code> here'],
    ['a time is not an action', 'Was right at 14:05.', 'Was right at 14:05.'],
    ['a colon in a sentence is not one', 'Next: attach it', 'Next: attach it'],
    ['an access key id', 'AKIAIOSFODNN7EXAMPLE is active', '<code>AKIAIOSFODNN7EXAMPLE</code> is active'],
    [
      'markup in a name does nothing',
      'user <img src=x onerror="a"> & `<b>`',
      'user &#60;img src=x onerror=&#34;a&#34;&#62; &#38; <code>&#60;b&#62;</code>',
    ],
  ])('%s', (_, text, html) => {
    expect(withCode(text)).toBe(html)
  })
})

test('escapeHtml escapes what could end an attribute or begin an element', () => {
  expect(escapeHtml(`<a b="c" d='e'>&`)).toBe('&#60;a b=&#34;c&#34; d=&#39;e&#39;&#62;&#38;')
})
