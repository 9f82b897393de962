/** `aws configure list` and `list-profiles`. */
import { findCredentials } from '../credentials.ts'
import { regionOf, requireProfile, type Session } from '../session.ts'
import { masked } from './prompts.ts'

const row = (name: string, value: string, type: string, location: string): string =>
  `${name.padEnd(10)} : ${value.padEnd(24)} : ${type.padEnd(16)} : ${location}\n`

const unset = (name: string): string => row(name, '<not set>', 'None', 'None')

function profileRow({ globals, machine, profile }: Session): string {
  if (globals.profile !== undefined) return row('profile', profile, 'manual', '--profile')
  const variable = ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].find((name) => machine.env[name])
  // AWS CLI shows the list of names it looks at, in Python's form.
  return variable ? row('profile', profile, 'env', "['AWS_PROFILE', 'AWS_DEFAULT_PROFILE']") : unset('profile')
}

export async function listConfiguration(session: Session): Promise<number> {
  const { machine } = session
  machine.write('stdout', row('NAME', 'VALUE', 'TYPE', 'LOCATION'))
  machine.write('stdout', profileRow(session))
  requireProfile(session)
  const credentials = await findCredentials(session)
  if (!credentials) machine.write('stdout', unset('access_key') + unset('secret_key'))
  else {
    machine.write('stdout', row('access_key', masked(credentials.accessKeyId), credentials.source, ''))
    machine.write('stdout', row('secret_key', masked(credentials.secretAccessKey), credentials.source, ''))
  }
  const region = regionOf({ ...session, globals: { ...session.globals, region: undefined } })
  if (!region) machine.write('stdout', unset('region'))
  else if (region.from === 'env')
    machine.write('stdout', row('region', region.value, 'env', "['AWS_REGION', 'AWS_DEFAULT_REGION']"))
  else if (region.from === 'file') {
    const path = machine.env.AWS_CONFIG_FILE ?? '~/.aws/config'
    machine.write('stdout', row('region', region.value, 'config-file', path))
  } else machine.write('stdout', row('region', region.value, 'imds', ''))
  return 0
}

export async function listProfiles({ machine, profiles }: Session): Promise<number> {
  for (const name of profiles.keys()) machine.write('stdout', `${name}\n`)
  return 0
}
