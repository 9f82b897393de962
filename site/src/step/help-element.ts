/** `<fl-step-help>`: hints, the solution, and doing it for the learner. What is offered is decided in help.ts. */
import '../lesson/run-element.ts'
import { announce } from '../stores/announcement.ts'
import { $help, askHint, askSolution, attest, confirmHelp, doForMe } from '../stores/help.ts'
import { $progress } from '../stores/progress.ts'
import { $hello } from '../stores/session.ts'
import { words } from '../words/index.ts'
import { type Declared, type HelpAct, helpOf } from './help.ts'
import { attestHtml, helpHtml } from './help-html.ts'
import { idleStep, stepKey } from './shown.ts'

/** Where the focus goes when its button does: whoever says no is where the question was asked. */
const insteadOf: Partial<Record<string, HelpAct>> = { help: 'help-now', 'help-not': 'help' }

class StepHelp extends HTMLElement {
  #stop: (() => void)[] = []
  #drawn = ''

  connectedCallback(): void {
    const { module = '', step = '', declared = '{}' } = this.dataset
    const key = stepKey(module, step)
    const about: Declared = JSON.parse(declared)
    const place = this.#part('asked')
    const form = this.#part('form')

    const draw = () => {
      const state = $progress.get()[key] ?? idleStep(module, step)
      const help = helpOf(state, about, $help.get()[key] ?? {}, $hello.get()?.features)
      const html = helpHtml(help)
      if (html !== this.#drawn) this.#fill(place, html)
      // The form stays as it is while it is filled in: a verdict may come at any time.
      if (help.attest && form.firstElementChild === null) form.innerHTML = attestHtml(key.replace('/', '-'))
      if (!help.attest) form.replaceChildren()
      this.hidden = html === '' && !help.attest
    }
    this.#stop = [
      $progress.listen((_, __, changed) => {
        if (changed === undefined || changed === key) draw()
      }),
      $help.listen((_, __, changed) => {
        if (changed === undefined || changed === key) draw()
      }),
      $hello.listen(draw),
    ]
    draw()

    this.onclick = async (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-help]') : null
      if (!button) return
      await this.#do(button.dataset.help as HelpAct, module, step)
      const said = $help.get()[key]
      if (said?.refused) announce(said.refused)
      else if (button.dataset.help === 'hint') announce(said?.hints?.at(-1) ?? '')
    }
    this.onsubmit = (event) => {
      event.preventDefault()
      const text = this.querySelector('textarea')?.value.trim() ?? ''
      if (text.length < 3) return
      attest(module, step, text)
      form.innerHTML = `<p class="quiet" tabindex="-1">${words.step.help.attestKept}</p>`
      form.querySelector('p')?.focus({ preventScroll: true })
      announce(words.step.help.attestKept)
    }
  }

  disconnectedCallback(): void {
    for (const stop of this.#stop) stop()
  }

  async #do(act: HelpAct, module: string, step: string): Promise<void> {
    switch (act) {
      case 'hint':
        return askHint(module, step)
      case 'hints':
        return askHint(module, step, true)
      case 'solution':
        return askSolution(module, step)
      case 'help':
        return confirmHelp(module, step, true)
      case 'help-not':
        return confirmHelp(module, step, false)
      case 'help-now':
        return doForMe(module, step)
    }
  }

  #part(name: string): HTMLElement {
    const known = this.querySelector<HTMLElement>(`[data-part=${name}]`)
    if (known) return known
    const made = document.createElement('div')
    made.dataset.part = name
    made.className = `help-${name}`
    this.append(made)
    return made
  }

  /** New markup must not take the focus from who is on a button in it. */
  #fill(place: HTMLElement, html: string): void {
    const active = document.activeElement
    const held = active instanceof HTMLElement && place.contains(active) ? (active.dataset.help ?? '') : undefined
    place.innerHTML = html
    this.#drawn = html
    if (held === undefined) return
    const buttons = [...place.querySelectorAll<HTMLButtonElement>('button[data-help]:not(:disabled)')]
    const named = (act: string | undefined) => buttons.find(({ dataset }) => dataset.help === act)
    const again = named(held) ?? named(insteadOf[held]) ?? buttons[0]
    if (again) again.focus({ preventScroll: true })
    else {
      place.tabIndex = -1
      place.focus({ preventScroll: true })
    }
  }
}

if (!customElements.get('fl-step-help')) customElements.define('fl-step-help', StepHelp)
