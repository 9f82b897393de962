/** Whether a machine is the one it was last time: `~/.ssh/known_hosts`, in OpenSSH's words. */
import type { CommandContext } from 'just-bash/browser'
import { bytesFromBase64 } from '../../aws/bytes.ts'

export interface HostCheck {
  host: string
  address: string
  /** `ssh-ed25519 AAAA…` */
  hostKey: string
  /** StrictHostKeyChecking: `yes`, `no`, `accept-new`, `ask`. */
  strict: string
  ask: (prompt: string) => Promise<string | undefined>
  say: (text: string) => void
}

const EDGE = '@'.repeat(59)

/** `SHA256:…` as ssh-keygen shows it. */
export async function fingerprint(publicKey: string): Promise<string> {
  const { hasher } = await import('@first-line/aws-api')
  const digest = hasher().sha256(bytesFromBase64(publicKey.split(' ')[1] ?? '') ?? new Uint8Array())
  return `SHA256:${btoa(String.fromCharCode(...digest)).replace(/=+$/, '')}`
}

/** True when the machine is known or is taken from now on. */
export async function checkHost(context: CommandContext, path: string, check: HostCheck): Promise<boolean> {
  const { fs } = context
  const { host, address, hostKey, strict, say } = check
  const text = (await fs.exists(path)) ? await fs.readFile(path) : ''
  const lines = text.split('\n')
  const at = lines.findIndex((line) => line.split(' ')[0]?.split(',').includes(host))
  const print = await fingerprint(hostKey)
  if (at !== -1) {
    if (lines[at]!.split(' ').slice(1, 3).join(' ') === hostKey) return true
    say(changedWords(print, path, at + 1, host))
    return false
  }
  if (strict === 'yes') {
    say(
      `No ED25519 host key is known for ${host} and you have requested strict checking.\nHost key verification failed.\n`,
    )
    return false
  }
  if (strict !== 'no' && strict !== 'accept-new' && !(await accepted(check, `${host} (${address})`, print))) {
    say('Host key verification failed.\n')
    return false
  }
  await fs.mkdir(path.slice(0, path.lastIndexOf('/')), { recursive: true })
  await fs.writeFile(path, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${host} ${hostKey}\n`)
  say(`Warning: Permanently added '${host}' (ED25519) to the list of known hosts.\n`)
  return true
}

async function accepted({ ask }: HostCheck, host: string, print: string): Promise<boolean> {
  let prompt = `The authenticity of host '${host}' can't be established.\nED25519 key fingerprint is ${print}.\nThis key is not known by any other names.\nAre you sure you want to continue connecting (yes/no/[fingerprint])? `
  for (;;) {
    const answer = (await ask(prompt))?.trim()
    if (answer === undefined || answer.toLowerCase() === 'no') return false
    if (answer.toLowerCase() === 'yes' || answer === print) return true
    prompt = "Please type 'yes', 'no' or the fingerprint: "
  }
}

function changedWords(print: string, path: string, line: number, host: string): string {
  return `${EDGE}
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
${EDGE}
IT IS POSSIBLE THAT SOMEONE IS DOING SOMETHING NASTY!
Someone could be eavesdropping on you right now (man-in-the-middle attack)!
It is also possible that a host key has just been changed.
The fingerprint for the ED25519 key sent by the remote host is
${print}.
Please contact your system administrator.
Add correct host key in ${path} to get rid of this message.
Offending ED25519 key in ${path}:${line}
Host key for ${host} has changed and you have requested strict checking.
Host key verification failed.
`
}
