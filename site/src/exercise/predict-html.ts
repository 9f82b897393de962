/** A prediction as markup: the question, the guess, and the place where the account's answer goes. */
import type { Guess, Predicted } from '@first-line/checker/contract'
import type { Prediction } from '@first-line/labs/catalog'
import { glyphHtml } from '../components/glyphs.ts'
import { escapeHtml, withCode } from '../components/inline-code.ts'
import { inlineMarkdown } from '../components/inline-markdown.ts'
import { exerciseWords } from '../words/exercise.ts'

const say = exerciseWords.predict

/** Layers a learner may name. Where nothing allows a request, its own policies are what is missing. */
const layers = ['identity', 'resource', 'boundary', 'session', 'scp'] as const

/** @param question markup of what the author wrote between the tags; may be empty */
export function predictHtml(module: string, step: string, prediction: Prediction, question: string): string {
  const { id, by, action, resource } = prediction
  const name = `${module}-${step}-${id}`
  const asks = say.question(`\`${by}\``, `\`${action}\``, resource && `\`${resource}\``)
  const choice = (value: string, label: string) =>
    `<label><input type="radio" name="${name}" value="${value}"><span>${label}</span></label>`
  const options = [`<option value="">${say.unsure}</option>`]
    .concat(layers.map((layer) => `<option value="${layer}">${say.layers[layer]}</option>`))
    .join('')
  return (
    `<fl-predict class="predict" data-module="${escapeHtml(module)}" data-step="${escapeHtml(step)}" data-prediction="${escapeHtml(id)}">` +
    `<h3>${say.title}</h3>${question.trim() === '' ? '' : `<div class="ask">${question}</div>`}<p class="asks">${inlineMarkdown(asks)}</p>` +
    `<form><fieldset><legend>${say.guess}</legend><span class="choices">${choice('allowed', say.allowed)}${choice('denied', say.denied)}</span></fieldset>` +
    `<div class="field"><label for="${name}-layer">${say.layer}</label><select id="${name}-layer">${options}</select></div>` +
    `<p class="acts"><button type="submit" class="btn small first">${say.commit}</button><span class="said" data-said></span></p></form>` +
    `<div class="answer" data-answer hidden tabindex="-1"></div></fl-predict>`
  )
}

/** What the page knows of a committed guess. */
export interface Committed {
  readonly guess: Guess
  readonly answer?: Pick<Predicted, 'allowed' | 'layer' | 'because' | 'basis'> | undefined
}

/**
 * The guess, and beside it the account's own answer, once it was asked.
 * @param enforced whether policies decide anything where the learner works
 */
export function committedHtml(
  { guess, answer }: Committed,
  state: 'asking' | 'asked' | 'failed',
  fault?: string,
  enforced = true,
): string {
  const rows = [
    `<dt>${say.committed}</dt><dd>${outcome(guess.allowed)}${guess.layer ? `<span class="quiet">${say.layers[guess.layer]}</span>` : ''}</dd>`,
  ]
  if (answer) {
    rows.push(
      `<dt>${say.answer}</dt><dd>${outcome(answer.allowed)}<span class="quiet">${withCode(answer.because)}</span></dd>`,
    )
  }
  const note = answer && !enforced ? `<p class="quiet">${say.notEnforced}</p>` : ''
  const verdict = answer && `${note}<p class="compared">${compared(guess, answer)}</p>`
  const waiting = state === 'asking' ? `<p class="quiet">${say.asking}</p>` : ''
  const failed =
    state === 'failed'
      ? `<p class="is-ours">${glyphHtml('ours')} ${escapeHtml(fault ?? say.failed)} <span class="quiet">${say.kept}</span></p>`
      : ''
  return `<dl class="guess">${rows.join('')}</dl>${verdict ?? ''}${waiting}${failed}<p class="acts"><button type="button" class="btn small" data-do="ask">${answer ? say.askAgain : say.ask}</button></p><div data-why></div>`
}

/** In words; a wrong guess is no fault, so it wears no verdict's colour. */
export function compared(guess: Guess, answer: Pick<Predicted, 'allowed' | 'layer'>): string {
  if (guess.allowed !== answer.allowed) return say.differs
  return guess.layer === undefined || guess.layer === answer.layer ? say.same : say.otherReason
}

function outcome(allowed: boolean): string {
  return allowed
    ? `<span class="word is-through">${glyphHtml('through')}${say.allowed}</span>`
    : `<span class="word is-stop">${glyphHtml('stop')}${say.denied}</span>`
}
