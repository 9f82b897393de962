/** The explorer’s right side as markup: a guess to commit, or how the request is decided. The same when built and when changed. */
import { escapeHtml } from '../components/inline-code.ts'
import { exerciseWords } from '../words/exercise.ts'
import { explorerWords } from '../words/explorer.ts'
import type { Decided } from './decide-situation.ts'
import { toldHtml } from './explanation-html.ts'
import { tell } from './tell.ts'

const say = explorerWords

/** Before the decision: a guess, as in a lesson’s prediction. */
export function guessHtml(id: string): string {
  const words = exerciseWords.predict
  const choice = (value: string, label: string) =>
    `<label><input type="radio" name="${id}-guess" value="${value}"><span>${label}</span></label>`
  return `<form class="guess-first" data-guess><fieldset><legend>${say.guess}</legend><span class="choices">${choice('allowed', words.allowed)}${choice('denied', words.denied)}</span></fieldset><p class="acts"><button type="submit" class="btn small first">${say.commit}</button><span class="said" data-said></span></p></form><p class="quiet">${say.waiting}</p>`
}

/** @param head the element of its heading: h4 in a lesson, h2 on a page of its own */
export function decisionHtml(decided: Decided | undefined, head: string): string {
  if (!decided) return `<p class="quiet">${say.noPrincipal}</p>`
  const { explanation, message } = decided
  const says = message
    ? `<div class="msg"><${head}>${say.says}</${head}><p class="mono">${escapeHtml(message)}</p></div>`
    : ''
  return `${toldHtml(tell(explanation))}${says}`
}
