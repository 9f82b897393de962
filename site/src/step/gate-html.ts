/** The gate as markup: the same function draws it when the page is built and when the account changes. */
import { glyphHtml } from '../components/glyphs.ts'
import { escapeHtml, withCode } from '../components/inline-code.ts'
import { words } from '../words/index.ts'
import type { Gate } from './gate.ts'

const knots = {
  hatched:
    '<svg class="knot" viewBox="0 0 24 24" aria-hidden="true"><path d="M3 3h18v18H3z" class="ground"/><path d="M3 12l9-9M3 21L21 3M12 21l9-9"/></svg>',
  broken:
    '<svg class="knot up" viewBox="0 0 24 24" aria-hidden="true"><path d="M3 5h18v14H3z" class="ground" stroke="none"/><path d="M4 11l16-5M4 18l16-5" stroke-width="2.5"/></svg>',
} satisfies Record<NonNullable<Gate['knot']>, string>

/** Markup for the inside of `.gate`. Everything in it that came from elsewhere is escaped. */
export function gateHtml(gate: Gate): string {
  return [
    gate.knot ? knots[gate.knot] : '',
    verdict(gate),
    facts(gate),
    ...gate.lines.map(line),
    hint(gate),
    actions(gate),
  ].join('')
}

function verdict(gate: Gate): string {
  const beside = gate.beside ? ` <span class="beside num">${escapeHtml(gate.beside)}</span>` : ''
  return `<p class="verdict"><span class="word is-${gate.tone}">${glyphHtml(gate.glyph)}<span>${escapeHtml(gate.word)}</span></span>${beside}</p>`
}

function facts(gate: Gate): string {
  const rows = [
    ...gate.facts.map(({ kind, text }) => {
      const name = kind === 'next' ? ' class="next"' : ''
      const said = kind === 'next' ? `<span>${withCode(text)}</span>` : withCode(text)
      return `<dt${name}>${words.step[kind]}</dt><dd${name}>${said}</dd>`
    }),
    ...gate.evidence.map(({ label, value }) => `<dt>${escapeHtml(label)}</dt><dd>${withCode(value)}</dd>`),
  ]
  return rows.length > 0 ? `<dl class="facts">${rows.join('')}</dl>` : ''
}

function line({ text, quiet }: Gate['lines'][number]): string {
  return `<p${quiet ? ' class="quiet"' : ''}>${withCode(text)}</p>`
}

function hint(gate: Gate): string {
  return gate.hint ? `<div class="hint"><span>${words.step.hint}</span><p>${withCode(gate.hint)}</p></div>` : ''
}

function actions(gate: Gate): string {
  if (gate.actions.length === 0) return ''
  const buttons = gate.actions.map(({ act, label, step, first }) => {
    const look = `btn small${first ? ' first' : ''}`
    return act === 'go' && step !== undefined
      ? `<a class="${look}" href="#${escapeHtml(step)}" data-act="go">${escapeHtml(label)}</a>`
      : `<button type="button" class="${look}" data-act="check">${escapeHtml(label)}</button>`
  })
  return `<div class="acts">${buttons.join('')}</div>`
}
