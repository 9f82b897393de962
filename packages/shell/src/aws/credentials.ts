/**
 * Where credentials come from, in AWS CLI v2's order: environment, role of a profile, files, a process's output, the
 * machine itself (https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-authentication.html).
 */
import { loadService } from '@first-line/aws-api'
import { clientWith } from './calls.ts'
import { CliError, generalError, STATUS } from './errors.ts'
import { instanceCredentials } from './instance-metadata.ts'
import type { AwsCredentials } from './machine.ts'
import type { PlainObject } from './python-text.ts'
import { endOf, readRoleCache, roleCachePath, writeRoleCache } from './role-cache.ts'
import { type Session, setting } from './session.ts'

export type CredentialSource =
  | 'env'
  | 'assume-role'
  | 'shared-credentials-file'
  | 'login'
  | 'config-file'
  | 'container-role'
  | 'iam-role'

export interface FoundCredentials extends AwsCredentials {
  source: CredentialSource
}

function fromEnvironment({ machine, globals }: Session): FoundCredentials | undefined {
  // `--profile` names where they are; only the variable AWS_PROFILE leaves the environment in front.
  if (globals.profile !== undefined) return undefined
  const { env } = machine
  const accessKeyId = env.AWS_ACCESS_KEY_ID
  if (!accessKeyId) return undefined
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY
  if (!secretAccessKey) throw generalError('Partial credentials found in env, missing: AWS_SECRET_ACCESS_KEY')
  const sessionToken = env.AWS_SESSION_TOKEN ?? env.AWS_SECURITY_TOKEN
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), source: 'env' }
}

/** Keys of a profile in a file. @throws CliError 255 when half of them is there. */
function fromFile(session: Session, profile: string): FoundCredentials | undefined {
  const inCredentials = session.credentialsFile.get(profile)?.has('aws_access_key_id') ?? false
  const accessKeyId = setting(session, 'aws_access_key_id', profile)
  if (accessKeyId === undefined) return undefined
  const source = inCredentials ? 'shared-credentials-file' : 'config-file'
  const secretAccessKey = setting(session, 'aws_secret_access_key', profile)
  if (secretAccessKey === undefined) {
    throw generalError(`Partial credentials found in ${source}, missing: aws_secret_access_key`)
  }
  const sessionToken = setting(session, 'aws_session_token', profile)
  return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }), source }
}

/** The credentials file, then a login, then the config file. */
async function fromProfile(session: Session, profile: string): Promise<FoundCredentials | undefined> {
  const found = fromFile(session, profile)
  if (found?.source === 'shared-credentials-file' || setting(session, 'login_session', profile) === undefined) {
    return found
  }
  const { loginCredentials } = await import('./login/login-credentials.ts')
  const login = await loginCredentials(session, profile)
  return login ? { ...login, source: 'login' } : found
}

async function fromRole(session: Session, profile: string, seen: string[]): Promise<FoundCredentials | undefined> {
  const roleArn = setting(session, 'role_arn', profile)
  if (roleArn === undefined || setting(session, 'web_identity_token_file', profile) !== undefined) return undefined
  const sourceProfile = setting(session, 'source_profile', profile)
  const credentialSource = setting(session, 'credential_source', profile)
  if (sourceProfile === undefined && credentialSource === undefined) {
    throw generalError(`Partial credentials found in assume-role, missing: source_profile or credential_source`)
  }
  if (sourceProfile !== undefined && credentialSource !== undefined) {
    throw generalError(`The profile "${profile}" contains both source_profile and credential_source.`)
  }
  if (sourceProfile !== undefined && !session.profiles.has(sourceProfile)) {
    throw generalError(`The source_profile "${sourceProfile}" referenced in the profile "${profile}" does not exist.`)
  }
  const isItself = sourceProfile === profile && fromFile(session, profile) !== undefined
  if (sourceProfile !== undefined && seen.includes(sourceProfile) && !isItself) {
    throw generalError(
      `Infinite loop in credential configuration detected. Attempting to load from profile ${sourceProfile} which has already been visited. Visited profiles: [${[...seen].map((name) => `'${name}'`).join(', ')}]`,
    )
  }
  const mfaSerial = setting(session, 'mfa_serial', profile)
  const { machine } = session
  const request: PlainObject = { RoleArn: roleArn }
  const duration = setting(session, 'duration_seconds', profile)
  if (duration !== undefined) request.DurationSeconds = Number(duration)
  const externalId = setting(session, 'external_id', profile)
  if (externalId !== undefined) request.ExternalId = externalId
  if (mfaSerial !== undefined) request.SerialNumber = mfaSerial
  const sessionName = setting(session, 'role_session_name', profile)
  if (sessionName !== undefined) request.RoleSessionName = sessionName
  const cache = roleCachePath(machine, request)
  const before = await readRoleCache(machine, cache)
  if (before) return roleCredentials(before)

  const source =
    sourceProfile === undefined
      ? await fromCredentialSource(session, credentialSource!, profile)
      : sourceProfile === profile
        ? fromFile(session, profile)
        : ((await fromRole(session, sourceProfile, [...seen, sourceProfile])) ??
          (await fromProfile(session, sourceProfile)))
  if (!source) {
    throw generalError(`The source profile "${sourceProfile ?? credentialSource}" must have credentials.`)
  }
  if (sessionName === undefined) request.RoleSessionName = `botocore-session-${Math.floor(machine.now() / 1000)}`
  if (mfaSerial !== undefined) {
    const code = await machine.ask(`Enter MFA code for ${mfaSerial}: `, { secret: true })
    if (code === undefined) throw new CliError(STATUS.interrupted, '')
    request.TokenCode = code
  }
  const model = await loadService('sts')
  const client = clientWith({ ...session, globals: { ...session.globals, sign: true } }, model, async () => source)
  const answer = await client.call(model.operations.AssumeRole!, request)
  await writeRoleCache(machine, cache, answer)
  const found = roleCredentials(answer.Credentials as PlainObject)
  if ((found.expires ?? 0) > machine.now()) return found
  throw generalError('Credentials were refreshed, but the refreshed credentials are still expired.')
}

/** `credential_source`: what the machine itself has. @throws CliError for a name that is none */
async function fromCredentialSource(
  session: Session,
  name: string,
  profile: string,
): Promise<AwsCredentials | undefined> {
  switch (name.toLowerCase()) {
    case 'environment':
      return fromEnvironment({ ...session, globals: { ...session.globals, profile: undefined } })
    case 'ecscontainer':
      return session.machine.defaultCredentials?.()
    case 'ec2instancemetadata':
      return instanceCredentials(session.machine)
    default:
      throw generalError(`The credential source "${name}" referenced in profile "${profile}" is not valid.`)
  }
}

function roleCredentials(found: PlainObject): FoundCredentials {
  return {
    accessKeyId: String(found.AccessKeyId),
    secretAccessKey: String(found.SecretAccessKey),
    sessionToken: String(found.SessionToken),
    expires: endOf(found),
    source: 'assume-role',
  }
}

/** The session's credentials; undefined when there are none anywhere. @throws CliError */
export async function findCredentials(session: Session): Promise<FoundCredentials | undefined> {
  const found =
    fromEnvironment(session) ??
    (await fromRole(session, session.profile, [session.profile])) ??
    (await fromProfile(session, session.profile))
  if (found) return found
  const own = await session.machine.defaultCredentials?.()
  if (own) return { ...own, source: 'container-role' }
  const role = await instanceCredentials(session.machine)
  return role && { ...role, source: 'iam-role' }
}
