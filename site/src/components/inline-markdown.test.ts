import { describe, expect, test } from 'vitest'
import { inlineMarkdown, markdownParagraphs } from './inline-markdown.ts'

describe('inlineMarkdown', () => {
  test.each([
    ['plain words', 'Who asks?', 'Who asks?'],
    ['code', 'Ask `iam:*`.', 'Ask <code>iam:*</code>.'],
    ['strong and emphasis', '**Never** as *root*.', '<strong>Never</strong> as <em>root</em>.'],
    ['code in strong', '**a `b`**', '<strong>a <code>b</code></strong>'],
    ['a star alone', 'Allow * on *', 'Allow * on *'],
    ['a link', '[see](https://aws.amazon.com/)', '<a href="https://aws.amazon.com/">see</a>'],
    ['a link that would run code is text', '[see](javascript:alert(1))', '[see](javascript:alert(1))'],
    ['markup is text', '<img src=x> & `<b>`', '&#60;img src=x&#62; &#38; <code>&#60;b&#62;</code>'],
    ['an attribute does not end', '[a](https://x/"onx=1)', '<a href="https://x/&#34;onx=1">a</a>'],
    [
      'the account, in text and in code',
      '{account}: `arn:aws:iam::{account}:root`',
      '<fl-account-number>123456789012</fl-account-number>: <code>arn:aws:iam::<fl-account-number>123456789012</fl-account-number>:root</code>',
    ],
  ])('%s', (_, text, html) => {
    expect(inlineMarkdown(text)).toBe(html)
  })
})

test('a blank line makes a paragraph, a single break does not', () => {
  expect(markdownParagraphs('One\nline.\n\nAnother.\n')).toBe('<p>One line.</p><p>Another.</p>')
})
