/** `aws configure export-credentials`. */
import type { ParsedArguments } from '../argparse.ts'
import { findCredentials } from '../credentials.ts'
import { CliError, configurationError } from '../errors.ts'
import { requireProfile, type Session } from '../session.ts'
import { isoFormat } from '../timestamps.ts'

const LINES: Record<string, (name: string, value: string) => string> = {
  env: (name, value) => `export ${name}=${value}`,
  'env-no-export': (name, value) => `${name}=${value}`,
  powershell: (name, value) => `$Env:${name}="${value}"`,
  'windows-cmd': (name, value) => `set ${name}=${value}`,
  fish: (name, value) => `set -gx ${name} "${value}"`,
}

export async function exportCredentials(session: Session, values: ParsedArguments['values']): Promise<number> {
  let found: Awaited<ReturnType<typeof findCredentials>>
  try {
    requireProfile(session)
    found = await findCredentials(session)
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    throw configurationError(`Unable to retrieve credentials: ${error.message.trim()}\n`)
  }
  if (!found) throw configurationError('Unable to retrieve credentials: no credentials found')
  const expiration = found.expires === undefined ? undefined : isoFormat(new Date(found.expires))
  const line = LINES[String(values.get('format') ?? 'process')]
  if (!line) {
    const output = {
      Version: 1,
      AccessKeyId: found.accessKeyId,
      SecretAccessKey: found.secretAccessKey,
      ...(found.sessionToken !== undefined && { SessionToken: found.sessionToken }),
      ...(expiration !== undefined && { Expiration: expiration }),
    }
    session.machine.write('stdout', `${JSON.stringify(output, null, 2)}\n`)
    return 0
  }
  const variables: [string, string | undefined][] = [
    ['AWS_ACCESS_KEY_ID', found.accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', found.secretAccessKey],
    ['AWS_SESSION_TOKEN', found.sessionToken],
    ['AWS_CREDENTIAL_EXPIRATION', expiration],
  ]
  for (const [name, value] of variables)
    if (value !== undefined) session.machine.write('stdout', `${line(name, value)}\n`)
  return 0
}
