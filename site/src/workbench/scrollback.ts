/**
 * What the terminal showed, kept for a reload of this tab and no longer. Secrets are not kept: a key's secret, a
 * token, a seed, a password are cut out before anything is stored.
 */
import { isEmptyPrompt } from '@first-line/shell/machines'
import type { Terminal } from '@xterm/xterm'

const keyOf = (machine: string): string => `first-line:scrollback:${machine}`
const mostLines = 500
const mostCharacters = 60_000

/** A secret key has 40 signs of base64, a session token hundreds, an MFA seed 64 of base32. An ARN or an id has fewer in a row. */
const longToken = /[A-Za-z0-9+/=_-]{40,}/g
const named =
  /("?(?:SecretAccessKey|SessionToken|SecurityToken|Password|Base32StringSeed|aws_secret_access_key|aws_session_token)"?\s*[:=]\s*"?)([^"\s,]+)/gi
const option = /(--(?:[a-z-]*password|secret-access-key|session-token)[ =])('[^']*'?|"[^"]*"?|\S+)/gi

/** `text` without its secrets; `gone` stands where they were. */
export function withoutSecrets(text: string, gone: string): string {
  return text
    .replace(option, (_, name: string) => `${name}${gone}`)
    .replace(named, (_, name: string) => `${name}${gone}`)
    .replace(longToken, gone)
}

/**
 * What is worth showing again: not the prompt that only waited, nor the line that says where an earlier reload was. The
 * next prompt and the next such line take their place, so that neither piles up.
 */
export function worthKeeping(text: string, mark: string): string {
  const lines = text.split('\n').filter((line) => line.trimEnd() !== mark)
  while (lines.length > 0 && (lines.at(-1)!.trim() === '' || isEmptyPrompt(lines.at(-1)!))) lines.pop()
  return lines.join('\n')
}

/** The last lines of `text`, within the bounds. */
export function lastLines(text: string): string {
  const lines = text.slice(-mostCharacters).split('\n')
  return lines.slice(-mostLines).join('\n')
}

/** The screen and what was scrolled out of it, as text; lines that xterm wrapped are whole again. */
function screenText(xterm: Terminal): string {
  const { normal } = xterm.buffer
  let text = ''
  for (let at = 0; at < normal.length; at++) {
    const line = normal.getLine(at)
    if (!line) continue
    const wraps = normal.getLine(at + 1)?.isWrapped === true
    text += line.translateToString(!wraps) + (wraps ? '' : '\n')
  }
  return text.trimEnd()
}

/** A machine that was reset has shown nothing yet. */
export function forgetScrollback(machine: string): void {
  try {
    sessionStorage.removeItem(keyOf(machine))
  } catch (refused) {
    console.info('the terminal’s text could not be forgotten:', refused)
  }
}

/** Keeps it under the learner and the machine it belongs to. `notKept` stands where secrets were, `before` marks a reload. */
export function keepScrollback(
  xterm: Terminal,
  learner: string | undefined,
  machine: string,
  words: { readonly notKept: string; readonly before: string },
): void {
  try {
    if (learner === undefined) sessionStorage.removeItem(keyOf(machine))
    else {
      const text = lastLines(withoutSecrets(worthKeeping(screenText(xterm), words.before), words.notKept))
      sessionStorage.setItem(keyOf(machine), JSON.stringify({ learner, text }))
    }
  } catch (refused) {
    console.info('the terminal’s text could not be kept:', refused)
  }
}

/** What was kept for this learner, if anything. */
export function keptScrollback(learner: string | undefined, machine: string): string | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(machine)) ?? 'null')
    if (typeof kept !== 'object' || kept === null || learner === undefined) return undefined
    const { learner: whose, text } = kept as Record<string, unknown>
    return whose === learner && typeof text === 'string' && text !== '' ? text : undefined
  } catch (unreadable) {
    console.info('the terminal’s text could not be read:', unreadable)
    return undefined
  }
}
