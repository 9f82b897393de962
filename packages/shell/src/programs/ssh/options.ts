/** The words of an `ssh` command line. */

export interface SshOptions {
  host: string
  user: string | undefined
  port: number
  /** Key files in the order they were named. */
  identities: string[]
  /** `-o Name=value`, names in lower case. */
  settings: Map<string, string>
  verbose: boolean
  /** What is run instead of a shell. */
  command: string | undefined
}

const USAGE = `usage: ssh [-i identity_file] [-l login_name] [-o option] [-p port] [-v]
           [user@]destination [command ...]
`

const WITH_VALUE = new Set(['i', 'l', 'o', 'p', 'F', 'L', 'R', 'D', 'J', 'E', 'b', 'c', 'm', 'w', 'W', 'B', 'e', 'S'])
const REFUSED = new Set(['L', 'R', 'D', 'J', 'W', 'w'])

/** A text is what goes to stderr, with status 255. */
export function readSsh(args: readonly string[]): SshOptions | string {
  const options = { identities: [] as string[], settings: new Map<string, string>(), verbose: false }
  let user: string | undefined
  let port = 22
  let at = 0
  let destination: string | undefined
  for (; at < args.length && destination === undefined; at++) {
    const arg = args[at]!
    if (!arg.startsWith('-') || arg === '-') {
      destination = arg
      continue
    }
    for (let letter = 1; letter < arg.length; letter++) {
      const name = arg[letter]!
      if (!WITH_VALUE.has(name)) {
        if (name === 'v') options.verbose = true
        else if (!'46AaCfGgKkMNnqsTtVvXxYy'.includes(name)) return `unknown option -- ${name}\n${USAGE}`
        continue
      }
      const value = arg.slice(letter + 1) || args[++at]
      if (value === undefined) return `option requires an argument -- ${name}\n${USAGE}`
      if (REFUSED.has(name)) return `ssh: -${name} forwards connections, which this practice network does not do.\n`
      if (name === 'i') options.identities.push(value)
      else if (name === 'l') user = value
      else if (name === 'p') port = Number(value)
      else if (name === 'o') {
        const [, key = '', set = ''] = /^\s*(\w+)\s*[=\s]\s*(.*)$/.exec(value) ?? []
        options.settings.set(key.toLowerCase(), set)
      }
      break
    }
  }
  if (destination === undefined) return USAGE
  if (!Number.isInteger(port) || port < 1 || port > 65_535) return `Bad port '${port}'\n`
  const address = destination.replace(/^ssh:\/\//, '')
  const split = address.lastIndexOf('@')
  const named = options.settings.get('user') ?? (split === -1 ? undefined : address.slice(0, split))
  const more = options.settings.get('identityfile')
  if (more !== undefined) options.identities.push(more)
  const command = args.slice(at).join(' ')
  return {
    ...options,
    host: address.slice(split + 1),
    user: user ?? named,
    port: Number(options.settings.get('port') ?? port),
    command: command === '' ? undefined : command,
  }
}
