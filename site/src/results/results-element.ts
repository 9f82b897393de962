/** `<fl-results>`: what this learner has done; and the way to the certificate. */
import { problemOf } from '../api/client.ts'
import { showOfLearner } from '../components/of-learner.ts'
import { announce } from '../stores/announcement.ts'
import { takeResults } from '../stores/answers.ts'
import { api, ensureLearner } from '../stores/session.ts'
import { resultsHtml } from './results-html.ts'

class ResultsElement extends HTMLElement {
  #stop: (() => void) | undefined

  connectedCallback(): void {
    const place = this.querySelector<HTMLElement>('[data-results]')
    const form = this.querySelector('form')
    if (!place || !form) return
    const read = async () => {
      const results = await api.results()
      takeResults(results)
      return resultsHtml(results)
    }
    this.#stop = showOfLearner(place, read, ['workshop:results', 'workshop:laid'])
    form.onsubmit = async (event) => {
      event.preventDefault()
      const said = form.querySelector<HTMLElement>('[data-said]')
      const name = form.querySelector('input')?.value.trim() ?? ''
      if (!said || name === '') return
      try {
        await ensureLearner()
        const { certificate } = await api.certificate(name)
        location.href = `/certificate/?id=${encodeURIComponent(certificate.id)}`
      } catch (thrown) {
        const { message, next } = problemOf(thrown)
        said.textContent = [message, next].filter(Boolean).join(' ')
        announce(said.textContent)
      }
    }
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }
}

if (!customElements.get('fl-results')) customElements.define('fl-results', ResultsElement)
