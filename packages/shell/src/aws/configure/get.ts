/** `aws configure get`: status 1 and nothing printed when the setting is not there. */
import type { ParsedArguments } from '../argparse.ts'
import { generalError } from '../errors.ts'
import type { Settings } from '../ini.ts'
import { requireProfile, type Session } from '../session.ts'

type Found = string | Map<string, string> | undefined

const within = (settings: Settings | undefined, name: string, inner: string | undefined): Found => {
  const value = settings?.get(name)
  if (inner === undefined) return value
  return value instanceof Map ? value.get(inner) : undefined
}

function find(session: Session, values: ParsedArguments['values']): Found {
  const name = String(values.get('varname'))
  const parts = name.split('.')
  const subsection = (['sso_session', 'services'] as const).find((dest) => values.has(dest))
  if (subsection) {
    const section = String(values.get(subsection))
    const settings = session.config.get(`${subsection.replace('_', '-')} ${section}`)
    if (!settings) throw generalError(`The config sub-section (${section}) could not be found`)
    return within(settings, parts[0]!, parts[1])
  }
  if (parts.length === 1) {
    requireProfile(session)
    return session.profiles.get(session.profile)?.get(name)
  }
  if (parts[0] === 'profile') return within(session.profiles.get(parts[1]!), parts[2] ?? '', parts[3])
  if (parts[0] === 'default' || session.profiles.has(parts[0]!)) {
    return within(session.profiles.get(parts[0]!), parts[1]!, parts[2])
  }
  return within(session.profiles.get(session.profile), parts[0]!, parts[1])
}

export async function getValue(session: Session, values: ParsedArguments['values']): Promise<number> {
  const found = find(session, values)
  if (typeof found === 'string') {
    session.machine.write('stdout', `${found}\n`)
    return 0
  }
  if (found) {
    session.machine.write(
      'stderr',
      `varname (${values.get('varname')}) must reference a value, not a section or sub-section.`,
    )
  }
  return 1
}
