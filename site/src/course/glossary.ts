/** Terms as the workshop explains them: one entry each, for the card in a lesson and the glossary page. */
import { z } from 'astro/zod'

const id = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens, as in implicit-deny')

/** `labs/glossary.yaml` and each `labs/modules/<id>/terms.yaml`: entries by the id that `<Term id>` names. */
export const terms = z.record(
  id,
  z.strictObject({
    term: z.string().min(2).describe('as it is written in a sentence: Implicit deny'),
    text: z.string().min(20).describe('one or two plain sentences, true without the lesson around'),
  }),
)
export type Terms = z.infer<typeof terms>

export interface GlossaryEntry {
  /** lower-case with hyphens; `<Term id>` and the anchor on the page */
  readonly id: string
  readonly term: string
  readonly text: string
  /** the module that brings the term, if one does */
  readonly module: string | undefined
}

/**
 * All terms in the order of the alphabet.
 * @param files what each file says; `module` is undefined for the one that all share
 * @throws when two files explain the same term: a reader would see one of them, and nobody could say which
 */
export function glossaryOf(
  files: readonly { file: string; module: string | undefined; terms: Terms }[],
): GlossaryEntry[] {
  const from = new Map<string, string>()
  const all: GlossaryEntry[] = []
  for (const { file, module, terms } of files) {
    for (const [id, { term, text }] of Object.entries(terms)) {
      const other = from.get(id)
      if (other !== undefined) throw new Error(`The term ${id} is in ${other} and in ${file}: keep it in one of them.`)
      from.set(id, file)
      all.push({ id, term, text, module })
    }
  }
  return all.sort((one, other) => one.term.localeCompare(other.term, 'en'))
}

/** The entry that `words` names: by id, or by its term in any case, singular or plural. */
export function findTerm(glossary: readonly GlossaryEntry[], words: string): GlossaryEntry | undefined {
  const wanted = words.trim().toLowerCase()
  return glossary.find(({ id, term }) =>
    [id, term.toLowerCase(), `${term.toLowerCase()}s`, plural(term)].includes(wanted),
  )
}

function plural(term: string): string {
  return term.toLowerCase().replace(/y$/, 'ies')
}
