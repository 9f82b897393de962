/** Makes the search index from the built pages: lessons and reference whole, each term of the glossary by itself. */
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { AstroIntegration } from 'astro'
import { close, createIndex } from 'pagefind'

export function pagefind(): AstroIntegration {
  return {
    name: 'first-line-search',
    hooks: {
      async 'astro:build:done'({ dir, logger }) {
        const { index, errors } = await createIndex({ forceLanguage: 'en' })
        if (!index) throw new Error(`the search index could not be begun: ${errors.join(', ')}`)
        const added = await index.addDirectory({ path: fileURLToPath(dir) })
        const glossary = await readFile(new URL('glossary/index.html', dir), 'utf8')
        for (const { id, term, text } of termsIn(glossary)) {
          await index.addCustomRecord({
            url: `/glossary/#${id}`,
            content: `${term}. ${text}`,
            language: 'en',
            meta: { title: `Glossary: ${term}` },
          })
        }
        const written = await index.writeFiles({ outputPath: fileURLToPath(new URL('pagefind/', dir)) })
        const faults = [...added.errors, ...written.errors]
        if (faults.length > 0) throw new Error(`the search index was not made: ${faults.join(', ')}`)
        logger.info(`the search knows ${added.page_count} pages`)
        await close()
      },
    },
  }
}

/** Terms as the glossary's page has them. */
export function termsIn(html: string): { id: string; term: string; text: string }[] {
  return [...html.matchAll(/<dt id="([^"]+)"[^>]*>([^<]+)<\/dt>\s*<dd[^>]*>([^<]+)<\/dd>/g)].map(
    ([, id = '', term = '', text = '']) => ({ id, term: plain(term), text: plain(text) }),
  )
}

function plain(html: string): string {
  return html
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
