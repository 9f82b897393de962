/** The glossary as the site's build has it. */
import { getCollection } from 'astro:content'
import { type GlossaryEntry, glossaryOf } from './glossary.ts'

export async function readGlossary(): Promise<GlossaryEntry[]> {
  const files = await getCollection('terms')
  return glossaryOf(
    files.map(({ data, filePath, id }) => ({
      file: filePath?.replace(/^(\.\.\/)+/, '') ?? id,
      module: id === 'labs' ? undefined : id,
      terms: data,
    })),
  )
}
