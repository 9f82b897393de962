/** The dialog before the account is laid anew: what it would do, and what of it would change. */
import type { Change, Changes, Lay } from '@first-line/checker/contract'
import { escapeHtml } from '../components/inline-code.ts'
import { clock } from '../step/clock.ts'
import { layWords } from '../words/lay.ts'

const say = layWords

/** @param id of the dialog, for its name */
export function layDialogHtml(id: string, lay: Lay): string {
  return (
    `<h2 id="${id}-title">${say.title[lay]}</h2><p>${say.text[lay]}</p>` +
    `<div data-changes><p class="quiet">${say.reading}</p></div><p class="quiet">${say.undoable}</p><p class="is-ours" data-fault role="alert"></p>` +
    `<p class="acts"><button type="button" class="btn first" data-do="lay" disabled>${say.do[lay]}</button><button type="button" class="btn" data-do="keep" autofocus>${say.keep}</button></p>`
  )
}

export function changesHtml({ changes, more, steps, time }: Changes): string {
  if (changes.length === 0 && steps.length === 0) return `<p>${say.nothing}</p>`
  const lines = changes.map(changeHtml)
  if (more > 0) lines.push(`<li class="quiet">${say.more(more)}</li>`)
  return (
    `<p><b>${say.changes}</b></p><ul class="changes" tabindex="0">${lines.join('')}</ul>` +
    (steps.length > 0 ? `<p>${say.steps(steps.length)}</p>` : '') +
    (time ? `<p>${escapeHtml(say.time(clock(time.to)))}</p>` : '')
  )
}

function changeHtml({ change, kind, name, of, account }: Change): string {
  const beside = [of && say.of(of), account].filter((part) => part !== undefined).join(', ')
  return `<li><span class="what-of">${say.change[change]}</span><span>${escapeHtml(kind)} <code class="bare">${escapeHtml(name)}</code>${beside ? ` <span class="quiet">${escapeHtml(beside)}</span>` : ''}</span></li>`
}
