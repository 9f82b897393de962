/**
 * What a run of `aws` is configured with: profile, Region, output, endpoint. The order is AWS CLI v2's: command line,
 * environment, files, machine (https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-configure.html#configure-precedence).
 */
import type { ServiceModel } from '@first-line/aws-api'
import { textOf } from './bytes.ts'
import { generalError } from './errors.ts'
import type { Globals } from './global-options.ts'
import { type Ini, IniError, parseIni, profilesOf, type Settings } from './ini.ts'
import { instanceRegion } from './instance-metadata.ts'
import type { Machine } from './machine.ts'
import { expandPath } from './param-file.ts'

export interface Session {
  machine: Machine
  globals: Globals
  /** Name of the chosen profile, `default` when none was named. */
  profile: string
  /** The profile was named on the command line or in the environment. */
  profileNamed: boolean
  /** Config file and credentials file together, by profile. */
  profiles: Map<string, Settings>
  config: Ini
  credentialsFile: Ini
}

const readIni = async (machine: Machine, path: string): Promise<Ini> => {
  const data = await machine.files.read(path)
  if (!data || data === 'directory') return new Map()
  try {
    return parseIni(textOf(data))
  } catch (error) {
    if (error instanceof IniError) throw generalError(`Unable to parse config file: ${path}`, error)
    throw error
  }
}

export const configPath = ({ env }: Machine): string => expandPath(env.AWS_CONFIG_FILE ?? '~/.aws/config', env)
export const credentialsPath = ({ env }: Machine): string =>
  expandPath(env.AWS_SHARED_CREDENTIALS_FILE ?? '~/.aws/credentials', env)

/** Reads the files. A profile that does not exist is no error yet: `configure` makes new ones. */
export async function openSession(machine: Machine, globals: Globals): Promise<Session> {
  const { env } = machine
  const named = globals.profile ?? (env.AWS_PROFILE || undefined) ?? (env.AWS_DEFAULT_PROFILE || undefined)
  const config = await readIni(machine, configPath(machine))
  const credentialsFile = await readIni(machine, credentialsPath(machine))
  const profiles = new Map([...profilesOf(config)].map(([name, settings]) => [name, new Map(settings)]))
  for (const [name, settings] of credentialsFile) {
    profiles.set(name, new Map([...(profiles.get(name) ?? []), ...settings]))
  }
  const session = {
    machine,
    globals,
    profile: named ?? 'default',
    profileNamed: named !== undefined,
    profiles,
    config,
    credentialsFile,
  }
  // An instance knows where it stands, and is asked only when nobody else said it.
  const region = machine.metadata && !regionOf(session) ? await instanceRegion(machine) : undefined
  return region === undefined ? session : { ...session, machine: { ...machine, defaultRegion: region } }
}

/** @throws CliError 255 when the chosen profile is in no file. */
export function requireProfile(session: Session): void {
  if (session.profileNamed && !session.profiles.has(session.profile)) {
    throw generalError(`The config profile (${session.profile}) could not be found`)
  }
}

/** A plain setting of the chosen profile. */
export function setting(session: Session, name: string, profile = session.profile): string | undefined {
  const value = session.profiles.get(profile)?.get(name)
  return typeof value === 'string' ? value : undefined
}

/** The Region and where it came from, as `configure list` shows it. */
export function regionOf(
  session: Session,
): { value: string; from: 'option' | 'env' | 'file' | 'machine'; name?: string } | undefined {
  const { globals, machine } = session
  if (globals.region !== undefined) return { value: globals.region, from: 'option' }
  for (const name of ['AWS_REGION', 'AWS_DEFAULT_REGION']) {
    if (machine.env[name]) return { value: machine.env[name]!, from: 'env', name }
  }
  const value = setting(session, 'region')
  if (value !== undefined) return { value, from: 'file' }
  return machine.defaultRegion === undefined ? undefined : { value: machine.defaultRegion, from: 'machine' }
}

/** `AWS_ENDPOINT_URL_S3`, `endpoint_url`, and a profile's `services` section; undefined for AWS's own hosts. */
export function endpointOf(session: Session, model: ServiceModel): string | undefined {
  const { globals, machine } = session
  if (globals.endpointUrl !== undefined) return globals.endpointUrl
  if (machine.env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS?.toLowerCase() === 'true') return undefined
  const service = model.metadata.serviceId.replaceAll(' ', '_')
  const fromEnvironment = machine.env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? machine.env.AWS_ENDPOINT_URL
  if (fromEnvironment) return fromEnvironment
  const section = setting(session, 'services')
  const settings =
    section === undefined ? undefined : session.config.get(`services ${section}`)?.get(service.toLowerCase())
  const fromSection = settings instanceof Map ? settings.get('endpoint_url') : undefined
  return fromSection ?? setting(session, 'endpoint_url')
}
