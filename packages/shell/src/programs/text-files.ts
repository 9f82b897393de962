/** Text of files and of standard input for programs. */
import type { CommandContext } from 'just-bash/browser'

/** just-bash hides the bytes behind a type; each character is one. */
export const stdinBytes = ({ stdin }: CommandContext): Uint8Array =>
  Uint8Array.from(stdin as unknown as string, (char) => char.charCodeAt(0))

export const stdinText = (context: CommandContext): string => new TextDecoder().decode(stdinBytes(context))

/** `error` in the words of the C library, or `directory`. */
export async function readText(
  { fs, cwd }: CommandContext,
  file: string,
): Promise<{ text: string } | { error: 'directory' | 'No such file or directory' }> {
  const path = fs.resolvePath(cwd, file)
  if (!(await fs.exists(path))) return { error: 'No such file or directory' }
  if ((await fs.stat(path)).isDirectory) return { error: 'directory' }
  return { text: new TextDecoder().decode(await fs.readFileBuffer(path)) }
}
