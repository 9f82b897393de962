/** The way to what decided, after a denial: the real one, and what AWS would have said where nothing is refused. */
import { expect, test } from 'vitest'
import { openTerminal } from '../testing/terminal.ts'

const identity =
  '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/dana</Arn><UserId>AIDA0</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'
const denied =
  '<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error><RequestId>asked-1</RequestId></ErrorResponse>'

const said = (id: string) => `\x1b]8;;first-line:why/${id}\x1b\\Why?\x1b]8;;\x1b\\  (or type: workshop why)`

async function terminal(status: number, body: string, more: Record<string, string> = {}) {
  const asked: string[][] = []
  const workshop = async (args: string[]) => {
    asked.push(args)
    return { text: '', status: 0 }
  }
  const headers = { 'content-type': 'text/xml', ...more }
  const transport = async () => ({ status, headers, body: new TextEncoder().encode(body) })
  const why = (id: string) => `first-line:why/${id}`
  const opened = await openTerminal({ why: true, workshop }, undefined, { transport, why })
  await opened.run('export AWS_ACCESS_KEY_ID=AKIAIOSFODNN7EXAMPLE AWS_SECRET_ACCESS_KEY=x AWS_REGION=us-east-1')
  return { ...opened, asked }
}

const command = 'aws sts get-caller-identity --query Account'

test.each([
  ['a denial', 403, denied, { 'x-amzn-requestid': 'asked-1' }, `operation: no\n${said('asked-1')}`],
  [
    'an answer that AWS would have refused',
    200,
    identity,
    { 'x-first-line-would-refuse': 'relayed-1' },
    `"123456789012"\nAWS would have refused this. ${said('relayed-1')}`,
  ],
])('%s leads to what decided, by its link and by its command', async (_, status, body, headers, expected) => {
  const { run, asked, text } = await terminal(status, body, headers)
  await run(command)
  expect(text().replaceAll('\r', '')).toContain(expected)
  await run('workshop why')
  expect(asked).toEqual([['why', Object.values(headers)[0]]])
})

test('an answer leads nowhere', async () => {
  const { run } = await terminal(200, identity)
  expect(await run(command)).toBe('"123456789012"')
})
