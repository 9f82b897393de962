import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { nodeTransport } from '../node/machine.ts'
import { type CannedAws, startCannedAws } from '../testing/canned-aws.ts'
import { runScript, type ScriptOptions } from './script.ts'

let aws: CannedAws
beforeAll(async () => {
  aws = await startCannedAws()
})
afterAll(() => aws.close())

const play = (script: string, more: Partial<ScriptOptions> = {}) =>
  runScript(script, {
    env: { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_REGION: 'us-east-1', AWS_ENDPOINT_URL: aws.url },
    transport: nodeTransport,
    ...more,
  })

describe('a script', () => {
  test('uses what aws prints, pipes it, branches on its status', async () => {
    const result = await play(`
account=$(aws sts get-caller-identity --query Account --output text)
echo "account $account"
if ! aws iam get-user --user-name nobody 2>/dev/null; then echo "nobody: $?"; fi
aws iam list-users --query 'Users[].UserName' --output text | tr '\\t' '\\n' | grep -c a
cat > p.json <<EOF
{"Version":"2012-10-17","Statement":[]}
EOF
aws iam create-policy --policy-name p --policy-document file://p.json --query Policy.PolicyName --output text
`)
    expect(result).toEqual({
      status: 0,
      stdout: 'account 123456789012\nnobody: 0\n5\nPolicyName\n',
      stderr: '',
      commands: [
        { args: ['sts', 'get-caller-identity', '--query', 'Account', '--output', 'text'], status: 0 },
        { args: ['iam', 'get-user', '--user-name', 'nobody'], status: 254 },
        { args: ['iam', 'list-users', '--query', 'Users[].UserName', '--output', 'text'], status: 0 },
        {
          args: [
            'iam',
            'create-policy',
            '--policy-name',
            'p',
            '--policy-document',
            'file://p.json',
            '--query',
            'Policy.PolicyName',
            '--output',
            'text',
          ],
          status: 0,
        },
      ],
    })
  })

  test('stops at the first failure under set -e, with its status', async () => {
    const result = await play('set -euo pipefail\naws iam create-user --user-name alice\necho not reached\n')
    expect(result.status).toBe(254)
    expect(result.stdout).toBe('')
    expect(result.stderr).toBe(
      '\naws: [ERROR]: An error occurred (EntityAlreadyExists) when calling the CreateUser operation: User with name alice already exists.\n',
    )
  })

  test('writes bytes as they are', async () => {
    const result = await play(
      'aws s3 cp s3://b/k - --no-progress | wc -c; aws s3api get-object --bucket b --key k out >/dev/null; cat out',
    )
    expect(result.stdout.trim().split(/\s+/)).toEqual(['6', 'hello'])
  })

  test('gives its files and its input to commands', async () => {
    const result = await play('cat given.txt; cat; exit 3', {
      files: { 'given.txt': 'a file\n' },
      stdin: new TextEncoder().encode('the input\n'),
    })
    expect(result).toEqual({ status: 3, stdout: 'a file\nthe input\n', stderr: '', commands: [] })
  })
})
