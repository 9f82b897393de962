/** Profiles, credentials, Regions: found, missing, wrong; and `aws configure`. */
import { type Case, lines } from './lines.ts'

const NO_KEYS = { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined, AWS_EC2_METADATA_DISABLED: 'true' }

export const configureCases: Case[] = [
  ...lines(
    `
    sts get-caller-identity
    iam list-users
    iam create-user --user-name ''
    s3api list-buckets
    configure list
    configure list-profiles
    configure get region
    configure export-credentials
    sts get-caller-identity --no-sign-request
    `,
    { env: NO_KEYS },
  ),
  ...lines(
    `
    sts get-caller-identity --profile nope
    configure list --profile nope
    configure get region --profile nope
    iam create-user --user-name '' --profile nope
    `,
  ),
  ...lines(
    `
    sts get-caller-identity
    ec2 describe-instances
    iam list-users
    s3api list-buckets
    configure list
    `,
    { env: { AWS_REGION: undefined } },
  ),
  ...lines('sts get-caller-identity', { env: { AWS_SECRET_ACCESS_KEY: undefined } }),
  ...lines('sts get-caller-identity', { env: { AWS_DEFAULT_OUTPUT: 'text' } }),
  ...lines('sts get-caller-identity', { env: { AWS_DEFAULT_OUTPUT: 'bogus' } }),
  ...lines('sts get-caller-identity', { env: { AWS_PROFILE: 'nope' } }),
  ...lines('configure list', { env: { AWS_PROFILE: 'nope' } }),
  ...lines('iam get-user --user-name nobody', { env: { AWS_CLI_ERROR_FORMAT: 'json' } }),
  {
    line: 'configure',
    stdin: 'AKIAIOSFODNN7EXAMPLE\nsecret\nus-west-2\njson\n',
    show: ['home/.aws/config', 'home/.aws/credentials'],
  },
  {
    line: 'configure --profile dev',
    stdin: 'AKIAIOSFODNN7EXAMPLE\nsecret\n\n\n',
    show: ['home/.aws/config', 'home/.aws/credentials'],
  },
  {
    line: 'configure --profile tmp',
    stdin: 'ASIAIOSFODNN7EXAMPLE\nsecret\ntoken\n\n\n',
    show: ['home/.aws/config', 'home/.aws/credentials'],
  },
  { line: 'configure', stdin: 'AKIA\n' },
  { line: 's3 cp - s3://b/k', stdin: 'piped\n' },
  { line: 's3 cp - s3://b/k --dryrun', stdin: 'piped\n' },
  { line: 's3 cp - s3://b/', stdin: 'piped\n' },
  { line: 'configure set region eu-west-1', show: ['home/.aws/config'] },
  { line: 'configure set region eu-west-1 --profile dev', show: ['home/.aws/config'] },
  { line: 'configure set aws_access_key_id X --profile dev', show: ['home/.aws/credentials'] },
  { line: 'configure set profile.dev.role_arn arn:x', show: ['home/.aws/config'] },
  { line: 'configure set default.s3.max_concurrent_requests 5', show: ['home/.aws/config'] },
  { line: 'configure set s3.addressing_style path', show: ['home/.aws/config'] },
  { line: 'configure set sso_region x --sso-session my', show: ['home/.aws/config'] },
  { line: 'configure import --csv file://{dir}/keys.csv', show: ['home/.aws/credentials'] },
  { line: 'configure import --csv file://{dir}/policy.json' },
  { line: 'configure import --csv {dir}/keys.csv' },
  { line: 'configure export-credentials' },
  { line: 'configure export-credentials --format env' },
  { line: 'configure export-credentials --format powershell' },
  { line: 'configure list' },
  { line: 'configure list extra' },
  ...lines('sts get-caller-identity --profile own', { env: { AWS_CONFIG_FILE: '{dir}/roles.ini' } }),
  ...lines(
    `
    sts get-caller-identity --profile role
    sts get-caller-identity --profile full
    configure list --profile full
    `,
    { env: { AWS_CONFIG_FILE: '{dir}/roles.ini' }, show: ['home/.aws/cli/cache/'] },
  ),
  ...[
    ['configure mfa-login', 'arn:aws:iam::123456789012:mfa/phone\n123456\n\n'],
    ['configure mfa-login --update-profile s --duration-seconds 900', 'GAHT123\n123456\n'],
    ['configure mfa-login --serial-number GAHT123', '123456\nmine\n'],
    ['configure mfa-login', 'arn:aws:iam::123456789012:mfa/phone\n\n'],
    ['configure mfa-login', '\n'],
    ['configure mfa-login', 'GAHT123\n'],
    ['configure mfa-login', 'GAHT123\n000000\n\n'],
    ['configure mfa-login --duration-seconds abc', ''],
    ['configure mfa-login --duration 900 extra', 'GAHT123\n123456\n\n'],
    ['configure mfa-login --profile nope', ''],
  ].map(([line = '', stdin = '']): Case => ({ line, stdin, show: ['home/.aws/credentials'] })),
  {
    line: 'configure mfa-login --profile base',
    stdin: '123456\n\n',
    env: { AWS_CONFIG_FILE: '{dir}/roles.ini' },
    show: ['home/.aws/credentials'],
  },
  ...['AKIAIOSFODNN7EXAMPLE\nsecret\nGAHT123\n123456\n\n', '\n', 'AKIAIOSFODNN7EXAMPLE\n\n'].map(
    (stdin): Case => ({
      line: 'configure mfa-login',
      stdin,
      env: { AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined },
      show: ['home/.aws/credentials'],
    }),
  ),
]
