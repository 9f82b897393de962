/** `<fl-sort>`: each item is given its place by a choice (arrow keys move it, as in any set of choices) or by dragging. */
import { announce } from '../stores/announcement.ts'
import { $answers, answerKey, recordAnswer } from '../stores/answers.ts'
import { exerciseWords } from '../words/exercise.ts'
import './account-number.ts'

const say = exerciseWords.sort

class SortElement extends HTMLElement {
  #stop: (() => void) | undefined
  #checked = false
  #afresh = false

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    const { module = '', exercise = '' } = this.dataset

    this.onchange = (event) => {
      const input = event.target
      const item = input instanceof HTMLInputElement ? input.closest<HTMLElement>('.item') : null
      if (!item || !(input instanceof HTMLInputElement)) return
      this.#put(item, input.value)
      // Moving an element takes the focus from it, and the arrow keys work on where the focus is.
      input.focus()
      announce(say.moved(nameOf(item), this.#labelOf(input.value)))
    }
    this.#drag()
    // What was chosen before this script was here.
    for (const item of this.#items()) {
      const chosen = item.querySelector<HTMLInputElement>('input:checked')
      if (chosen && chosen.value !== this.#binOf(item)) this.#put(item, chosen.value)
    }
    form.onsubmit = (event) => {
      event.preventDefault()
      const open = this.#items().filter((item) => this.#binOf(item) === '')
      if (open.length > 0) {
        this.#say(say.some(open.length))
        open[0]?.querySelector('input')?.focus()
        return
      }
      const answer = Object.fromEntries(this.#items().map((item) => [item.dataset.item ?? '', this.#binOf(item)]))
      const right = this.#show()
      this.#afresh = false
      announce(right.all ? say.all : say.result(right.count, right.of))
      recordAnswer({ module, exercise, answer, right: right.all })
    }
    form.onreset = () => {
      this.#afresh = true
      this.#hide()
    }
    this.#count()
    this.#stop = $answers.subscribe((answers) => {
      const known = answers[answerKey(module, exercise)]?.answer
      if (typeof known !== 'object' || Array.isArray(known) || this.#checked || this.#afresh) return
      for (const item of this.#items()) {
        const bin = (known as Record<string, string>)[item.dataset.item ?? '']
        if (bin !== undefined) this.#choose(item, bin)
      }
      this.#show()
    })
  }

  disconnectedCallback(): void {
    this.#stop?.()
  }

  #items(): HTMLElement[] {
    return [...this.querySelectorAll<HTMLElement>('.item')]
  }

  #binOf(item: HTMLElement): string {
    return item.closest<HTMLElement>('.bin')?.dataset.bin ?? ''
  }

  #labelOf(bin: string): string {
    const head = this.querySelector(`.bin[data-bin="${CSS.escape(bin)}"] h3`)
    return (head?.firstChild?.textContent ?? bin).trim()
  }

  #put(item: HTMLElement, bin: string): void {
    this.querySelector(`.bin[data-bin="${CSS.escape(bin)}"] ul`)?.append(item)
    this.#count()
    this.#say('')
  }

  #choose(item: HTMLElement, bin: string): void {
    for (const input of item.querySelectorAll('input')) input.checked = input.value === bin
    this.#put(item, bin)
  }

  #count(): void {
    for (const bin of this.querySelectorAll<HTMLElement>('.bin')) {
      const count = bin.querySelectorAll('.item').length
      const shown = bin.querySelector('[data-count]')
      if (shown) shown.textContent = String(count)
      if (bin.dataset.bin === '') bin.hidden = count === 0
    }
  }

  #show(): { all: boolean; count: number; of: number } {
    this.#checked = true
    this.dataset.answered = ''
    let count = 0
    const items = this.#items()
    for (const item of items) {
      const right = this.#binOf(item) === item.dataset.belongs
      if (right) count++
      item.dataset.was = right ? 'right' : 'wrong'
      item.draggable = false
      const mark = item.querySelector('[data-mark]')
      if (mark) mark.textContent = right ? say.right : say.wrong(this.#labelOf(item.dataset.belongs ?? ''))
      for (const input of item.querySelectorAll('input')) input.disabled = true
    }
    const all = count === items.length
    this.#say(all ? say.all : say.result(count, items.length), all ? 'is-through' : 'is-stop')
    this.#buttons(true)
    return { all, count, of: items.length }
  }

  #hide(): void {
    this.#checked = false
    delete this.dataset.answered
    for (const item of this.#items()) {
      delete item.dataset.was
      item.draggable = true
      item.querySelector('[data-mark]')?.replaceChildren()
      for (const input of item.querySelectorAll('input')) {
        input.disabled = false
        input.checked = false
      }
      this.#put(item, '')
    }
    this.#buttons(false)
    this.querySelector('input')?.focus()
  }

  #buttons(checked: boolean): void {
    const submit = this.querySelector<HTMLButtonElement>('[type=submit]')
    const again = this.querySelector<HTMLButtonElement>('[type=reset]')
    if (!submit || !again) return
    const held = document.activeElement === submit
    submit.hidden = checked
    again.hidden = !checked
    if (held && checked) again.focus()
  }

  #drag(): void {
    let dragged: HTMLElement | undefined
    this.ondragstart = (event) => {
      dragged = event.target instanceof HTMLElement && event.target.matches('.item') ? event.target : undefined
      dragged?.setAttribute('data-dragged', '')
    }
    const over = (event: DragEvent) =>
      event.target instanceof Element ? event.target.closest<HTMLElement>('.bin') : null
    this.ondragover = (event) => {
      const bin = over(event)
      if (!dragged || !bin) return
      event.preventDefault()
      for (const other of this.querySelectorAll('.bin')) other.toggleAttribute('data-over', other === bin)
    }
    this.ondrop = (event) => {
      event.preventDefault()
      const bin = over(event)
      if (dragged && bin) this.#choose(dragged, bin.dataset.bin ?? '')
    }
    this.ondragend = () => {
      dragged?.removeAttribute('data-dragged')
      for (const bin of this.querySelectorAll('.bin')) bin.removeAttribute('data-over')
      dragged = undefined
    }
  }

  #say(text: string, tone = ''): void {
    const said = this.querySelector<HTMLElement>('[data-said]')
    if (!said) return
    said.textContent = text
    said.className = `said ${tone}`
  }
}

function nameOf(item: HTMLElement): string {
  return (item.querySelector('legend')?.firstChild?.textContent ?? '').trim()
}

if (!customElements.get('fl-sort')) customElements.define('fl-sort', SortElement)
