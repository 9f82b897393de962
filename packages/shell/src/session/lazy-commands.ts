/** Programs that are loaded when they are run for the first time: the first prompt does not wait for an editor. */
import type { Command as BashCommand, CustomCommand } from 'just-bash/browser'
import type { CurlNetwork } from '../programs/curl.ts'
import type { Look } from '../programs/ls.ts'
import type { OpenTty } from '../programs/tty.ts'

/** Commands of one module, by the names it will have them under. */
function lazily(names: readonly string[], load: () => Promise<BashCommand | BashCommand[]>): CustomCommand[] {
  return names.map((name) => ({
    name,
    async load() {
      const found = [await load()].flat().find((command) => command.name === name)
      if (!found) throw new Error(`a program that is not there: ${name}`)
      return found
    },
  }))
}

/** What takes the whole screen, where there is one. */
export const screenPrograms = (open: OpenTty, now: () => number): CustomCommand[] => [
  ...lazily(['less', 'more'], async () => (await import('../programs/less.ts')).pagers(open)),
  ...lazily(['nano', 'pico'], async () => (await import('../programs/nano.ts')).editors(open)),
  ...lazily(['watch'], async () => (await import('../programs/watch.ts')).watchCommand(open, now)),
]

/** What just-bash has otherwise than an expert's fingers expect. */
export const smallPrograms = (look: Look): CustomCommand[] => [
  ...lazily(['ls'], async () => (await import('../programs/ls.ts')).lsCommand(look)),
  ...lazily(['grep', 'sed', 'uniq'], async () => (await import('../programs/gnu.ts')).gnuCommands),
  ...lazily(['openssl'], async () => (await import('../programs/openssl.ts')).opensslCommand),
  ...lazily(['jq'], async () => (await import('../programs/jq.ts')).jqCommand),
  ...lazily(['diff'], async () => (await import('../programs/diff.ts')).diffCommand),
  ...lazily(['date'], async () => (await import('../programs/date-words.ts')).dateCommand(look.now)),
  ...lazily(['realpath', 'mktemp', 'uuidgen'], async () => (await import('../programs/paths.ts')).pathCommands),
]

export const oathtool = (now: () => number): CustomCommand[] =>
  lazily(['oathtool'], async () => (await import('../programs/oathtool.ts')).oathtool(now))

export const curl = (network: CurlNetwork): CustomCommand[] =>
  lazily(['curl'], async () => (await import('../programs/curl.ts')).curlCommand(network))

export const ssh = (...given: Parameters<typeof import('../programs/ssh/ssh.ts').sshCommand>): CustomCommand[] =>
  lazily(['ssh'], async () => (await import('../programs/ssh/ssh.ts')).sshCommand(...given))
