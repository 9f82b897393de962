/** A role of a profile is taken once for as long as it lasts, whoever asks. */
import type { HttpRequest } from '@first-line/aws-api'
import { expect, test } from 'vitest'
import { runScript } from '../session/script.ts'

const CONFIG = `[profile base]
aws_access_key_id = AKIAIOSFODNN7EXAMPLE
aws_secret_access_key = secret
[profile role]
role_arn = arn:aws:iam::123456789012:role/r
source_profile = base
mfa_serial = arn:aws:iam::123456789012:mfa/phone
`

const START = Date.parse('2026-03-04T05:00:00Z')

/** An STS that gives each caller a key of its own, good for an hour. */
function sts() {
  const calls: string[] = []
  let now = START
  const transport = async (request: HttpRequest) => {
    const query = new URLSearchParams(new TextDecoder().decode(request.body as Uint8Array))
    const action = query.get('Action') ?? ''
    const taken = calls.filter((call) => call.startsWith('AssumeRole')).length + 1
    const key = /Credential=([^/]*)/.exec(request.headers.authorization ?? '')?.[1]
    calls.push(action === 'AssumeRole' ? `AssumeRole ${query.get('TokenCode')} by ${key}` : `${action} by ${key}`)
    const body =
      action === 'AssumeRole'
        ? `<AssumeRoleResponse><AssumeRoleResult><Credentials><AccessKeyId>ASIA${taken}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${new Date(now + 3_600_000).toISOString()}</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::123456789012:assumed-role/r/s</Arn></AssumedRoleUser></AssumeRoleResult></AssumeRoleResponse>`
        : '<GetCallerIdentityResponse><GetCallerIdentityResult><Account>1</Account></GetCallerIdentityResult></GetCallerIdentityResponse>'
    return { status: 200, headers: {}, body: new TextEncoder().encode(body) }
  }
  return { calls, transport, now: () => now, pass: (minutes: number) => (now += minutes * 60_000) }
}

test('the code is asked once, the file is the learner’s alone, and 15 minutes before the end the role is taken anew', async () => {
  const aws = sts()
  const { stdout, stderr } = await runScript(
    `for i in 1 2; do echo 12345$i | aws sts get-caller-identity --profile role --query Account --output text; done
stat -c '%a %n' ~/.aws/cli/cache/*
later 44; echo 123453 | aws sts get-caller-identity --profile role > /dev/null
later 2; echo 123454 | aws sts get-caller-identity --profile role > /dev/null
echo 'not json' > ~/.aws/cli/cache/$(ls ~/.aws/cli/cache); echo 123455 | aws sts get-caller-identity --profile role > /dev/null`,
    {
      env: { HOME: '/home/me', AWS_REGION: 'us-east-1' },
      transport: aws.transport,
      now: aws.now,
      files: { '.aws/config': CONFIG },
      commands: [
        {
          name: 'later',
          execute: async ([minutes = '0']) => {
            aws.pass(Number(minutes))
            return { stdout: '', stderr: '', exitCode: 0 }
          },
        },
      ],
    },
  )
  expect(stderr).toBe('')
  expect(stdout).toBe(`Enter MFA code for arn:aws:iam::123456789012:mfa/phone: 1
1
600 /home/me/.aws/cli/cache/8987dcc24e280edc5b442855e4a77ec7097079cd.json
`)
  expect(aws.calls).toEqual([
    'AssumeRole 123451 by AKIAIOSFODNN7EXAMPLE',
    'GetCallerIdentity by ASIA1',
    'GetCallerIdentity by ASIA1',
    'GetCallerIdentity by ASIA1',
    'AssumeRole 123454 by AKIAIOSFODNN7EXAMPLE',
    'GetCallerIdentity by ASIA2',
    'AssumeRole 123455 by AKIAIOSFODNN7EXAMPLE',
    'GetCallerIdentity by ASIA3',
  ])
})
