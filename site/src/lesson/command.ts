/** A command as an author writes it in `<Run>`, from markup to text and back to what is shown. */
import { escapeHtml } from '../components/inline-code.ts'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** The text of rendered children: MDX makes paragraphs and entities of it, and a shell wants neither. */
export function textOf(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/p>\s*<p[^>]*>/g, '\n')
    .replace(/<[^>]+>/g, '')
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, dec?: string, hex?: string, name?: string) =>
      dec
        ? String.fromCodePoint(Number(dec))
        : hex
          ? String.fromCodePoint(Number.parseInt(hex, 16))
          : (entities[name ?? ''] ?? whole),
    )
    .replace(/[\u2018\u2019]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/\u2013/g, '--')
    .trim()
}

const blank = /(?<!\$)\{([A-Za-z][A-Za-z ’'-]*)\}/g

/** An option keeps to one line: a break after its first hyphen reads as something else. */
const option = /(?<=^|\s)--?[a-z][a-z0-9-]*/g

/**
 * The command as markup. What the learner fills in, `{the ARN}`, is marked; JSON and shell expansions, whose braces
 * hold anything but plain words, are left alone.
 */
export function commandHtml(command: string): string {
  return escapeHtml(command)
    .replace(blank, '<mark class="blank">$1</mark>')
    .replace(option, '<span class="option">$&</span>')
}

/**
 * What is typed for the command: without its blanks.
 * @returns the text, and how many signs the cursor goes back to stand where the first blank was
 */
export function toType(command: string): { text: string; back: number } {
  const first = command.search(blank)
  const text = command.replace(blank, '')
  return { text, back: first < 0 ? 0 : text.length - first }
}
