/**
 * The Markdown that a sentence of an exercise may have: `code`, **strong**, *emphasis*, [links](https://…), and a blank
 * line between paragraphs. Everything else is text. `{account}` is the number of the reader's own account.
 */
import { escapeHtml } from './inline-code.ts'

const marks = /`([^`]+)`|\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\[([^\]]+)\]\(((?:https:\/\/|\/|#)[^)\s]+)\)|\{account\}/g

/** Shown until the page knows the reader's account; AWS's own documentation uses it. */
export const exampleAccount = '123456789012'

/** One line of text as markup. */
export function inlineMarkdown(text: string): string {
  let html = ''
  let from = 0
  for (const match of text.matchAll(marks)) {
    html += escapeHtml(text.slice(from, match.index))
    const [whole, code, strong, emphasis, label, href] = match
    if (code !== undefined) html += `<code>${withAccount(escapeHtml(code))}</code>`
    else if (strong !== undefined) html += `<strong>${inlineMarkdown(strong)}</strong>`
    else if (emphasis !== undefined) html += `<em>${inlineMarkdown(emphasis)}</em>`
    else if (label !== undefined) html += `<a href="${escapeHtml(href ?? '')}">${inlineMarkdown(label)}</a>`
    else html += withAccount(whole)
    from = match.index + whole.length
  }
  return html + escapeHtml(text.slice(from))
}

/** Paragraphs of it. */
export function markdownParagraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${inlineMarkdown(paragraph.replaceAll('\n', ' '))}</p>`)
    .join('')
}

function withAccount(html: string): string {
  return html.replaceAll('{account}', `<fl-account-number>${exampleAccount}</fl-account-number>`)
}
