/** `<fl-certificate>`: the certificate that the address names, verified by the server that issued it. */
import { ApiFault, problemOf } from '../api/client.ts'
import { escapeHtml } from '../components/inline-code.ts'
import { announce } from '../stores/announcement.ts'
import { api } from '../stores/session.ts'
import { pageWords } from '../words/pages.ts'
import { certificateHtml } from './certificate-html.ts'

const say = pageWords.certificate

class CertificateElement extends HTMLElement {
  connectedCallback(): void {
    const form = this.querySelector('form')
    const input = this.querySelector('input')
    const id = new URLSearchParams(location.search).get('id') ?? ''
    if (input) input.value = id
    if (form)
      form.onsubmit = (event) => {
        event.preventDefault()
        const wanted = input?.value.trim() ?? ''
        if (wanted === '') return
        history.replaceState(null, '', `?id=${encodeURIComponent(wanted)}`)
        void this.#verify(wanted)
      }
    this.onclick = (event) => {
      if (event.target instanceof Element && event.target.closest('[data-do=print]')) print()
    }
    if (id !== '') void this.#verify(id)
  }

  async #verify(id: string): Promise<void> {
    const place = this.querySelector('[data-certificate]')
    if (!place) return
    try {
      const check = await api.checkCertificate(id)
      place.innerHTML = certificateHtml(check)
      announce(check.valid ? say.valid : say.invalid)
    } catch (thrown) {
      const unknown = thrown instanceof ApiFault && thrown.status === 404
      const said = unknown ? say.unknown : problemOf(thrown).message
      place.innerHTML = `<p class="${unknown ? 'is-stop' : 'is-ours'}">${escapeHtml(said)}</p>`
      announce(said)
    }
  }
}

if (!customElements.get('fl-certificate')) customElements.define('fl-certificate', CertificateElement)
