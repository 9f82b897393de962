/** The security score as markup: a number, and each item with what was seen. */
import type { Score } from '@first-line/checker/contract'
import { glyphHtml } from '../components/glyphs.ts'
import { withCode } from '../components/inline-code.ts'
import { words } from '../words/index.ts'

const say = words.score

export function scoreHtml({ score, items }: Score): string {
  const rounded = Math.round(score)
  const rows = items.map(({ id, done, seen, weight }) => {
    const glyph = done === undefined ? 'unseen' : done ? 'through' : 'stop'
    const tone = done === undefined ? 'is-ours' : done ? 'is-through' : 'is-stop'
    const state = done === undefined ? say.unseen : done ? say.done : say.open
    const name = Object.hasOwn(say.items, id) ? say.items[id as keyof typeof say.items] : id
    return `<li><span class="${tone}">${glyphHtml(glyph)}</span><span class="what">${name}${seen ? `<span class="quiet">${withCode(seen)}</span>` : ''}</span><span class="state num"><span class="${tone}">${state}</span> ${say.points(weight)}</span></li>`
  })
  return `<p class="number num"><b>${rounded}</b> ${say.of}</p><meter class="vh" min="0" max="100" value="${rounded}" aria-label="${say.title}">${rounded}</meter><div class="bar drawn" aria-hidden="true"><i style="inline-size:${rounded}%"></i></div><ul>${rows.join('')}</ul>`
}
