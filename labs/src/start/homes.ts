/** The files of a start state, with what only the laying of the account could know put in. */
import type { StartState } from './schema.ts'

/** What came to be when a start state was laid down. */
export interface Laid {
  readonly accountId: string
  /** By user name, `root`, or NICKNAME/USER. */
  readonly keys: Readonly<Record<string, readonly { readonly accessKeyId: string; readonly secretAccessKey: string }[]>>
  /** Account ids by nickname. */
  readonly neighbours: Readonly<Record<string, string>>
}

export interface HomeFile {
  readonly path: string
  readonly text: string
  readonly mode: number
}

/** The home directories by machine. A line that names a key which this target did not make is left as it is. */
export function homesOf(start: StartState, laid: Laid): Readonly<Record<string, readonly HomeFile[]>> {
  const filled = (text: string) =>
    text.replace(/\{([^{}\s]+)\}/g, (whole, name: string) => standsFor(name, start, laid) ?? whole)
  return Object.fromEntries(
    Object.entries(start.homes).map(([machine, files]) => [
      machine,
      files.map(({ path, text, mode }): HomeFile => ({ path, text: filled(text), mode: mode ?? 0o600 })),
    ]),
  )
}

function standsFor(name: string, start: StartState, laid: Laid): string | undefined {
  const [kind, owner = '', part] = name.split(':')
  if (kind === 'key') {
    const [first] = laid.keys[owner] ?? []
    return part === 'id' ? first?.accessKeyId : first?.secretAccessKey
  }
  if (name === 'account') return laid.accountId
  if (name === 'rootEmail') return start.rootEmail
  if (name === 'rootPassword') return start.rootPassword
  return laid.neighbours[name]
}
