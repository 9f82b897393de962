/**
 * `aws login` asks for consent: the practice console takes the event and asks itself, or the question is put here, as
 * whoever is signed in. The answer goes over a channel that every terminal of this browser hears; of `--remote` it is a
 * code to be pasted. The AWS CLI of this computer is led to the console's own page instead.
 */
import { credentials } from '@first-line/checker/contract'
import {
  answerLogin,
  codeToPaste,
  consentWanted,
  onLoginAnswered,
  siteConsent,
  type WantedConsent,
} from '@first-line/shell/consent'
import { copyText } from '../lesson/copy-text.ts'
import { type Dialog, dialogOf } from './terminal-dialog.ts'
import { say } from './terminal-words.ts'

const { consent } = say

/** Who is signed in; undefined while nobody is. */
async function whoIsSignedIn(): Promise<string | undefined> {
  const response = await fetch('/api/credentials?machine=cloudshell')
  return response.ok ? credentials.parse(await response.json()).principal : undefined
}

/** Shows the question behind an address that `aws login` opened. */
export function askConsent(url: string): void {
  const taken = !dispatchEvent(new CustomEvent('workshop:authorize', { detail: { url }, cancelable: true }))
  const wanted = consentWanted(url)
  if (!taken && wanted) ask(wanted)
}

/** An address that was clicked: of `aws login` here it is asked. False for an address of anything else. */
export function askConsentAt(url: string): boolean {
  const wanted = consentWanted(url)
  if (!wanted || new URL(url).origin !== location.origin) return false
  ask(wanted)
  return true
}

function ask(wanted: WantedConsent): void {
  let answered = false
  const settle = (given: { code: string; state: string } | { error: string }): void => {
    if (answered) return
    answered = true
    stop()
    if (!isRemote(wanted)) answerLogin(wanted.state, given)
  }
  // In another tab, by the address that the terminal printed: there is nothing left to ask here.
  const stop = onLoginAnswered(wanted.state, () => {
    answered = true
    dialog.close()
  })
  const dialog = dialogOf(consent.title, { onClose: () => settle({ error: 'access_denied' }), closing: consent.deny })
  void question()

  async function question(): Promise<void> {
    const who = await whoIsSignedIn()
    if (who === undefined) {
      dialog.say(consent.nobody)
      return
    }
    dialog.say(consent.asks(who))
    dialog.say(consent.check)
    const allow = dialog.button(consent.allow, () => void agree(allow), true)
    allow.focus()
  }

  async function agree(allow: HTMLButtonElement): Promise<void> {
    allow.remove()
    const given = await siteConsent((path, init) => fetch(path, init), wanted)
    if ('error' in given) dialog.say(`${consent.failed} ${given.error}`)
    settle(given)
    if ('error' in given) return
    if (isRemote(wanted)) showCode(dialog, codeToPaste(given))
    else dialog.close()
  }
}

const isRemote = ({ clientId }: WantedConsent): boolean => clientId.endsWith('/cross-device')

function showCode(dialog: Dialog, code: string): void {
  dialog.say(consent.paste)
  const shown = document.createElement('textarea')
  shown.readOnly = true
  shown.rows = 4
  shown.value = code
  shown.setAttribute('aria-label', consent.code)
  dialog.add(shown)
  dialog.button(consent.copy, () => void copyText(code), true).focus()
}
