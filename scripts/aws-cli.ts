/** Finds an AWS CLI v2 for the tests that have the real one as their judge. They skip, with a reason, where there is none. */
import { execFile } from 'node:child_process'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const installed = join(
  process.env.FIRST_LINE_AWS_CLI_HOME ??
    join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'first-line/aws-cli-v2'),
  'aws',
)

/** Path of an AWS CLI v2: what `AWS_CLI` names, one on the PATH, or what scripts/install-aws-cli.sh installed. */
export async function awsCli(candidates = [process.env.AWS_CLI, 'aws', installed]): Promise<string | undefined> {
  for (const candidate of candidates) {
    if (candidate !== undefined && (await isVersion2(candidate))) return candidate
  }
  return undefined
}

async function isVersion2(program: string): Promise<boolean> {
  return promisify(execFile)(program, ['--version']).then(
    ({ stdout }) => stdout.startsWith('aws-cli/2.'),
    () => false,
  )
}
