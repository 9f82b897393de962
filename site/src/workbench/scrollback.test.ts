import { describe, expect, test } from 'vitest'
import { lastLines, withoutSecrets, worthKeeping } from './scrollback.ts'

const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'

describe('withoutSecrets', () => {
  test.each([
    ['a secret in JSON', `        "SecretAccessKey": "${secret}",`, '        "SecretAccessKey": "[x]",'],
    [
      'a secret in text output',
      `ACCESSKEY\tAKIAIOSFODNN7EXAMPLE\tActive\t${secret}`,
      'ACCESSKEY\tAKIAIOSFODNN7EXAMPLE\tActive\t[x]',
    ],
    ['in a credentials file', `aws_secret_access_key = ${secret}`, 'aws_secret_access_key = [x]'],
    ['a session token', `"SessionToken": "${'IQoJb3JpZ2luX2Vj'.repeat(8)}=="`, '"SessionToken": "[x]"'],
    ['an MFA seed', `"Base32StringSeed": "${'ABCDEFGH'.repeat(8)}"`, '"Base32StringSeed": "[x]"'],
    [
      'a password on the command line',
      `$ aws iam create-login-profile --user-name mara --password 'Once 0nly' --password-reset-required`,
      `$ aws iam create-login-profile --user-name mara --password [x] --password-reset-required`,
    ],
    [
      'two passwords',
      'aws iam change-password --old-password=a --new-password "b c"',
      'aws iam change-password --old-password=[x] --new-password [x]',
    ],
    ['a password in JSON, however short', '"Password": "ab"', '"Password": "[x]"'],
    [
      'ids, ARNs and dates stay',
      '"Arn": "arn:aws:iam::482719305561:user/mara", "UserId": "AIDAXK4Q7WPN2ZLMB5TRG"',
      '"Arn": "arn:aws:iam::482719305561:user/mara", "UserId": "AIDAXK4Q7WPN2ZLMB5TRG"',
    ],
  ])('%s', (_, text, kept) => {
    expect(withoutSecrets(text, '[x]')).toBe(kept)
  })
})

test('no more is kept than the last 500 lines', () => {
  const lines = Array.from({ length: 700 }, (_, at) => `line ${at}`)
  expect(lastLines(lines.join('\n'))).toBe(lines.slice(-500).join('\n'))
  expect(lastLines('x'.repeat(100_000))).toHaveLength(60_000)
})

describe('worthKeeping', () => {
  const mark = '(before)'
  const prompt = '[cloudshell-user@ip-10-4-17-82 ~]$'
  const work = `CloudShell. You are signed in.\n${prompt} echo hi\nhi`
  test.each([
    ['the prompt that waits goes', `${work}\n${prompt}`, work],
    ['several of them, and blank lines', `${work}\n${prompt}\n${prompt} \n\n${prompt}`, work],
    ['a prompt in another directory', `${work}\n[cloudshell-user@ip-10-4-17-82 ~/a]$`, work],
    ['what was typed at it stays', `${work}\n${prompt} aws ia`, `${work}\n${prompt} aws ia`],
    ['prompts in the middle stay', `${prompt}\n${work}`, `${prompt}\n${work}`],
    [
      'the marks of earlier reloads go',
      `${work}\n${mark}\n${prompt} ls\na\n${mark}\n${prompt}`,
      `${work}\n${prompt} ls\na`,
    ],
    ['nothing but a prompt is nothing', prompt, ''],
  ])('%s', (_, text, kept) => {
    expect(worthKeeping(text, mark)).toBe(kept)
  })
})
