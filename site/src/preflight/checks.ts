/** What the workshop needs of a computer, each with what helps. Decides from what was found; finding is probe.ts's. */
import { pageWords } from '../words/pages.ts'

const say = pageWords.preflight.checks

export type CheckName = keyof typeof say
export type State = 'good' | 'doubtful' | 'bad'
export interface Finding {
  readonly state: State
  readonly seen: string
  readonly fix?: string
}

/** Above this a code of an authenticator may already be another one: https://www.rfc-editor.org/rfc/rfc6238#section-5.2 */
const clockLimit = 15
const slow = 500

export function browserFinding(missing: readonly string[]): Finding {
  return missing.length === 0
    ? { state: 'good', seen: say.browser.good }
    : { state: 'bad', seen: say.browser.bad(missing), fix: say.browser.fix }
}

/** @param milliseconds of the answer; undefined when there was none */
export function serverFinding(milliseconds: number | undefined): Finding {
  if (milliseconds === undefined) return { state: 'bad', seen: say.server.bad, fix: say.server.fix }
  const ms = Math.round(milliseconds)
  return ms <= slow
    ? { state: 'good', seen: say.server.good(ms) }
    : { state: 'doubtful', seen: say.server.slow(ms), fix: say.server.slowFix }
}

/**
 * @param asked when the question went out, by this clock, in ms
 * @param answered when the answer was here
 * @param server what the server’s clock said between the two; undefined when it did not answer
 */
export function clockFinding(asked: number, answered: number, server: number | undefined): Finding {
  if (server === undefined) return { state: 'doubtful', seen: say.clock.unknown }
  const difference = Math.round(((asked + answered) / 2 - server) / 1000)
  const seconds = Math.abs(difference)
  if (seconds <= clockLimit) return { state: 'good', seen: say.clock.good(seconds) }
  return { state: 'bad', seen: say.clock.off(seconds, difference > 0), fix: say.clock.fix }
}

export function storageFinding(keeps: boolean): Finding {
  return keeps
    ? { state: 'good', seen: say.storage.good }
    : { state: 'doubtful', seen: say.storage.bad, fix: say.storage.fix }
}

export function terminalFinding(works: boolean): Finding {
  return works
    ? { state: 'good', seen: say.terminal.good }
    : { state: 'bad', seen: say.terminal.bad, fix: say.terminal.fix }
}

export function cliFinding(endpoint: string | undefined): Finding {
  return endpoint === undefined
    ? { state: 'doubtful', seen: say.server.bad }
    : { state: 'good', seen: say.cli.good(endpoint) }
}
