/** A sorting exercise as markup: drawn at build; whatever is said afterwards is in it, hidden by the element. */
import type { Sort } from '@first-line/labs/exercises'
import { escapeHtml } from '../components/inline-code.ts'
import { inlineMarkdown, markdownParagraphs } from '../components/inline-markdown.ts'
import { exerciseWords } from '../words/exercise.ts'
import { shuffled } from './shuffled.ts'

const say = exerciseWords.sort

export function sortHtml(module: string, id: string, sort: Sort): string {
  const name = `${module}-${id}`
  const items = shuffled(sort.items.length, name).map((at) => itemHtml(name, sort, sort.items[at]))
  const bins = sort.bins.map(
    (bin) =>
      `<div role="group" class="bin" data-bin="${escapeHtml(bin.id)}" aria-labelledby="${name}-${bin.id}"><h3 id="${name}-${bin.id}">${inlineMarkdown(bin.label)} <span class="count num" data-count></span></h3><ul></ul></div>`,
  )
  return (
    `<fl-sort class="sort" data-module="${escapeHtml(module)}" data-exercise="${escapeHtml(id)}"><form>` +
    `<div class="ask">${markdownParagraphs(sort.ask)}</div><p class="how">${say.how}</p>` +
    `<div role="group" class="bin unsorted" data-bin="" aria-labelledby="${name}-unsorted"><h3 id="${name}-unsorted">${say.unsorted} <span class="count num" data-count>${sort.items.length}</span></h3><ul>${items.join('')}</ul></div>` +
    `<div class="bins">${bins.join('')}</div>` +
    `<p class="acts"><button type="submit" class="btn small first">${say.check}</button><button type="reset" class="btn small" hidden>${say.again}</button><span class="said" data-said></span></p></form></fl-sort>`
  )
}

function itemHtml(name: string, sort: Sort, item: Sort['items'][number] | undefined): string {
  if (!item) return ''
  const group = `${name}-item-${item.id}`
  const choices = sort.bins.map(
    (bin) =>
      `<label><input type="radio" class="vh" name="${group}" value="${escapeHtml(bin.id)}"><span>${inlineMarkdown(bin.label)}</span></label>`,
  )
  const belongs = sort.bins.find(({ id }) => id === item.bin)?.label ?? item.bin
  return (
    `<li class="item" data-item="${escapeHtml(item.id)}" data-belongs="${escapeHtml(item.bin)}" draggable="true"><fieldset><legend>${inlineMarkdown(item.text)} <span class="mark" data-mark></span></legend><span class="choices">${choices.join('')}</span></fieldset>` +
    `<p class="why" data-why><b class="scriptless">${say.belongs} ${inlineMarkdown(belongs)}. </b>${inlineMarkdown(item.why)}</p></li>`
  )
}
