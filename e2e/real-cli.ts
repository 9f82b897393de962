/** The real AWS CLI, as somebody at their own terminal uses it: the learner's keys, the endpoint's address, no more. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const execute = promisify(execFile)

export interface Keys {
  accessKeyId: string
  secretAccessKey: string
}

/** Which `aws` there is: `AWS_CLI`, else the first on the PATH; undefined where there is none. */
export async function realCli(): Promise<string | undefined> {
  const program = process.env.AWS_CLI ?? 'aws'
  return execute(program, ['--version']).then(
    () => program,
    () => undefined,
  )
}

/** Runs one command and gives what it prints. @throws with what it said on stderr when it fails. */
export async function aws(program: string, endpoint: string, keys: Keys, args: string[]): Promise<string> {
  const { stdout } = await execute(program, ['--endpoint-url', endpoint, ...args], {
    env: {
      PATH: process.env.PATH,
      HOME: '/nonexistent',
      AWS_ACCESS_KEY_ID: keys.accessKeyId,
      AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
    },
  })
  return stdout
}
