/** `<fl-choose>`: where the learner may work, and the choice of it. */
import type { ChooseTarget, TargetChoice } from '@first-line/checker/contract'
import { problemOf } from '../api/client.ts'
import { announce } from '../stores/announcement.ts'
import { api, greet } from '../stores/session.ts'
import { pageWords } from '../words/pages.ts'
import { wantedOf } from './aws-form.ts'

const say = pageWords.preflight.where

class Choose extends HTMLElement {
  connectedCallback(): void {
    void this.#show()
  }

  async #show(): Promise<void> {
    const offered = await api.targets().catch((fault: unknown) => {
      // The preflight above says that the server does not answer.
      console.info('the targets could not be read:', fault)
    })
    if (!offered) return
    const { fixed, choices } = offered
    if (fixed) {
      this.prepend(paragraph(say.fixed))
      return
    }
    for (const choice of choices) this.#offer(choice)
  }

  #offer(choice: TargetChoice): void {
    const place = this.querySelector<HTMLElement>(`[data-target=${choice.kind}]`)
    const acts = place?.querySelector<HTMLElement>('[data-acts]')
    const steps = place?.querySelector<HTMLElement>('[data-steps]')
    const form = place?.querySelector<HTMLFormElement>('form')
    if (!place || !acts || !steps) return
    place.querySelector('[data-start]')?.remove()
    const { observed, computed, attest } = choice.steps
    steps.textContent = say.steps(observed, computed, attest)
    if (choice.why !== undefined) this.#say(place, choice.why)
    if (!choice.open) return
    if (form) this.#offerAws(place, form, choice)
    else if (!choice.here && choice.kind !== 'aws') {
      const wanted = { kind: choice.kind }
      acts.hidden = false
      const button = acts.querySelector('button')
      if (button) button.onclick = () => void this.#choose(place, wanted)
    }
  }

  #offerAws(place: HTMLElement, form: HTMLFormElement, { profile = 'default' }: TargetChoice): void {
    form.hidden = false
    const own = form.querySelector('[data-own]')
    if (own) own.textContent = say.aws.own(profile)
    const pasted = form.querySelector<HTMLElement>('[data-pasted]')
    form.onchange = () => {
      if (pasted) pasted.hidden = new FormData(form).get('whose') !== 'pasted'
    }
    form.onsubmit = (event) => {
      event.preventDefault()
      void this.#choose(place, wantedOf(new FormData(form)))
    }
  }

  async #choose(place: HTMLElement, wanted: ChooseTarget): Promise<void> {
    try {
      await api.choose(wanted)
    } catch (thrown) {
      const { code, message, next } = problemOf(thrown)
      this.#say(place, [message, next].filter(Boolean).join(' '))
      if (wanted.kind === 'aws' && code === 'not-here') this.#askToConfirm(place, wanted.account !== undefined)
      return
    }
    // Secrets do not stay in the page.
    place.querySelector<HTMLFormElement>('form')?.reset()
    await greet()
    location.reload()
  }

  /** AWS said whose the credentials are; now the id is typed, and what speaks against the account is answered. */
  #askToConfirm(place: HTMLElement, typed: boolean): void {
    const confirm = place.querySelector<HTMLElement>('[data-confirm]')
    const evenSo = place.querySelector<HTMLElement>('[data-even-so]')
    const button = place.querySelector<HTMLElement>('[data-connect]')
    if (!confirm || !evenSo || !button) return
    confirm.hidden = false
    evenSo.hidden = !typed
    button.textContent = say.aws.confirm
    if (!typed) confirm.querySelector('input')?.focus()
  }

  #say(place: HTMLElement, sentence: string): void {
    const said = place.querySelector('[data-said]')
    if (said) said.textContent = sentence
    announce(sentence)
  }
}

function paragraph(text: string): HTMLElement {
  const made = document.createElement('p')
  made.className = 'quiet'
  made.textContent = text
  return made
}

if (!customElements.get('fl-choose')) customElements.define('fl-choose', Choose)
