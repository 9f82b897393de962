/** `file://` and `fileb://` as an option's value (awscli/paramfile.py). */
import { paramError } from './errors.ts'
import type { Files } from './machine.ts'
import type { Plain } from './python-text.ts'

const PREFIXES = ['file://', 'fileb://'] as const

/** `$NAME`, `${NAME}` and a leading `~`, as Python's expandvars and expanduser; unknown names stay. */
export function expandPath(path: string, env: Record<string, string>): string {
  const home = env.HOME ?? '/'
  const expanded = path === '~' || path.startsWith('~/') ? home + path.slice(1) : path
  return expanded.replace(/\$(?:\{(\w+)\}|(\w+))/g, (whole, braced?: string, bare?: string) => {
    return env[braced ?? bare ?? ''] ?? whole
  })
}

/** Python's words for a file that cannot be read. */
export const noSuchFile = (path: string): string => `[Errno 2] No such file or directory: '${path}'`

/**
 * The content that a reference names: text for `file://`, bytes for `fileb://`; undefined when `text` is no reference.
 * @throws CliError 252 for a file that is missing or is no text. `option` with its dashes.
 */
export async function readReference(
  text: string,
  option: string,
  files: Files,
  env: Record<string, string>,
): Promise<Plain | undefined> {
  const prefix = PREFIXES.find((candidate) => text.startsWith(candidate))
  if (!prefix) return undefined
  const path = expandPath(text.slice(prefix.length), env)
  const bytes = await files.read(path)
  if (bytes === 'directory') {
    throw paramError(option, `Unable to load paramfile ${text}: [Errno 21] Is a directory: '${path}'`)
  }
  if (!bytes) throw paramError(option, `Unable to load paramfile ${text}: ${noSuchFile(path)}`)
  if (prefix === 'fileb://') return bytes
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes).replaceAll('\r\n', '\n')
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw paramError(
      option,
      `Unable to load paramfile (${path}), text contents could not be decoded.  If this is a binary file, please use the fileb:// prefix instead of the file:// prefix.`,
    )
  }
}
