/** The real AWS CLI drives the endpoint. Each command takes seconds to start, so that a few are run by default. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ServedSandbox, serveSandbox } from '../node/serve-sandbox.ts'
import { findCli, runCli } from '../testing/aws-cli.ts'
import { ACCOUNT, ADMINISTRATOR, type TestBench, testBench } from '../testing/sandbox.ts'

const cli = await findCli()
const all = process.env.TEST_ALL === '1'

let bench: TestBench
let served: ServedSandbox

beforeAll(async () => {
  bench = await testBench({
    users: [
      { userName: 'dana', accessKeys: [{}] },
      {
        userName: 'bob',
        attachedPolicies: [ADMINISTRATOR],
        createDate: '2019-03-01T09:00:00Z',
        userId: 'AIDACKCEVSQ6C2EXAMPLE',
      },
    ],
    buckets: [{ name: 'kape-labs', createDate: '2019-03-01T09:00:00Z' }],
  })
  served = await serveSandbox(bench.sandbox, { port: 0 })
})

afterAll(async () => {
  await served.close()
  expect(bench.faults).toEqual([])
})

interface Command {
  as: 'root' | 'dana' | 'nobody'
  args: string[]
  status: number
  /** JSON of stdout, or its text. */
  out?: unknown
  /** The last line of stderr. */
  error?: string
  /** Run by default. */
  always?: boolean
}

const BOB = {
  Path: '/',
  UserName: 'bob',
  UserId: 'AIDACKCEVSQ6C2EXAMPLE',
  Arn: `arn:aws:iam::${ACCOUNT}:user/bob`,
  CreateDate: '2019-03-01T09:00:00+00:00',
}
const failed = (code: string, operation: string, message: string) =>
  `aws: [ERROR]: An error occurred (${code}) when calling the ${operation} operation: ${message}`

const commands: Command[] = [
  {
    as: 'dana',
    args: ['sts', 'get-caller-identity'],
    status: 0,
    out: { UserId: expect.stringMatching(/^AIDA/), Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/dana` },
    always: true,
  },
  { as: 'root', args: ['iam', 'get-user', '--user-name', 'bob'], status: 0, out: { User: BOB } },
  {
    as: 'root',
    args: ['iam', 'list-users', '--page-size', '1', '--query', 'Users[].UserName'],
    status: 0,
    out: ['bob', 'dana'],
    always: true,
  },
  {
    as: 'root',
    args: ['iam', 'list-attached-user-policies', '--user-name', 'bob'],
    status: 0,
    out: { AttachedPolicies: [{ PolicyName: 'AdministratorAccess', PolicyArn: ADMINISTRATOR }] },
  },
  {
    as: 'dana',
    args: ['iam', 'create-user', '--user-name', 'eve'],
    status: 254,
    error: failed(
      'AccessDenied',
      'CreateUser',
      `User: arn:aws:iam::${ACCOUNT}:user/dana is not authorized to perform: iam:CreateUser on resource: arn:aws:iam::${ACCOUNT}:user/eve because no identity-based policy allows the iam:CreateUser action`,
    ),
    always: true,
  },
  {
    as: 'root',
    args: ['iam', 'create-user', '--user-name', 'BOB'],
    status: 254,
    error: failed('EntityAlreadyExists', 'CreateUser', 'User with name BOB already exists.'),
  },
  {
    as: 'root',
    args: ['iam', 'delete-user', '--user-name', 'bob'],
    status: 254,
    error: failed('DeleteConflict', 'DeleteUser', 'Cannot delete entity, must detach all policies first.'),
  },
  {
    as: 'nobody',
    args: ['sts', 'get-caller-identity'],
    status: 254,
    error: failed(
      'InvalidClientTokenId',
      'GetCallerIdentity',
      'The security token included in the request is invalid.',
    ),
  },
  {
    as: 'nobody',
    args: ['s3api', 'list-buckets'],
    status: 254,
    error: failed(
      'InvalidAccessKeyId',
      'ListBuckets',
      'The AWS Access Key Id you provided does not exist in our records.',
    ),
  },
  { as: 'root', args: ['s3', 'ls'], status: 0, out: expect.stringMatching(/^2019-03-01 \d\d:00:00 kape-labs\n$/) },
  { as: 'root', args: ['s3', 'mb', 's3://made-by-cli'], status: 0, out: 'make_bucket: made-by-cli\n', always: true },
  { as: 'root', args: ['s3', 'rb', 's3://made-by-cli'], status: 0, out: 'remove_bucket: made-by-cli\n' },
]

describe.skipIf(!cli.path)(
  `AWS CLI ${cli.path === undefined ? `(skipped: ${cli.reason})` : cli.version}`,
  { timeout: 60_000 },
  () => {
    test.each(commands.filter(({ always }) => all || always))(
      '$as: aws $args',
      async ({ as, args, status, out, error }) => {
        const key =
          as === 'root'
            ? bench.rootKey
            : as === 'dana'
              ? bench.keyOf('dana')
              : { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'x' }
        const result = await runCli(cli.path!, args, { endpoint: served.url, ...key })
        expect({ status: result.status, error: result.stderr.trim().split('\n')[0] }).toEqual({
          status,
          error: error ?? '',
        })
        if (out === undefined) return
        expect(/^[[{]/.test(result.stdout) ? JSON.parse(result.stdout) : result.stdout).toEqual(out)
      },
    )
  },
)
