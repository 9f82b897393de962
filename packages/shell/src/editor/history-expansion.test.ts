import { expect, test } from 'vitest'
import { expandHistory } from './history-expansion.ts'

const HISTORY = ['aws s3 ls', 'echo "two words" last', 'aws iam list-users']

test.each([
  ['!!', 'aws iam list-users'],
  ['!! --output table', 'aws iam list-users --output table'],
  ['sudo !!', 'sudo aws iam list-users'],
  ['echo !$', 'echo list-users'],
  ['echo "!$"', 'echo "list-users"'],
  ['echo !*', 'echo iam list-users'],
  ['!-2', 'echo "two words" last'],
  ['!1', 'aws s3 ls'],
  ['!ec', 'echo "two words" last'],
  ['!ec:1', '"two words"'],
  ['!?s3?', 'aws s3 ls'],
  ['^users^roles', 'aws iam list-roles'],
])('%s is %s', (line, expanded) => {
  expect(expandHistory(line, HISTORY)).toEqual({ line: expanded, changed: true })
})

test.each([
  "echo '!!'",
  'echo \\!!',
  'echo hi!',
  'echo "hi!"',
  '[ ! -f x ]',
  '! true',
  'jq ".a != 1"',
  'aws iam create-login-profile --password Str0ng!Pass',
  'echo $!',
])('%s stays as it is', (line) => {
  expect(expandHistory(line, HISTORY)).toEqual({ line, changed: false })
})

test.each([
  ['!nothing', '!nothing'],
  ['echo !99', '!99'],
  ['^old^new', '^old^new'],
])('%s: %s stands for nothing', (line, missing) => {
  expect(expandHistory(line, HISTORY)).toEqual({ missing })
})
