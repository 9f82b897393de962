/** Text of files and of standard input for programs. */
import type { CommandContext } from 'just-bash/browser'
import { bytesFromLatin1 } from '../aws/bytes.ts'

/** just-bash hides the bytes behind a type; each character is one. */
export const stdinBytes = ({ stdin }: CommandContext): Uint8Array => bytesFromLatin1(stdin as unknown as string)

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
