/** The key files that `ssh` may use, in OpenSSH's words for those it will not. */
import type { CommandContext } from 'just-bash/browser'
import { type PrivateKey, readPrivateKey } from './private-key.ts'

const EDGE = '@'.repeat(59)

const DEFAULT = ['id_rsa', 'id_ed25519']

/** Keys that can be used; `say` hears why others cannot. */
export async function usableKeys(
  { fs, cwd }: CommandContext,
  named: readonly string[],
  home: string,
  say: (text: string) => void,
): Promise<PrivateKey[]> {
  const keys: PrivateKey[] = []
  const present: string[] = []
  for (const file of named) {
    if (await fs.exists(fs.resolvePath(cwd, fromHome(file, home)))) present.push(file)
    else say(`Warning: Identity file ${file} not accessible: No such file or directory.\n`)
  }
  for (const name of present.length > 0 ? [] : DEFAULT) {
    if (await fs.exists(`${home}/.ssh/${name}`)) present.push(`${home}/.ssh/${name}`)
  }
  for (const file of present) {
    const path = fs.resolvePath(cwd, fromHome(file, home))
    const { mode, isDirectory } = await fs.stat(path)
    if ((mode & 0o077) !== 0) {
      say(tooOpen(file, mode))
      continue
    }
    const key = isDirectory ? undefined : await readPrivateKey(await fs.readFile(path))
    if (key === 'encrypted') say(`Load key "${file}": it has a passphrase, and none is asked for in this terminal.\n`)
    else if (key) keys.push(key)
    else say(`Load key "${file}": error in libcrypto\n`)
  }
  return keys
}

const fromHome = (file: string, home: string): string => file.replace(/^~(?=\/)/, home)

function tooOpen(file: string, mode: number): string {
  return `${EDGE}
@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @
${EDGE}
Permissions 0${(mode & 0o777).toString(8).padStart(3, '0')} for '${file}' are too open.
It is required that your private key files are NOT accessible by others.
This private key will be ignored.
Load key "${file}": bad permissions
`
}
