/** How a request was decided, as markup: the way through the layers, and each layer with what it said. */
import type { Explanation } from '@first-line/policy'
import { glyphHtml } from '../components/glyphs.ts'
import { escapeHtml, withCode } from '../components/inline-code.ts'
import { explorerWords } from '../words/explorer.ts'
import { type Comparison, type LayerState, type Told, type ToldLayer, tell } from './tell.ts'

const say = explorerWords

/** From the server, as the engine made it; empty for what is no explanation. */
export function explanationHtml(explanation: unknown): string {
  return isExplanation(explanation) ? toldHtml(tell(explanation)) : ''
}

export function isExplanation(of: unknown): of is Explanation {
  return (
    typeof of === 'object' &&
    of !== null &&
    'decision' in of &&
    'reason' in of &&
    'layers' in of &&
    Array.isArray(of.layers)
  )
}

export function toldHtml(told: Told): string {
  return `<div class="told ${told.allowed ? 'yes' : 'no'}">${outcomeHtml(told)}${walkHtml(told)}<p class="rule-note">${told.rule}</p><ol class="layers">${told.layers.map(layerHtml).join('')}</ol></div>`
}

function outcomeHtml({ allowed, glyph, outcome, because }: Told): string {
  return `<div class="out ${allowed ? 'is-through' : 'is-stop'}"><p class="big">${glyphHtml(glyph)}<span>${outcome}</span></p><p class="because">${because}</p></div>`
}

/** The drawing: one line through a bar a layer. The list below says the same in words. */
function walkHtml({ allowed, layers }: Told): string {
  const at = (index: number) => Math.round(((index + 0.5) / layers.length) * 1000)
  const stop = layers.findIndex(({ state, decided }) => decided && (state === 'denies' || state === 'shut'))
  const stopped = !allowed && stop >= 0 ? layers[stop] : undefined
  const end = stopped ? at(stop) - (stopped.state === 'denies' ? 6 : 22) : allowed ? 986 : at(0) - 22
  const bars = layers.map(
    ({ state }, index) => `<path class="${barOf[state]}" d="M${at(index)} ${state === 'absent' ? '49v18' : '20v76'}"/>`,
  )
  const head = allowed
    ? `<path class="way head" d="M976 47l12 11l-12 11"/>`
    : `<path class="untaken" d="M${end + 24} 58H986"/>`
  const ring = stopped?.state === 'shut' ? `<i class="ring" style="left:calc(${at(stop) / 10}% - 25px)"></i>` : ''
  const labels = layers.map(
    ({ layer, decided, state }, index) =>
      `<li style="left:${at(index) / 10}%" class="${decided ? 'here' : state === 'absent' || state === 'unreached' ? 'gone' : ''}">${say.layers[layer].short}</li>`,
  )
  return `<div class="walk drawn ${allowed ? 'yes' : 'no'}" aria-hidden="true"><svg viewBox="0 0 1000 116" preserveAspectRatio="none">${bars.join('')}<path class="way" d="M0 58H${end}"/>${head}</svg>${ring}<ol>${labels.join('')}</ol></div>`
}

const barOf = {
  allows: 'allows',
  denies: 'deny',
  shut: 'shut',
  silent: 'open',
  absent: 'none',
  unreached: 'gone',
} as const satisfies Record<LayerState, string>

const nodeOf = {
  allows: 'through',
  denies: 'stop',
  shut: 'unopened',
  silent: 'pass',
  absent: 'none',
  unreached: 'unreached',
} as const satisfies Record<LayerState, string>

const toneOf = {
  allows: 'is-through',
  denies: 'is-stop',
  shut: 'is-stop',
  silent: 'is-idle',
  absent: 'is-idle',
  unreached: 'is-idle',
} as const satisfies Record<LayerState, string>

function layerHtml({ layer, state, decided, sentence, comparisons }: ToldLayer, at: number): string {
  const compared = comparisons.length > 0 ? `<div class="cmp">${comparisons.map(comparisonHtml).join('')}</div>` : ''
  return `<li class="lr ${nodeOf[state]}${decided ? ' decided' : ''}" style="--at:${at}"><span class="node drawn" aria-hidden="true"></span><div><p class="lt"><b>${say.layers[layer].title}</b><span class="lv ${toneOf[state]}">${say.states[state]}</span></p><p class="quiet">${withCode(sentence)}</p>${compared}</div></li>`
}

function comparisonHtml({ element, note, listed, actual, by, matched, because }: Comparison): string {
  const policy = listed.map(
    (value) =>
      `<i>${say.policy}</i><span>${by === value && listed.length > 1 ? `<u>${escapeHtml(value)}</u>` : escapeHtml(value)}</span>`,
  )
  const request = actual.map(
    (value) =>
      `<i>${say.requestHas}</i><span>${matched ? escapeHtml(value) : `<mark>${escapeHtml(value)}</mark>`}</span>`,
  )
  const words =
    element === say.elements.Condition ? (matched ? say.holds : say.holdsNot) : matched ? say.matches : say.noMatch
  return `<div><span class="what">${element}${note ? `<code>${escapeHtml(note)}</code>` : ''}</span><span class="two">${policy.join('')}${request.join('')}</span><span class="res">${glyphHtml(matched ? 'same' : 'differs')}${words}</span>${because ? `<span class="because">${because}</span>` : ''}</div>`
}
