/** Writes settings to the two files under `~/.aws`. */
import { bytesOfText, textOf } from '../bytes.ts'
import { generalError } from '../errors.ts'
import { profileSection, type Settings, updateIni } from '../ini.ts'
import type { Machine } from '../machine.ts'
import { configPath, credentialsPath } from '../session.ts'

/** Settings that go to `~/.aws/credentials`. */
export const SECRET_SETTINGS = ['aws_access_key_id', 'aws_secret_access_key', 'aws_session_token', 'aws_security_token']

/** Says so when others can read the file with the keys. */
export async function warnIfReadable(machine: Machine, path: string): Promise<void> {
  const mode = await machine.files.mode(path)
  if (mode === undefined || (mode & 0o077) === 0) return
  machine.write(
    'stderr',
    `\naws: [WARNING]: The file '${path}' is accessible by other users. Consider running 'chmod 600 ${path}' to restrict access to only your user.\n`,
  )
}

async function update(machine: Machine, path: string, section: string, values: Settings): Promise<void> {
  for (const [name, value] of values) {
    const texts = typeof value === 'string' ? [value] : [...value.values()]
    if (texts.some((text) => /[\r\n]/.test(text))) {
      throw generalError(`Invalid value for '${name}': newline characters are not allowed in configuration values.`)
    }
  }
  const before = await machine.files.read(path)
  const text = before instanceof Uint8Array ? textOf(before) : ''
  const mode = (await machine.files.mode(path)) ?? 0o600
  await machine.files.write(path, bytesOfText(updateIni(text, section, values)), mode)
}

export async function writeCredentials(machine: Machine, profile: string, values: Settings): Promise<void> {
  const path = credentialsPath(machine)
  await warnIfReadable(machine, path)
  await update(machine, path, profile, values)
}

export const writeConfig = (machine: Machine, profile: string, values: Settings): Promise<void> =>
  update(machine, configPath(machine), profileSection(profile), values)

/** A section that is no profile: `sso-session name`, `plugins`. */
export const writeSection = (machine: Machine, section: string, values: Settings): Promise<void> =>
  update(machine, configPath(machine), section, values)
