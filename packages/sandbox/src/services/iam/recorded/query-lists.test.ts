/** How IAM reads lists, numbers and truth values of a form, as recorded on AWS in September 2026. */
import { signRequest } from '@first-line/aws-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ServedBench, servedBench } from '../../../testing/served.ts'

const POLICY = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}'
const MISSING = (at: string): string =>
  ['value', 'key']
    .map((name) => `Value at '${at}.member.${name}' failed to satisfy constraint: Member must not be null`)
    .join('; ')

let bench: ServedBench
beforeAll(async () => {
  bench = await servedBench({ users: [{ userName: 'bob' }] })
})
afterAll(() => bench.close())

/** Sends a form as it is: no SDK would write these. */
async function post(fields: Record<string, string>): Promise<string> {
  const { host } = new URL(bench.url)
  const body = new TextEncoder().encode(new URLSearchParams({ Version: '2010-05-08', ...fields }).toString())
  const headers = { host, 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }
  const signed = signRequest({ method: 'POST', host, path: '/', query: '', headers, body }, bench.rootKey, {
    service: 'iam',
    region: 'us-east-1',
    now: new Date(),
  })
  const answer = await fetch(bench.url, { method: 'POST', headers: signed.headers, body })
  const text = await answer.text()
  const code = /<Code>(.*?)<\/Code>/.exec(text)?.[1]
  const message = /<Message>(.*?)<\/Message>/s.exec(text)?.[1]?.replaceAll('&apos;', "'") ?? ''
  return code === undefined ? 'fine' : `${code} ${answer.status}: ${message}`
}

test.each([
  ['1', 'fine'],
  ['01', 'fine'],
  ['+1', 'MalformedInput 400: Start of list found where not expected'],
  ['one', 'MalformedInput 400: Start of list found where not expected'],
  ['0', 'MalformedInput 400: 0 is not a valid index'],
  ['-1', "MalformedInput 400: Key -1 may not have a leading '-'"],
  ['12', 'MalformedInput 400: Excessively sparse input would skip 11 list elements'],
  ['33', 'MalformedInput 400: Excessively sparse input would skip 32 list elements'],
])('a list of texts whose item has the number %s', async (number, expected) => {
  const fields = { Action: 'GetContextKeysForCustomPolicy', [`PolicyInputList.member.${number}`]: POLICY }
  expect(await post(fields)).toBe(expected)
})

test('items that are left out have no value', async () => {
  const policies = (...numbers: number[]) =>
    post({
      Action: 'GetContextKeysForCustomPolicy',
      ...Object.fromEntries(numbers.map((number) => [`PolicyInputList.member.${number}`, POLICY])),
    })
  const refused =
    /^ValidationError 400: 1 validation error detected: Value at 'policyInputList' failed to satisfy constraint: Member must satisfy constraint: \[Member must have length less than or equal to 131072, Member must have length greater than or equal to 1, Member must satisfy regular expression pattern: [^,]*\]$/
  expect(await policies(11)).toMatch(refused)
  expect(await policies(1, 8, 15)).toMatch(refused)
  expect(await policies(22, 1)).toBe('MalformedInput 400: Excessively sparse input would skip 21 list elements')
  expect(await policies(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 21)).toBe(
    'MalformedInput 400: Excessively sparse input would skip 11 list elements',
  )
})

test.each<[Record<string, string>, string]>([
  [{ 'Tags.member.01.Key': 'team', 'Tags.member.1.Value': 'approved' }, 'fine'],
  [{ 'Tags.member.1.Key': 'team', 'Tags.member.1.Value': 'a', 'Tags.member.1.Unknown': 'x' }, 'fine'],
  [
    { 'Tags.member.2.Key': 'team', 'Tags.member.2.Value': 'approved' },
    `ValidationError 400: 2 validation errors detected: ${MISSING('tags.1')}`,
  ],
  [
    { 'Tags.member.one.Key': 'team', 'Tags.member.one.Value': 'approved' },
    `ValidationError 400: 2 validation errors detected: ${MISSING('tags.1')}`,
  ],
  [
    { 'Tags.member.1.0.Key': 'team', 'Tags.member.1.0.Value': 'approved' },
    'MalformedInput 400: Two index elements may not occur back to back',
  ],
  [{ Tags: '' }, 'InvalidInput 400: Error occurred while validating input. '],
  [
    { 'Tags.member.1.Key': 'aws:reserved', 'Tags.member.1.Value': 'x' },
    'InvalidInput 400: Tag keys beginning with aws: are reserved for system use.',
  ],
])('tags %j', async (tags, expected) => {
  expect(await post({ Action: 'TagUser', UserName: 'bob', ...tags })).toBe(expected)
})

test('an empty list of tag keys is no error, unlike one of tags', async () => {
  expect(await post({ Action: 'UntagUser', UserName: 'bob', TagKeys: '' })).toBe('fine')
})

test.each([
  ['MaxItems', '01', true],
  ['MaxItems', '+1', true],
  ['MaxItems', ' 1 ', false],
  ['MaxItems', '1.0', false],
  ['MaxItems', '1e0', false],
  ['MaxItems', '2147483648', false],
  ['OnlyAttached', '1', true],
  ['OnlyAttached', '0', true],
  ['OnlyAttached', 'True', false],
  ['OnlyAttached', 'true ', false],
  ['OnlyAttached', '', false],
])('%s %j', async (name, value, isRead) => {
  expect(await post({ Action: 'ListPolicies', [name]: value })).toMatch(isRead ? /^fine$/ : /^MalformedInput 400: /)
})
