/** `aws login`: credentials of the console session for this machine (awscli/customizations/login/login.py). */
import { parseArguments } from '../argparse.ts'
import { bytesFromBase64, textOf } from '../bytes.ts'
import { writeConfig } from '../configure/files.ts'
import { configurationError, generalError, paramValidation } from '../errors.ts'
import { plainHelp } from '../help.ts'
import { showHelp } from '../pager.ts'
import type { PlainObject } from '../python-text.ts'
import { regionOf, type Session } from '../session.ts'
import { crossDevice, sameDevice } from './authorize.ts'
import { askForToken, endIn, tokenIn } from './fetch-token.ts'
import { codeError, redeemError } from './login-errors.ts'
import { newKey, pemOf } from './proof-key.ts'
import { writeToken } from './token-cache.ts'

const DEFAULT_REGION = 'us-east-1'

const HELP = (): string =>
  plainHelp('login', 'Asks for consent in the console, and gives this machine its credentials for a while.', [
    'aws login [--profile <name>] [--remote]',
  ])

export async function runLogin(given: Session, args: string[]): Promise<number> {
  const { machine } = given
  if (args.length === 1 && args[0] === 'help') {
    await showHelp(machine, HELP())
    return 0
  }
  const { values, rest } = parseArguments(
    [
      { name: '--remote', dest: 'remote', action: 'store-true' },
      { name: '--redirect-port', dest: 'redirect_port', type: 'int' },
    ],
    args,
  )
  if (rest.length > 0) throw paramValidation(`Unknown options: ${rest.join(',')}`)
  const port = values.get('redirect_port')
  if (typeof port === 'number' && (port < 1 || port > 65_535)) {
    throw paramValidation('Invalid value for --redirect-port. Value must be between 1 and 65535.')
  }
  const found = regionOf(given)?.value
  const region = found ?? (await askForRegion(given))
  const session: Session = { ...given, globals: { ...given.globals, region } }
  refuseOtherCredentials(session)

  const key = newKey()
  const grant = values.get('remote') === true ? await crossDevice(session) : await sameDevice(session)
  const result = await askForToken(session, key, grant)
  if (result.error) throw redeemError(result)
  const made = tokenIn(result)
  if (!made) throw codeError('Failed to retrieve an access token.')
  const arn = subjectOf(made.idToken)
  if (!(await mayReplace(session, arn))) return 0
  const expiresAt = endIn(machine.now(), made.expiresIn)
  await writeToken(machine, arn, {
    accessToken: { ...made.accessToken, accountId: arn.split(':')[4] ?? '', expiresAt },
    ...{ tokenType: made.tokenType, clientId: String(grant.clientId) },
    ...{ refreshToken: made.refreshToken, idToken: made.idToken, dpopKey: pemOf(key) },
  })
  const { profile } = session
  const settings = new Map([['login_session', arn], ...(found === undefined ? [['region', region] as const] : [])])
  await writeConfig(machine, profile, settings)
  machine.write('stdout', `\nUpdated profile ${profile} to use ${arn} credentials.\n`)
  if (profile !== 'default') {
    machine.write(
      'stdout',
      `Use "--profile ${profile}" to use the new credentials, such as "aws sts get-caller-identity --profile ${profile}"\n`,
    )
  }
  return 0
}

async function askForRegion({ machine }: Session): Promise<string> {
  machine.write(
    'stdout',
    'No AWS region has been configured. The AWS region is the geographic location of your AWS resources.\n\nIf you have used AWS before and already have resources in your account, specify which region they were created in. If you have not created resources in your account before, you can pick the region closest to you: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html.\n\nYou are able to change the region in the CLI at any time with the command "aws configure set region NEW_REGION".\n',
  )
  const answer = await machine.ask(`AWS Region [${DEFAULT_REGION}]: `)
  if (answer === undefined) throw generalError('EOF when reading a line')
  return answer.trim() || DEFAULT_REGION
}

/** Credentials of another kind would win over the login's. @throws CliError 253 */
function refuseOtherCredentials({ profiles, profile }: Session): void {
  const settings = profiles.get(profile)
  const has = (...names: string[]): boolean => names.some((name) => settings?.has(name))
  const style = has('web_identity_token_file')
    ? 'Web Identity'
    : has('sso_role_name', 'sso_account_id')
      ? 'SSO'
      : has('aws_access_key_id')
        ? 'Access Key'
        : has('role_arn')
          ? 'Assume Role'
          : has('credential_process')
            ? 'Credential Process'
            : undefined
  if (style === undefined) return
  throw configurationError(
    `Profile '${profile}' is already configured with ${style} credentials.\n\nYou may run 'aws login --profile new-profile-name' to create a new profile with the specified name. Otherwise you must first manually remove the existing credentials from '${profile}'.\n`,
  )
}

/** A profile that was logged in as somebody else is asked about. */
async function mayReplace({ machine, profiles, profile }: Session, arn: string): Promise<boolean> {
  const before = profiles.get(profile)?.get('login_session')
  if (typeof before !== 'string' || before === arn) return true
  for (;;) {
    const answer = await machine.ask(
      `\nProfile ${profile} is already configured to use session ${before}. Do you want to overwrite it to use ${arn} instead? (y/n): `,
    )
    if (answer === undefined) throw generalError('EOF when reading a line')
    if (/^y(?:es)?$/i.test(answer)) return true
    if (/^no?$/i.test(answer)) return false
    machine.write('stdout', 'Invalid response. Please enter "y" or "n"\n')
  }
}

/** Whom the token is about. */
function subjectOf(idToken: string): string {
  const [, body = '', signature] = idToken.split('.')
  if (signature === undefined) throw generalError('Invalid JWT token - cannot extract payload')
  const padded = body
    .replaceAll('-', '+')
    .replaceAll('_', '/')
    .padEnd(Math.ceil(body.length / 4) * 4, '=')
  const bytes = bytesFromBase64(padded)
  const { sub } = (bytes ? JSON.parse(textOf(bytes)) : {}) as PlainObject
  if (typeof sub !== 'string') throw generalError('Invalid JWT token - missing sub')
  return sub
}
