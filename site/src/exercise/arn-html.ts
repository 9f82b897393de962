/** Exercises with ARNs, and the reader that explains any, as markup. */
import type { ArnToBuild, ArnToRead } from '@first-line/labs/exercises'
import { escapeHtml } from '../components/inline-code.ts'
import { exampleAccount, inlineMarkdown, markdownParagraphs } from '../components/inline-markdown.ts'
import { exerciseWords } from '../words/exercise.ts'
import { type Arn, arnParts, explainArn, parseArn } from './arn.ts'

const say = exerciseWords.arn

/** The parts of an ARN one under the other, each with a sentence. */
export function arnPartsHtml(arn: Arn, says: Readonly<Record<keyof Arn, string>>): string {
  const rows = arnParts.map(
    (part) =>
      `<div data-part="${part}"><dt>${say.parts[part]}</dt><dd><code>${arn[part] === '' ? `<i>${say.empty}</i>` : escapeHtml(arn[part])}</code><span>${inlineMarkdown(says[part])}</span></dd></div>`,
  )
  return `<dl class="arn-parts">${rows.join('')}</dl>`
}

/** What the reader shows for `text`: its parts, or what keeps it from being an ARN. */
export function arnReadingHtml(text: string, account: string | undefined): string {
  const parsed = parseArn(text)
  return 'fault' in parsed
    ? `<p class="quiet">${escapeHtml(parsed.fault)}</p>`
    : arnPartsHtml(parsed.arn, explainArn(parsed.arn, account))
}

export function arnReaderHtml(id: string, text: string): string {
  return `<fl-arn-reader class="exercise arn"><h3>${say.reader}</h3><div class="field"><label for="${id}">${say.readerHow}</label><input type="text" class="mono" id="${id}" value="${escapeHtml(text)}" autocomplete="off" autocapitalize="off" spellcheck="false"></div><div data-reading>${arnReadingHtml(text, undefined)}</div></fl-arn-reader>`
}

/** Each part of the ARN with the choice of what it is. */
export function arnToReadHtml(module: string, exercise: ArnToRead): string {
  const parsed = parseArn(exercise.arn.replaceAll('{account}', exampleAccount))
  if ('fault' in parsed) throw new Error(`${exercise.id} in exercises.yaml of ${module}: ${parsed.fault}`)
  const name = `${module}-${exercise.id}`
  const choices = [`<option value="">${say.choose}</option>`]
    .concat(arnParts.map((part) => `<option value="${part}">${say.parts[part]}</option>`))
    .join('')
  const shown = arnParts.map((part, at) => {
    const text = parsed.arn[part] === '' ? say.empty : parsed.arn[part]
    const code =
      parsed.arn[part] === ''
        ? `<i>${say.empty}</i>`
        : inlineMarkdown(
            exercise.arn
              .split(':')
              .slice(at + 1, part === 'resource' ? undefined : at + 2)
              .join(':'),
          )
    return `<li data-part="${part}"><code>${code}</code><select name="${name}-${part}" aria-label="${escapeHtml(say.partNumber(at + 1, text))}">${choices}</select><span class="mark" data-mark></span><p class="why" data-why><b>${say.parts[part]}. </b>${inlineMarkdown(exercise.parts[part])}</p></li>`
  })
  return `<fl-arn-exercise class="exercise arn" data-module="${escapeHtml(module)}" data-set="arn-read" data-exercise="${escapeHtml(exercise.id)}" data-arn="${escapeHtml(exercise.arn)}"><form><p class="whole"><code>${inlineMarkdown(exercise.arn)}</code></p><p class="how">${say.readHow}</p><ol class="arn-choices">${shown.join('')}</ol>${acts()}</form></fl-arn-exercise>`
}

export function arnToBuildHtml(module: string, exercise: ArnToBuild): string {
  const id = `${module}-${exercise.id}`
  return `<fl-arn-exercise class="exercise arn" data-module="${escapeHtml(module)}" data-set="arn-build" data-exercise="${escapeHtml(exercise.id)}" data-arn="${escapeHtml(exercise.arn)}"><form><div class="ask" id="${id}-ask">${markdownParagraphs(exercise.ask)}</div><div class="field"><label for="${id}">${say.field}</label><input type="text" class="mono" id="${id}" name="${id}" aria-describedby="${id}-ask" autocomplete="off" autocapitalize="off" spellcheck="false"></div><div data-reading></div><div class="why" data-why><p>${say.oneAnswer} <code>${inlineMarkdown(exercise.arn)}</code></p><p>${inlineMarkdown(exercise.why)}</p></div>${acts()}</form></fl-arn-exercise>`
}

function acts(): string {
  return `<p class="acts"><button type="submit" class="btn small first">${say.answer}</button><button type="reset" class="btn small" hidden>${say.again}</button><span class="said" data-said></span></p>`
}
