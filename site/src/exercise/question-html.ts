/** A question as markup: drawn when the page is built, and again for questions that a page chooses by itself. */
import type { Question } from '@first-line/labs/exercises'
import { escapeHtml } from '../components/inline-code.ts'
import { inlineMarkdown, markdownParagraphs } from '../components/inline-markdown.ts'
import { exerciseWords } from '../words/exercise.ts'
import { shuffled } from './shuffled.ts'

const say = exerciseWords.quiz

type Of<Kind extends Question['kind']> = Extract<Question, { kind: Kind }>

export interface QuestionPlace {
  /** the module that the question belongs to */
  readonly module: string
  /** small, above the question: “Question 2 of 5” */
  readonly label: string
  /** asked anew, whatever was answered before */
  readonly afresh?: boolean
}

/**
 * The question with everything that is said after an answer in it: the element hides that until then, and without
 * scripts it stands there to be read.
 */
export function questionHtml(question: Question, { module, label, afresh }: QuestionPlace): string {
  const name = `${module}-${question.id}`
  const data = escapeHtml(JSON.stringify(question))
  return (
    `<fl-question class="question" data-module="${escapeHtml(module)}" data-question="${data}"${afresh ? ' data-afresh' : ''}>` +
    `<form><fieldset><legend><span class="of">${escapeHtml(label)}</span><span class="ask">${markdownParagraphs(question.ask).replaceAll('<p>', '<span>').replaceAll('</p>', '</span>')}</span></legend>` +
    body(question, name) +
    `</fieldset><p class="acts" data-pagefind-ignore><button type="submit" class="btn small first">${say.answer}</button><button type="reset" class="btn small" hidden>${say.again}</button><span class="said" data-said></span></p></form></fl-question>`
  )
}

function body(question: Question, name: string): string {
  switch (question.kind) {
    case 'one':
    case 'several':
      return choice(question, name)
    case 'order':
      return order(question, name)
    case 'fill':
      return fill(question, name)
  }
}

function choice({ kind, options }: Of<'one' | 'several'>, name: string): string {
  const how = kind === 'several' ? `<p class="how">${say.howMany}</p>` : ''
  const lines = options.map(
    ({ text, why, right }, at) =>
      `<li class="option"><label><input type="${kind === 'one' ? 'radio' : 'checkbox'}" name="${name}" value="${at}"><span>${inlineMarkdown(text)}</span><span class="mark" data-mark></span></label><p class="why" data-why><b class="scriptless">${right ? say.right : say.notYet} </b>${inlineMarkdown(why)}</p></li>`,
  )
  return `${how}<ul class="options">${lines.join('')}</ul>`
}

function order({ id, items, why }: Of<'order'>, name: string): string {
  const lines = shuffled(items.length, id).map((place) => {
    const text = items[place] ?? ''
    return `<li class="line" data-place="${place}" draggable="true"><span>${inlineMarkdown(text)}</span><span class="moves"><button type="button" data-move="-1" aria-label="${escapeHtml(say.up(text))}">${say.upShort}</button><button type="button" data-move="1" aria-label="${escapeHtml(say.down(text))}">${say.downShort}</button></span></li>`
  })
  const right = items.map((text) => `<li>${inlineMarkdown(text)}</li>`).join('')
  return `<p class="how">${say.order}</p><ol class="lines" id="${name}">${lines.join('')}</ol><div class="why" data-why><p><b>${say.rightOrder}</b></p><ol>${right}</ol><p>${inlineMarkdown(why)}</p></div>`
}

function fill({ text, answers, why }: Of<'fill'>, name: string): string {
  const size = Math.max(8, ...answers.map((answer) => answer.replace('{account}', '123456789012').length)) + 2
  const gap = `<input type="text" name="${name}" size="${Math.min(size, 48)}" aria-label="${say.gap}" autocomplete="off" autocapitalize="off" spellcheck="false">`
  const [before = '', ...after] = text.split('___')
  return `<p class="gap"><code>${escapeHtml(before)}${gap}${escapeHtml(after.join('___'))}</code></p><div class="why" data-why><p>${say.acceptable}: ${inlineMarkdown(`\`${answers[0] ?? ''}\``)}</p><p>${inlineMarkdown(why)}</p></div>`
}
