import { expect, test } from 'vitest'
import { parseCsv } from './parse-csv.ts'

test('a report becomes a row a user', () => {
  expect(parseCsv('user,arn,mfa_active\n<root_account>,arn:aws:iam::1:root,false\ndana,"a,""b""",true')).toEqual([
    { user: '<root_account>', arn: 'arn:aws:iam::1:root', mfa_active: 'false' },
    { user: 'dana', arn: 'a,"b"', mfa_active: 'true' },
  ])
})

test('empty cells stay where they are', () => {
  expect(parseCsv('a,b,c\n,,x')).toEqual([{ a: '', b: '', c: 'x' }])
})
