import type { AccountCard } from '@first-line/checker/contract'
import { expect, test } from 'vitest'
import { accountHtml } from './account-html.ts'

const card: AccountCard = {
  accountId: '482719305561',
  region: 'us-east-1',
  endpoint: 'http://127.0.0.1:4566',
  rootEmail: 'ines@kapelabs.example',
  keys: [
    {
      accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
      owner: 'arn:aws:iam::482719305561:user/intern-2019',
      status: 'Inactive',
      createdAt: '2019-06-03T12:00:00Z',
    },
  ],
}
const plain = (html: string) => html.replace(/<[^>]+>/g, '|').replace(/\|+/g, '|')

test('says what the account is, which keys exist, and how the real CLI gets one', () => {
  expect(plain(accountHtml(card))).toBe(
    '|Account ID|482719305561|Region|us-east-1|Endpoint|http://127.0.0.1:4566|Root e-mail|ines@kapelabs.example|' +
      'Access keys that exist|AKIAIOSFODNN7EXAMPLE|Inactive|of arn:aws:iam::482719305561:user/intern-2019, since 3 June 2019|' +
      'A key of your own|A secret is shown once, when the key is made, and never again. So make a key in the terminal here, then give it to the AWS CLI on your own machine.|' +
      'aws iam create-access-key --user-name mara|Run|Copy|Then, in a terminal of your own:|' +
      'aws configure --profile first-line\nexport AWS_PROFILE=first-line\nexport AWS_ENDPOINT_URL=http://127.0.0.1:4566\nexport AWS_REGION=us-east-1\naws sts get-caller-identity|Copy|',
  )
})

test('the example is for a user of the learner’s own, under any path, and never for root or the intern', () => {
  const key = { ...card.keys[0]!, owner: 'arn:aws:iam::482719305561:user/staff/dana' }
  expect(plain(accountHtml({ ...card, keys: [...card.keys, key] }))).toContain('--user-name dana|')
})

test('no keys, said in a word; names are no markup', () => {
  const html = accountHtml({ ...card, keys: [], rootEmail: '<b>@x' })
  expect(html).toContain('<p class="quiet">None.</p>')
  expect(html).toContain('&#60;b&#62;@x')
})
