/** `aws configure` without a subcommand: asks, each question with what is set now. */
import { generalError } from '../errors.ts'
import type { Settings } from '../ini.ts'
import { type Session, setting } from '../session.ts'
import { SECRET_SETTINGS, writeConfig, writeCredentials } from './files.ts'

/** `****************ABCD`; `None` when there is nothing. */
export const masked = (value: string | undefined): string =>
  value === undefined ? 'None' : '*'.repeat(16) + value.slice(-4)

const QUESTIONS = [
  ['aws_access_key_id', 'AWS Access Key ID'],
  ['aws_secret_access_key', 'AWS Secret Access Key'],
  ['aws_session_token', 'AWS Session Token'],
  ['region', 'Default region name'],
  ['output', 'Default output format'],
] as const

const isTemporary = (key: string | undefined): boolean => key?.startsWith('ASIA') ?? false

export async function askForValues(session: Session): Promise<number> {
  const { machine, profile } = session
  const settings = session.profiles.get(profile)
  if (!settings || settings.size === 0) {
    machine.write(
      'stdout',
      "\nTip: You can deliver temporary credentials to the AWS CLI using your AWS Console session by running the command 'aws login'.\n\n",
    )
  }
  const answers = new Map<string, string>()
  for (const [name, question] of QUESTIONS) {
    const current = setting(session, name)
    const key = answers.get('aws_access_key_id')
    if (name === 'aws_session_token') {
      const wanted = key === undefined ? current !== undefined : isTemporary(key)
      if (!wanted) continue
    }
    const secret = SECRET_SETTINGS.includes(name)
    const answer = await machine.ask(`${question} [${secret ? masked(current) : (current ?? 'None')}]: `)
    if (answer === undefined) throw generalError('EOF when reading a line')
    if (answer !== '' && answer !== current) answers.set(name, answer)
  }
  const secrets: Settings = new Map([...answers].filter(([name]) => SECRET_SETTINGS.includes(name)))
  const plain: Settings = new Map([...answers].filter(([name]) => !SECRET_SETTINGS.includes(name)))
  if (secrets.size > 0) await writeCredentials(machine, profile, secrets)
  if (answers.size > 0) await writeConfig(machine, profile, plain)
  return 0
}
