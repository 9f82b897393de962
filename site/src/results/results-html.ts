/** What was done, module by module, as markup. */
import type { ModuleResult, Results, StepResult, Totals } from '@first-line/checker/contract'
import { type GlyphName, glyphHtml } from '../components/glyphs.ts'
import { escapeHtml } from '../components/inline-code.ts'
import { words } from '../words/index.ts'
import { pageWords } from '../words/pages.ts'

const say = pageWords.results

const glyphOf: Readonly<Record<string, GlyphName>> = {
  passed: 'through',
  failed: 'stop',
  undone: 'stop',
  blocked: 'waits',
  unverifiable: 'unseen',
  error: 'ours',
}

export function resultsHtml({ modules, totals }: Results): string {
  const begun = modules.filter(isBegun)
  return `${totalsHtml(totals)}${begun.length === 0 ? `<p class="quiet">${say.none}</p>` : begun.map(moduleHtml).join('')}`
}

export function totalsHtml(totals: Totals): string {
  const { passed, steps, unassisted, guided, helped, attested } = totals
  const parts = [
    say.totals.passed(passed, steps),
    say.totals.unassisted(unassisted),
    say.totals.guided(guided),
    say.totals.helped(helped),
    say.totals.attested(attested),
  ]
  return `<ul class="totals">${parts.map((part, at) => `<li${at === 0 ? ' class="first"' : ''}>${part}</li>`).join('')}</ul>`
}

function isBegun({ steps, answers, predictions }: ModuleResult): boolean {
  return (
    answers.length + predictions.length > 0 || steps.some(({ status, startedAt }) => status !== 'idle' || startedAt)
  )
}

function moduleHtml({ module, title, steps, answers, predictions }: ModuleResult): string {
  const id = escapeHtml(module)
  const rows = steps.map(stepHtml).join('')
  const titles = new Map(steps.map((step) => [step.step, step.title]))
  const table =
    steps.length === 0
      ? ''
      : `<div class="table steps-done" tabindex="0" role="region" aria-labelledby="of-${id}"><table><thead><tr>${[say.step, say.state, say.time, say.tries, say.hints, say.how].map((head) => `<th scope="col">${head}</th>`).join('')}</tr></thead><tbody>${rows}</tbody></table></div>`
  const answered =
    answers.length === 0
      ? ''
      : `<p><b>${say.questions}.</b> ${say.answered(answers.filter(({ right }) => right).length, answers.length, answers.filter(({ firstRight }) => firstRight).length)}</p>`
  const guesses = predictions.map(({ step, guess, allowed }) => {
    const word = (yes: boolean) => (yes ? say.allowed : say.denied)
    return `<li>${escapeHtml(say.predicted(titles.get(step) ?? step, word(guess.allowed), allowed === undefined ? undefined : word(allowed)))}</li>`
  })
  return `<section><h2 id="of-${id}"><a href="/modules/${id}/">${escapeHtml(title)}</a></h2>${table}${answered}${guesses.length > 0 ? `<p><b>${say.predictions}.</b></p><ul class="guesses">${guesses.join('')}</ul>` : ''}</section>`
}

function stepHtml(step: StepResult): string {
  const { title, status, attempts, hintsUsed, startedAt, passedAt } = step
  const glyph = glyphOf[status] ?? 'idle'
  const name = Object.hasOwn(words.step.status, status)
    ? words.step.status[status as keyof typeof words.step.status]
    : status
  const tone =
    glyph === 'through'
      ? 'is-through'
      : glyph === 'stop'
        ? 'is-stop'
        : glyph === 'idle' || glyph === 'waits'
          ? 'is-idle'
          : 'is-ours'
  // Where there is no room for columns, a number without its heading would say nothing.
  const cells = [
    `<td><span class="state ${tone}">${glyphHtml(glyph)}${name}</span></td>`,
    labelled(say.time, startedAt && passedAt ? say.minutes(minutesBetween(startedAt, passedAt)) : ''),
    labelled(say.tries, attempts > 0 ? String(attempts) : ''),
    labelled(say.hints, hintsUsed > 0 ? String(hintsUsed) : ''),
    `<td>${passedAt ? say.ways[wayOf(step)] : ''}</td>`,
  ]
  return `<tr><th scope="row">${escapeHtml(title)}</th>${cells.join('')}</tr>`
}

const labelled = (label: string, text: string) => `<td data-label="${escapeHtml(label)}">${text}</td>`

/** How a pass came about: the strongest that is true of it. */
export function wayOf({ helped, basis, unassisted, solutionSeen }: StepResult): keyof typeof say.ways {
  if (helped) return 'helped'
  if (basis === 'attested') return 'attested'
  if (unassisted) return 'unassisted'
  return solutionSeen ? 'solution' : 'guided'
}

function minutesBetween(from: string, to: string): number {
  return Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 60_000))
}
