/** `<fl-account-page>`: the account, moving to another device, going back, and one’s own data. */
import type { Point } from '@first-line/checker/contract'
import { problemOf } from '../api/client.ts'
import { escapeHtml } from '../components/inline-code.ts'
import { showOfLearner } from '../components/of-learner.ts'
import { findModule } from '../course/course.ts'
import { clock } from '../step/clock.ts'
import { announce } from '../stores/announcement.ts'
import { api, forgetLearner, greet } from '../stores/session.ts'
import { pageWords } from '../words/pages.ts'
import { accountHtml } from '../workbench/account-html.ts'

const say = pageWords.account

class AccountPage extends HTMLElement {
  #stop: (() => void)[] = []

  connectedCallback(): void {
    const card = this.querySelector<HTMLElement>('[data-account-card]')
    const points = this.querySelector<HTMLElement>('[data-points]')
    if (card) this.#stop.push(showOfLearner(card, async () => accountHtml(await api.account()), ['workshop:laid']))
    if (points)
      this.#stop.push(
        showOfLearner(points, async () => pointsHtml(await api.points()), ['workshop:laid', 'workshop:time']),
      )
    this.onclick = (event) => {
      const act =
        event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]')?.dataset.do : undefined
      if (act === 'code') void this.#code()
      if (act === 'clean-up') void this.#whatIsLeft()
      if (act === 'delete') this.querySelector<HTMLDialogElement>('dialog')?.showModal()
      if (act === 'keep') this.querySelector<HTMLDialogElement>('dialog')?.close()
      if (act === 'delete-now') void this.#delete()
    }
    this.onsubmit = (event) => {
      event.preventDefault()
      void this.#resume()
    }
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }

  async #whatIsLeft(): Promise<void> {
    const place = this.querySelector<HTMLElement>('[data-left]')
    if (!place) return
    place.innerHTML = `<p class="quiet">${escapeHtml(say.cleanUp.looking)}</p>`
    try {
      const { text } = await api.cleanUp()
      place.innerHTML = `<pre class="mono" tabindex="0"><code>${escapeHtml(text.trim())}</code></pre>`
    } catch (thrown) {
      this.#fault(place, thrown)
    }
  }

  async #code(): Promise<void> {
    const place = this.querySelector<HTMLElement>('[data-code]')
    if (!place) return
    try {
      const { code, expiresAt, uses } = await api.resumeCode()
      const said = say.resume.shown(clock(expiresAt), uses)
      place.innerHTML = `<p class="code"><code>${escapeHtml(code)}</code></p><p class="quiet">${escapeHtml(said)}</p>`
      announce(`${code}. ${said}`)
    } catch (thrown) {
      this.#fault(place, thrown)
    }
  }

  async #resume(): Promise<void> {
    const said = this.querySelector<HTMLElement>('[data-resumed]')
    const code = this.querySelector<HTMLInputElement>('#resume-code')?.value ?? ''
    if (!said) return
    try {
      await api.resume(code)
      await greet()
      said.textContent = say.resume.done
      announce(say.resume.done)
    } catch (thrown) {
      this.#fault(said, thrown)
    }
  }

  async #delete(): Promise<void> {
    const said = this.querySelector<HTMLElement>('[data-deleted]')
    this.querySelector<HTMLDialogElement>('dialog')?.close()
    if (!said) return
    try {
      await api.deleteLearner()
      forgetLearner()
      said.textContent = say.data.deleted
      announce(say.data.deleted)
    } catch (thrown) {
      this.#fault(said, thrown)
    }
  }

  #fault(place: HTMLElement, thrown: unknown): void {
    const { message, next } = problemOf(thrown)
    place.textContent = [message, next].filter(Boolean).join(' ')
    announce(place.textContent)
  }
}

function pointsHtml(points: readonly Point[]): string {
  if (points.length === 0) return `<p class="quiet">${say.undo.none}</p>`
  const lines = points.map(({ id, at, before, module }) => {
    const title = findModule(module)?.title
    return `<li><span>${escapeHtml(clock(at))}, ${say.undo.before[before]}${title ? ` (${escapeHtml(title)})` : ''}</span><button type="button" class="btn small" data-lay="undo" data-point="${escapeHtml(id)}">${say.undo.go}</button></li>`
  })
  return `<ul class="points">${lines.join('')}</ul>`
}

if (!customElements.get('fl-account-page')) customElements.define('fl-account-page', AccountPage)
