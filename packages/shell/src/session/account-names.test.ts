/** Tab knows the account's own names, asks once in a few seconds, and never where there is no learner. */
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import { expect, test } from 'vitest'
import { openShell } from '../client.ts'
import { AccountNames } from './account-names.ts'

const listing = (action: string, members: string): string =>
  `<${action}Response><${action}Result>${members}<IsTruncated>false</IsTruncated></${action}Result></${action}Response>`

const BODIES: Record<string, string> = {
  ListUsers: listing(
    'ListUsers',
    '<Users><member><UserName>mara</UserName></member><member><UserName>milo</UserName></member><member><UserName>zoe</UserName></member></Users>',
  ),
  ListPolicies: listing(
    'ListPolicies',
    '<Policies><member><Arn>arn:aws:iam::123456789012:policy/own</Arn></member></Policies>',
  ),
  ListBuckets:
    '<ListAllMyBucketsResult><Buckets><Bucket><Name>records-1</Name></Bucket><Bucket><Name>records-2</Name></Bucket><Bucket><Name>site</Name></Bucket></Buckets></ListAllMyBucketsResult>',
}

async function open(version: number) {
  const asked: string[] = []
  const transport = async (request: HttpRequest): Promise<HttpResponse> => {
    const form = new URLSearchParams(new TextDecoder().decode(request.body as Uint8Array))
    const action = form.get('Action') ?? 'ListBuckets'
    asked.push(action)
    return { status: 200, headers: {}, body: new TextEncoder().encode(BODIES[action] ?? '') }
  }
  let text = ''
  const shell = openShell({
    machine: 'cloudshell',
    cols: 120,
    rows: 30,
    onOutput: (piece) => {
      text += piece
    },
    inline: {
      transport,
      home: { load: async () => ({ version, files: {} }), save: async (home) => home.version + 1 },
      credentials: async () => ({ accessKeyId: 'ASIAEXAMPLE', secretAccessKey: 's', sessionToken: 't' }),
    },
  })
  const until = async (sign: string): Promise<void> => {
    for (let i = 0; i < 300; i++) {
      if (text.includes(sign)) return
      await new Promise((done) => setTimeout(done, 10))
    }
    throw new Error(`still waiting for ${sign}; the screen shows:\n${text}`)
  }
  await until(']$ ')
  return {
    asked,
    until,
    async tab(typed: string, expected: string): Promise<void> {
      text = ''
      shell.input(`\x15${typed}\t`)
      await until(expected)
    },
    press: (keys: string) => shell.input(keys),
    shown: () => text,
  }
}

test('users, policies and buckets of the account, each asked for once', async () => {
  const { tab, asked, press } = await open(3)
  await tab('aws iam get-user --user-name z', 'zoe ')
  await tab('aws iam attach-user-policy --user-name m', '\x07')
  await tab('aws iam delete-user --user-name ma', 'mara ')
  await tab('aws iam attach-user-policy --user-name mara --policy-arn arn:aws:iam::1', '123456789012:policy/own ')
  await tab('aws iam attach-user-policy --policy-arn arn:aws:iam::aws:policy/Adm', 'AdministratorAccess ')
  await tab('aws s3api get-bucket-policy --bucket s', 'site ')
  await tab('aws s3 ls s3://si', 's3://site/')
  await tab('aws s3 ls s3://r', 's3://records-')
  expect(asked).toEqual(['ListUsers', 'ListPolicies', 'ListBuckets'])
  press('\x15')
})

test('before there is a learner nobody is asked', async () => {
  const { tab, asked } = await open(0)
  await tab('aws iam get-user --user-name m', '\x07')
  await tab('aws iam get-user --user-n', '--user-name ')
  expect(asked).toEqual([])
})

test('an answer is kept for five seconds and not beyond the next command; a refusal is no name', async () => {
  let now = 0
  const lines: string[] = []
  const names = new AccountNames(
    async (args) => {
      lines.push(args[1] ?? '')
      return args[1] === 'list-roles' ? undefined : 'a\tb\nNone\n'
    },
    () => now,
  )
  expect(await names.forOption('iam', '--user-name')).toEqual(['a', 'b'])
  now = 4_999
  await names.forOption('iam', '--user-name')
  expect(lines).toEqual(['list-users'])
  now = 5_001
  await names.forOption('iam', '--user-name')
  names.forget()
  await names.forOption('iam', '--user-name')
  expect(lines).toEqual(['list-users', 'list-users', 'list-users'])
  expect(await names.forOption('iam', '--role-name')).toEqual([])
  expect(await names.forOption('iam', '--path-prefix')).toBeUndefined()
})
