import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Oldest release whose errors and output the tests know. */
const OLDEST = [2, 30] as const

export type FoundCli = { path: string; version: string } | { path: undefined; reason: string }

/** The real AWS CLI: the one that `AWS_CLI` names, or `aws` on the PATH, if it is new enough. */
export async function findCli(): Promise<FoundCli> {
  const path = process.env.AWS_CLI ?? 'aws'
  try {
    const { stdout } = await run(path, ['--version'])
    const [, major = '0', minor = '0'] = /aws-cli\/(\d+)\.(\d+)/.exec(stdout) ?? []
    if (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]) return { path, version: stdout.trim() }
    return { path: undefined, reason: `${path} is ${stdout.trim().split(' ')[0]}, older than ${OLDEST.join('.')}` }
  } catch (error) {
    return {
      path: undefined,
      reason: `${path} does not run (${error instanceof Error ? error.message.split('\n')[0] : error}); AWS_CLI names another`,
    }
  }
}

export interface CliResult {
  status: number
  stdout: string
  stderr: string
}

/** Runs one command of the CLI against an endpoint; nothing of this machine's own configuration reaches it. */
export async function runCli(
  path: string,
  args: readonly string[],
  options: { endpoint: string; accessKeyId: string; secretAccessKey: string; sessionToken?: string },
): Promise<CliResult> {
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: '/nonexistent',
    AWS_CONFIG_FILE: '/nonexistent/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: options.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_PAGER: '',
    AWS_ACCESS_KEY_ID: options.accessKeyId,
    AWS_SECRET_ACCESS_KEY: options.secretAccessKey,
    ...(options.sessionToken !== undefined && { AWS_SESSION_TOKEN: options.sessionToken }),
  }
  try {
    const { stdout, stderr } = await run(path, [...args], { env, maxBuffer: 50_000_000 })
    return { status: 0, stdout, stderr }
  } catch (error) {
    const { code, stdout, stderr } = error as { code?: unknown; stdout?: string; stderr?: string }
    if (typeof code !== 'number') throw error
    return { status: code, stdout: stdout ?? '', stderr: stderr ?? '' }
  }
}
