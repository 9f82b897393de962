/** `<fl-explorer>`: stands decided as it was built; when it comes near it loads the engine, and decides anew at each change. */

import { glyphHtml } from '../components/glyphs.ts'
import { whenNear } from '../components/when-near.ts'
import { copyText } from '../lesson/copy-text.ts'
import { announce } from '../stores/announcement.ts'
import { explorerWords } from '../words/explorer.ts'
import type * as Engine from './decide-situation.ts'
import { decisionHtml, guessHtml } from './decision-html.ts'
import { editorHtml, newPolicy, problemsHtml, shownText } from './explorer-html.ts'
import { fromLink, type LayerName, layerNames, type Situation, single, toLink } from './situation.ts'
import { tell } from './tell.ts'

const say = explorerWords

/** Where an edited situation can be opened again, by anybody. */
const page = '/explorer/'

class ExplorerElement extends HTMLElement {
  #engine: typeof Engine | undefined
  #preset: Situation | undefined
  #now: Situation | undefined
  #guessed = true
  #guess: boolean | undefined
  /** the left side is fields; before, it is as it was built, to be read */
  #editing = false
  /** as it was last told; undefined until this page has decided something */
  #outcome: string | undefined
  #saying: ReturnType<typeof setTimeout> | undefined

  connectedCallback(): void {
    if (this.#now || !this.dataset.situation) return
    this.#preset = JSON.parse(this.dataset.situation) as Situation
    const shared = 'shared' in this.dataset ? fromLink(location.hash) : undefined
    this.#now = structuredClone(shared ?? this.#preset)
    this.#guessed = shared !== undefined || !('predict' in this.dataset)
    this.#editing = this.dataset.head !== undefined
    if (shared) this.dispatchEvent(new CustomEvent('fl-shared', { bubbles: true }))
    whenNear(this, () => void this.#start())
    this.addEventListener('fl-preset', (event) => {
      if (event instanceof CustomEvent) this.#set(event.detail as Situation, true)
    })
  }

  get #head(): string {
    return this.dataset.head ?? 'h4'
  }

  async #start(): Promise<void> {
    try {
      this.#engine = await import('./decide-situation.ts')
    } catch (fault) {
      console.error(fault)
      const place = this.querySelector('[data-decision]')
      if (place) place.innerHTML = `<p class="quiet">${say.failed}</p>`
      return
    }
    for (const side of this.querySelectorAll<HTMLElement>('[inert]')) side.inert = false
    this.oninput = (event) => this.#input(event)
    this.onclick = (event) => void this.#click(event)
    this.onsubmit = (event) => this.#commit(event)
    this.onkeydown = (event) => {
      // A line break of an editor keeps the indent; Tab is the keyboard’s way out and stays it.
      if (event.key !== 'Enter' || !(event.target instanceof HTMLTextAreaElement)) return
      const { value, selectionStart } = event.target
      const indent = /^ */.exec(value.slice(value.lastIndexOf('\n', selectionStart - 1) + 1))?.[0] ?? ''
      event.preventDefault()
      event.target.setRangeText(`\n${indent}`, selectionStart, event.target.selectionEnd, 'end')
      event.target.dispatchEvent(new Event('input', { bubbles: true }))
    }
    this.#draw()
  }

  #set(situation: Situation, guessed: boolean): void {
    this.#preset = situation
    this.#now = structuredClone(situation)
    this.#guessed = guessed
    this.#draw()
  }

  /** Everything anew: after a preset, and when something was added or taken away. */
  #draw(): void {
    const left = this.querySelector('[data-left]')
    if (!left || !this.#now) return
    if (this.#editing) left.innerHTML = editorHtml(this.id, this.#now, this.#head)
    this.#decide()
  }

  #input(event: Event): void {
    const now = this.#now
    const field = event.target
    if (!now || !(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return
    const { field: name, key, value, name: nameOf, text } = field.dataset
    if (name === 'principal' || name === 'action' || name === 'resource' || name === 'resourceAccount')
      now[name] = field.value
    else if (key !== undefined) this.#context(Number(key), 0, field.value)
    else if (value !== undefined) this.#context(Number(value), 1, field.value)
    else if (nameOf !== undefined) this.#edit(nameOf, { name: field.value })
    else if (text !== undefined) this.#edit(text, { text: field.value })
    else return
    this.#decide()
  }

  #context(at: number, part: 0 | 1, text: string): void {
    const row = this.#now?.context[at]
    if (row) row[part] = text
  }

  #edit(key: string, of: { name?: string; text?: string }): void {
    const [layer, at] = placeOf(key)
    const policy = layer && this.#now?.layers[layer]?.[at]
    if (policy) Object.assign(policy, of)
  }

  async #click(event: MouseEvent): Promise<void> {
    const now = this.#now
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null
    if (!button || !now) return
    switch (button.dataset.do) {
      case 'edit':
        this.#editing = true
        this.#draw()
        this.querySelector<HTMLElement>('[data-field=principal]')?.focus()
        break
      case 'add-key':
        now.context.push(['', ''])
        this.#draw()
        this.querySelector<HTMLElement>(`[data-key="${now.context.length - 1}"]`)?.focus()
        break
      case 'remove-key':
        now.context.splice(Number(button.dataset.at), 1)
        this.#draw()
        this.querySelector<HTMLElement>('[data-do=add-key]')?.focus()
        break
      case 'add': {
        const layer = layerNames.find((name) => name === button.dataset.layer)
        if (!layer) break
        const policies = single.has(layer) ? [] : (now.layers[layer] ?? [])
        now.layers[layer] = [...policies, newPolicy(now, layer)]
        this.#draw()
        this.querySelector<HTMLElement>(`[data-text="${layer}/${policies.length}"]`)?.focus()
        break
      }
      case 'remove': {
        const [layer, at] = placeOf(button.dataset.policyKey ?? '')
        if (!layer) break
        const left = now.layers[layer]?.filter((_, place) => place !== at) ?? []
        // Its own policies are always asked, if only to find none; any other layer goes with its last policy.
        if (left.length > 0 || layer === 'identity') now.layers[layer] = left
        else delete now.layers[layer]
        this.#draw()
        this.querySelector<HTMLElement>(`[data-do=add][data-layer="${layer}"]`)?.focus()
        break
      }
      case 'reset':
        if (this.#preset) this.#set(this.#preset, true)
        break
      case 'link':
        if (await copyText(`${location.origin}${page}#${toLink(now)}`)) {
          button.textContent = say.linkCopied
          announce(say.linkCopied)
          setTimeout(() => {
            button.textContent = say.copyLink
          }, 1_600)
        }
    }
  }

  #commit(event: SubmitEvent): void {
    event.preventDefault()
    const said = this.querySelector<HTMLInputElement>('[data-guess] input:checked')?.value
    if (said === undefined) {
      const place = this.querySelector('[data-guess] [data-said]')
      if (place) place.textContent = say.chooseFirst
      announce(say.chooseFirst)
      return
    }
    this.#guess = said === 'allowed'
    this.#guessed = true
    this.#decide()
    this.querySelector<HTMLElement>('[data-decision]')?.focus({ preventScroll: true })
  }

  #decide(): void {
    const now = this.#now
    const place = this.querySelector<HTMLElement>('[data-decision]')
    if (!now || !this.#engine || !place) return
    const decided = this.#engine.decideSituation(now)
    for (const edit of this.querySelectorAll<HTMLElement>('[data-policy]')) {
      const [layer, at] = placeOf(edit.dataset.policy ?? '')
      const text = layer && now.layers[layer]?.[at]?.text
      if (!layer || text === undefined) continue
      const marks = this.#guessed ? decided?.marks.get(this.#engine.policyKey(layer, at)) : undefined
      const shown = edit.querySelector('[data-shown]')
      if (shown) shown.innerHTML = shownText(text, marks)
      const problems = edit.querySelector('[data-problems]')
      if (problems) problems.innerHTML = problemsHtml(this.#engine.problemsOf(layer, text))
    }
    if (!this.#guessed) {
      this.#outcome = ''
      place.innerHTML = guessHtml(this.id)
      return
    }
    const told = decided && tell(decided.explanation)
    const same = this.#guess === told?.allowed
    const compared =
      this.#guess === undefined || !told
        ? ''
        : `<p class="compared">${glyphHtml(same ? 'same' : 'differs')} ${same ? say.same : say.differs}</p>`
    const outcome = told && say.announced(told.outcome, told.decidedBy && say.layers[told.decidedBy].title)
    // The way runs anew only when the answer is another one: not at each letter that is typed, and not where it was built.
    const fresh = outcome !== undefined && this.#outcome !== undefined && outcome !== this.#outcome
    place.toggleAttribute('data-fresh', fresh)
    place.innerHTML = `${compared}${decisionHtml(decided, this.#head)}`
    this.#guess = undefined
    this.#outcome = outcome ?? ''
    if (!fresh) return
    clearTimeout(this.#saying)
    this.#saying = setTimeout(() => announce(outcome), 400)
  }
}

function placeOf(key: string): [LayerName | undefined, number] {
  const [name = '', at = ''] = key.split('/')
  return [layerNames.find((layer) => layer === name), Number(at)]
}

if (!customElements.get('fl-explorer')) customElements.define('fl-explorer', ExplorerElement)
