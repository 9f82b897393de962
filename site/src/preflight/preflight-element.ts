/** `<fl-preflight>`: looks, and shows what was found. */
import { glyphHtml } from '../components/glyphs.ts'
import { escapeHtml } from '../components/inline-code.ts'
import { inlineMarkdown } from '../components/inline-markdown.ts'
import { announce } from '../stores/announcement.ts'
import { pageWords } from '../words/pages.ts'
import type { CheckName, Finding, State } from './checks.ts'
import { probe } from './probe.ts'

const say = pageWords.preflight
const glyphOf = { good: 'through', doubtful: 'unseen', bad: 'stop' } as const satisfies Record<State, string>
const toneOf = { good: 'is-through', doubtful: 'is-ours', bad: 'is-stop' } as const satisfies Record<State, string>

class Preflight extends HTMLElement {
  connectedCallback(): void {
    const again = this.querySelector<HTMLButtonElement>('[data-do=again]')
    if (again) again.onclick = () => void this.#look()
    void this.#look()
  }

  async #look(): Promise<void> {
    const { findings, hello } = await probe()
    const all = Object.entries(findings) as [CheckName, Finding][]
    for (const [name, finding] of all) this.#show(name, finding)
    const count = (state: State) => all.filter(([, finding]) => finding.state === state).length
    const summary = say.summary(count('bad'), count('doubtful'))
    const place = this.querySelector('[data-summary]')
    if (place) place.textContent = summary
    announce(summary)
    for (const target of this.querySelectorAll<HTMLElement>('[data-target]')) {
      const here = target.dataset.target === hello?.target
      target.toggleAttribute('data-here', here)
      const mark = target.querySelector('[data-here-mark]')
      if (mark) mark.innerHTML = here ? `${glyphHtml('here')} ${say.where.here}` : ''
    }
    const where = this.querySelector('[data-where]')
    if (where && hello?.where) where.textContent = hello.where
  }

  #show(name: CheckName, { state, seen, fix }: Finding): void {
    const line = this.querySelector<HTMLElement>(`[data-check=${name}]`)
    const glyph = line?.querySelector('[data-glyph]')
    const said = line?.querySelector('[data-said]')
    if (!line || !glyph || !said) return
    line.dataset.state = state
    glyph.className = toneOf[state]
    glyph.innerHTML = glyphHtml(glyphOf[state])
    said.innerHTML = `<p><b class="${toneOf[state]}">${say.states[state]}.</b> ${escapeHtml(seen)}</p>${fix ? `<p class="quiet">${inlineMarkdown(fix)}</p>` : ''}`
  }
}

if (!customElements.get('fl-preflight')) customElements.define('fl-preflight', Preflight)
