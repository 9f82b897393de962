/** `aws configure mfa-login`: a code for a session, written to a profile (awscli/customizations/configure/mfalogin.py). */
import { loadService } from '@first-line/aws-api'
import type { ParsedArguments } from '../argparse.ts'
import { clientWith } from '../calls.ts'
import { findCredentials } from '../credentials.ts'
import { CliError, errorLine, generalError, STATUS } from '../errors.ts'
import type { AwsCredentials } from '../machine.ts'
import type { PlainObject } from '../python-text.ts'
import { requireProfile, type Session, setting } from '../session.ts'
import { writeCredentials } from './files.ts'

const HALF_DAY = 43_200

/** What is asked for and was not given ends the command with status 1. */
class Missing extends Error {}

async function ask(session: Session, question: string): Promise<string> {
  const answer = await session.machine.ask(question)
  if (answer === undefined) throw generalError('EOF when reading a line')
  return answer
}

async function need(session: Session, question: string, complaint: string): Promise<string> {
  const answer = await ask(session, `${question}: `)
  if (answer === '') throw new Missing(complaint)
  return answer
}

/** `123456789012-phone` for an ARN, `session-GAHT123` for the number of a hardware device. */
function profileName(serial: string): string {
  if (!serial.startsWith('arn:aws:iam::')) return `session-${serial}`
  const [account = '', device = ''] = serial.split(':').slice(4)
  return `${account}-${device.split('/').at(-1)}`
}

interface Given {
  credentials: AwsCredentials
  serial: string
  code: string
}

/** With credentials in force, only the device and its code are asked for. */
async function fromProfile(session: Session, credentials: AwsCredentials, named: string | undefined): Promise<Given> {
  const serial =
    named ??
    setting(session, 'mfa_serial') ??
    (await need(session, 'MFA serial number or ARN', 'MFA serial number or MFA device ARN is required'))
  return { credentials, serial, code: await need(session, 'MFA token code', 'MFA token code is required') }
}

async function fromKeyboard(session: Session, named: string | undefined): Promise<Given> {
  session.machine.write('stdout', 'Please provide your AWS credentials:\n')
  const asked = (question: string): Promise<string> => need(session, question, `${question} is required`)
  const accessKeyId = await asked('AWS Access Key ID')
  const secretAccessKey = await asked('AWS Secret Access Key')
  const serial = named ?? (await asked('MFA serial number or ARN'))
  return { credentials: { accessKeyId, secretAccessKey }, serial, code: await asked('MFA token code') }
}

/** AWS CLI's own answers hold times as text; the client it makes for keys from the keyboard reads them. */
const shownEnd = (end: string, typed: boolean): string =>
  typed ? `${new Date(end).toISOString().slice(0, 19).replace('T', ' ')} UTC` : end

async function login(session: Session, values: ParsedArguments['values']): Promise<number> {
  const { machine } = session
  const option = (dest: string): string | undefined =>
    typeof values.get(dest) === 'string' ? String(values.get(dest)) : undefined
  requireProfile(session)
  const found = await findCredentials(session)
  const named = option('serial_number')
  const given = found ? await fromProfile(session, found, named) : await fromKeyboard(session, named)
  const offered = profileName(given.serial)
  const profile = option('update_profile') ?? ((await ask(session, `Profile to update [${offered}]: `)) || offered)
  const model = await loadService('sts')
  const client = clientWith(session, model, async () => given.credentials)
  const answer = await client.call(model.operations.GetSessionToken!, {
    DurationSeconds: Number(values.get('duration_seconds') ?? HALF_DAY),
    SerialNumber: given.serial,
    TokenCode: given.code,
  })
  const credentials = answer.Credentials as PlainObject
  await writeCredentials(
    machine,
    profile,
    new Map([
      ['aws_access_key_id', String(credentials.AccessKeyId)],
      ['aws_secret_access_key', String(credentials.SecretAccessKey)],
      ['aws_session_token', String(credentials.SessionToken)],
    ]),
  )
  machine.write(
    'stdout',
    `Temporary credentials written to profile '${profile}'
Credentials will expire at ${shownEnd(String(credentials.Expiration), !found)}
To use these credentials, specify --profile ${profile} when running AWS CLI commands
`,
  )
  return 0
}

export async function mfaLogin(session: Session, values: ParsedArguments['values']): Promise<number> {
  try {
    return await login(session, values)
  } catch (error) {
    const refused = error instanceof CliError && error.status === STATUS.service
    if (!refused && !(error instanceof Missing)) throw error
    session.machine.write('stderr', errorLine(refused ? `An error occurred: ${error.message}` : error.message))
    return 1
  }
}
