/** `aws configure set`. */
import type { ParsedArguments } from '../argparse.ts'
import { paramValidation } from '../errors.ts'
import type { Settings } from '../ini.ts'
import type { Session } from '../session.ts'
import { SECRET_SETTINGS, writeConfig, writeCredentials, writeSection } from './files.ts'

const nested = (name: string, inner: string | undefined, value: string): Settings =>
  new Map([[name, inner === undefined ? value : new Map([[inner, value]])]])

export async function setValue(session: Session, values: ParsedArguments['values']): Promise<number> {
  const { machine } = session
  const name = String(values.get('varname'))
  const value = String(values.get('value'))
  const subsection = (['sso_session', 'services'] as const).find((dest) => values.has(dest))
  if (subsection) {
    const section = String(values.get(subsection))
    const type = subsection.replace('_', '-')
    if (!/^[\w\-/.%@:+]+/.test(section)) throw paramValidation(`aws: [ERROR]: Invalid value for --${type}.`)
    const parts = name.split('.')
    if (parts.length > 2) {
      throw paramValidation(
        'Found more than two parts in the property to set. Deep nesting of properties is not supported.',
      )
    }
    await writeSection(machine, `${type} ${section}`, nested(parts[0]!, parts[1], value))
    return 0
  }

  let profile = session.profile
  let parts = name.split('.')
  if (parts.length > 1 && parts[0] === 'default') {
    profile = 'default'
    parts = parts.slice(1)
  } else if (parts.length > 2 && parts[0] === 'profile') {
    profile = parts[1]!
    parts = parts.slice(2)
  } else if (parts.length === 2 && parts[0] === 'plugins') {
    await writeSection(machine, 'plugins', new Map([[parts[1]!, value]]))
    return 0
  }
  const [key, inner] = parts
  const settings = nested(key!, inner, value)
  if (SECRET_SETTINGS.includes(key!)) await writeCredentials(machine, profile, settings)
  else await writeConfig(machine, profile, settings)
  return 0
}
