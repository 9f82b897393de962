import { describe, expect, test } from 'vitest'
import { commandHtml, textOf, toType } from './command.ts'

describe('textOf', () => {
  test.each([
    ['plain', 'aws iam list-users', 'aws iam list-users'],
    ['a paragraph', '<p>aws iam list-users</p>\n', 'aws iam list-users'],
    [
      'a code block',
      '<pre><code class="language-sh">aws iam list-users\naws sts get-caller-identity\n</code></pre>',
      'aws iam list-users\naws sts get-caller-identity',
    ],
    ['entities', 'echo &quot;a&quot; &amp;&amp; b &#62; c &#x27;d&#x27;', `echo "a" && b > c 'd'`],
    ['quotes made pretty by Markdown', 'echo \u201ca\u201d \u2018b\u2019', `echo "a" 'b'`],
    [
      'options whose dashes were joined',
      'aws iam create-user \u2013user-name mara',
      'aws iam create-user --user-name mara',
    ],
  ])('%s', (_, html, text) => {
    expect(textOf(html)).toBe(text)
  })
})

describe('commandHtml', () => {
  test.each([
    [
      'a blank',
      'attach --policy-arn {the ARN you chose}',
      'attach <span class="option">--policy-arn</span> <mark class="blank">the ARN you chose</mark>',
    ],
    ['JSON', `put '{"a": 1}'`, 'put &#39;{&#34;a&#34;: 1}&#39;'],
    ['an expansion', 'echo ${HOME}', 'echo ${HOME}'],
    ['an option of one letter', 'ssh -i key.pem', 'ssh <span class="option">-i</span> key.pem'],
    ['a hyphen inside a word', 'aws iam list-users', 'aws iam list-users'],
    [
      'a projection',
      "--query 'Users[].{Name: UserName}'",
      '<span class="option">--query</span> &#39;Users[].{Name: UserName}&#39;',
    ],
  ])('%s', (_, command, html) => {
    expect(commandHtml(command)).toBe(html)
  })
})

test.each([
  ['nothing to fill in', 'aws iam list-users', { text: 'aws iam list-users', back: 0 }],
  ['at the end', 'attach --policy-arn {the ARN}', { text: 'attach --policy-arn ', back: 0 }],
  [
    'in the middle',
    'attach --policy-arn {the ARN} --user-name mara',
    { text: 'attach --policy-arn  --user-name mara', back: 17 },
  ],
  ['two of them', 'cp {this} {that}', { text: 'cp  ', back: 1 }],
])('typed: %s', (_, command, typed) => {
  expect(toType(command)).toEqual(typed)
})
