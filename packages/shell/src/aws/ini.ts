/**
 * `~/.aws/config` and `~/.aws/credentials`: sections of `name = value`, indented lines below a name being its sub-settings
 * (https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html).
 */

export type Settings = Map<string, string | Map<string, string>>

/** What a file says, by section name as written: `default`, `profile dev`. */
export type Ini = Map<string, Settings>

/** The file could not be read as settings; botocore prints its path and no more. */
export class IniError extends Error {}

const SECTION = /^\[([^\]]*)\]/
const SETTING = /^([^=:\s][^=:]*?)\s*[=:]\s*(.*)$/

/** @throws IniError for a line that is neither section nor setting. */
export function parseIni(text: string): Ini {
  const ini: Ini = new Map()
  let settings: Settings | undefined
  let name: string | undefined
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    if (/^\s*([#;]|$)/.test(line)) continue
    const section = SECTION.exec(line)?.[1]
    if (section !== undefined) {
      settings = ini.get(section) ?? new Map()
      ini.set(section, settings)
      name = undefined
      continue
    }
    if (!settings) throw new IniError('settings before the first section')
    if (/^\s/.test(line) && name !== undefined) {
      const [, key, value] = SETTING.exec(line.trim()) ?? []
      const before = settings.get(name)
      if (key === undefined) {
        settings.set(name, `${typeof before === 'string' ? before : ''}\n${line.trim()}`)
      } else {
        const inner = before instanceof Map ? before : new Map<string, string>()
        inner.set(key, value!.trim())
        settings.set(name, inner)
      }
      continue
    }
    const [, key, value] = SETTING.exec(line.trim()) ?? []
    if (key === undefined) throw new IniError(`not a setting: ${line}`)
    // Python's parser folds names to lower case.
    name = key.toLowerCase()
    settings.set(name, value!.replace(/\s[#;].*$/, '').trim())
  }
  return ini
}

/** A section's name for a profile in the config file: `profile dev`, `default`; quoted when it has blanks. */
export const profileSection = (profile: string): string =>
  profile === 'default' ? 'default' : `profile ${/\s/.test(profile) ? `'${profile}'` : profile}`

/** Profiles of a config file by their plain name. */
export function profilesOf(config: Ini): Map<string, Settings> {
  const profiles = new Map<string, Settings>()
  for (const [section, settings] of config) {
    if (section === 'default') profiles.set('default', settings)
    const named = /^profile\s+(?:"([^"]*)"|'([^']*)'|(.+?))\s*$/.exec(section)
    if (named) profiles.set(named[1] ?? named[2] ?? named[3]!, settings)
  }
  return profiles
}

/**
 * A file's text with settings changed in one section and everything else, comments included, left as it was
 * (awscli/customizations/configure/writer.py). A setting may be a Map: its lines are indented below its name.
 */
export function updateIni(text: string, section: string, values: Settings): string {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n')
  let start = lines.findIndex((line) => SECTION.exec(line)?.[1] === section)
  const left = new Map(values)
  if (start === -1) {
    if (lines.length > 0 && text !== '' && !text.endsWith('\n')) lines.push('')
    lines.push(`[${section}]`)
    return `${[...lines, ...[...left].flatMap(settingLines)].join('\n').replace(/^\n/, '')}\n`
  }
  let last = start
  for (start += 1; start < lines.length; start++) {
    const line = lines[start]!
    if (SECTION.test(line)) break
    const [, key] = /^([^#;=:\s][^=:]*?)\s*[=:]/.exec(line) ?? []
    if (key === undefined) {
      if (line.trim() !== '') last = start
      continue
    }
    last = start
    const value = left.get(key.toLowerCase()) ?? left.get(key)
    if (value === undefined) continue
    left.delete(key)
    if (typeof value === 'string') {
      lines[start] = `${key} = ${value}`
      continue
    }
    const inner = new Map(value)
    while (start + 1 < lines.length && /^\s+\S/.test(lines[start + 1]!)) {
      start += 1
      last = start
      const [, innerKey] = SETTING.exec(lines[start]!.trim()) ?? []
      if (innerKey !== undefined && inner.has(innerKey)) {
        lines[start] = `    ${innerKey} = ${inner.get(innerKey)}`
        inner.delete(innerKey)
      }
    }
    lines.splice(start + 1, 0, ...[...inner].map(([name, text]) => `    ${name} = ${text}`))
    last += inner.size
  }
  lines.splice(last + 1, 0, ...[...left].flatMap(settingLines))
  return `${lines.join('\n')}\n`
}

const settingLines = ([key, value]: [string, string | Map<string, string>]): string[] =>
  typeof value === 'string'
    ? [`${key} = ${value}`]
    : [`${key} =`, ...[...value].map(([name, text]) => `    ${name} = ${text}`)]
