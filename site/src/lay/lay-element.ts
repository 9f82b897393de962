/** `<fl-lay>`: buttons that lay the account anew, each over a dialog that shows first what would change. */
import type { Laid, Lay } from '@first-line/checker/contract'
import { problemOf } from '../api/client.ts'
import { escapeHtml } from '../components/inline-code.ts'
import { announce } from '../stores/announcement.ts'
import { $hello, api, ensureLearner } from '../stores/session.ts'
import { layWords } from '../words/lay.ts'
import { changesHtml, layDialogHtml } from './lay-html.ts'

const say = layWords
const lays = ['reset', 'catch-up', 'undo'] as const

class LayElement extends HTMLElement {
  #stop: (() => void) | undefined

  connectedCallback(): void {
    this.#stop = $hello.subscribe((hello) => {
      const notHere = hello?.features?.worlds === false
      for (const button of this.querySelectorAll<HTMLButtonElement>('[data-lay]')) button.disabled = notHere
      const note = this.querySelector<HTMLElement>('[data-not-here]')
      if (note) note.hidden = !notHere
    })
    this.onclick = (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-lay]') : null
      const lay = lays.find((name) => name === button?.dataset.lay)
      if (button && lay) void this.#open(lay, button.dataset.module, button.dataset.point)
    }
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }

  async #open(lay: Lay, module: string | undefined, point: string | undefined): Promise<void> {
    const dialog = document.createElement('dialog')
    dialog.className = 'dialog'
    dialog.setAttribute('aria-labelledby', 'lay-title')
    dialog.innerHTML = layDialogHtml('lay', lay)
    this.append(dialog)
    dialog.onclose = () => dialog.remove()
    const [go, keep] = ['lay', 'keep'].map((name) => dialog.querySelector<HTMLButtonElement>(`[data-do=${name}]`))
    const place = dialog.querySelector('[data-changes]')
    const fault = dialog.querySelector('[data-fault]')
    if (!go || !keep || !place || !fault) return
    keep.onclick = () => dialog.close()
    const sayFault = (thrown: unknown) => {
      const { message, next } = problemOf(thrown)
      fault.textContent = [message, next].filter(Boolean).join(' ')
    }
    let known = false
    const look = async () => {
      go.disabled = true
      fault.textContent = ''
      try {
        await ensureLearner()
        place.innerHTML = changesHtml(await api.changes({ lay, ...(module && { module }), ...(point && { point }) }))
        known = true
        go.textContent = say.do[lay]
      } catch (thrown) {
        place.replaceChildren()
        sayFault(thrown)
        go.textContent = say.again
      }
      go.disabled = false
    }
    go.onclick = async () => {
      if (!known) return look()
      go.disabled = true
      go.textContent = say.working
      try {
        const laid = await this.#lay(lay, module, point)
        dialog.close()
        this.#done(laid)
      } catch (thrown) {
        sayFault(thrown)
        go.textContent = say.do[lay]
        go.disabled = false
      }
    }
    dialog.showModal()
    await look()
  }

  #lay(lay: Lay, module: string | undefined, point: string | undefined): Promise<Laid> {
    if (lay === 'undo') return api.undo(point)
    if (module === undefined) throw new Error(`${lay} needs a module`)
    return lay === 'reset' ? api.reset(module) : api.catchUp(module)
  }

  #done({ lay, point }: Laid): void {
    announce(`${say.done[lay]} ${say.undoable}`)
    const said = this.querySelector<HTMLElement>('[data-laid]')
    if (!said) return
    said.innerHTML = `<span>${say.done[lay]}</span> <button type="button" class="btn small" data-lay="undo" data-point="${escapeHtml(point.id)}">${say.undo}</button>`
    said.querySelector('button')?.focus()
  }
}

if (!customElements.get('fl-lay')) customElements.define('fl-lay', LayElement)
