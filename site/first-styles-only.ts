/**
 * Astro links every style sheet of a page's script in its head, those of parts that are loaded later as well. The console
 * loads its pages when they are opened, and their styles come with them: its head keeps what the first load needs.
 */
import { readFile, writeFile } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'

interface Chunk {
  imports: readonly string[]
  styles: ReadonlySet<string>
}

/** @param pages files of the built site: `console/index.html` */
export function firstStylesOnly(pages: readonly string[]): AstroIntegration {
  const chunks = new Map<string, Chunk>()
  return {
    name: 'first-line:first-styles-only',
    hooks: {
      'astro:config:setup'({ updateConfig }) {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'first-line:note-styles-of-chunks',
                generateBundle(_, bundle) {
                  for (const chunk of Object.values(bundle)) {
                    if (chunk.type !== 'chunk') continue
                    const styles = chunk.viteMetadata?.importedCss ?? new Set()
                    chunks.set(chunk.fileName, { imports: chunk.imports, styles })
                  }
                },
              },
            ],
          },
        })
      },
      async 'astro:build:done'({ dir, logger }) {
        for (const page of pages) {
          const file = new URL(page, dir)
          const html = await readFile(file, 'utf8')
          const needed = stylesOf(html, chunks)
          // Nothing is known of its scripts: better all styles than none.
          if (needed.size === 0) throw new Error(`The scripts of ${page} bring no styles: is it another page now?`)
          let left = 0
          const short = html.replace(/<link\b[^>]*\brel="stylesheet"[^>]*>/g, (link) => {
            const href = /\bhref="\/([^"]+)"/.exec(link)?.[1]
            if (href === undefined || needed.has(href)) return link
            left += 1
            return ''
          })
          await writeFile(file, short)
          logger.info(`${page}: ${left} style sheets are left to the parts that need them`)
        }
      },
    },
  }
}

/** Of the page's scripts, and of all that these import at once. */
function stylesOf(html: string, chunks: ReadonlyMap<string, Chunk>): Set<string> {
  const todo = [...html.matchAll(/<script[^>]*\bsrc="\/([^"]+)"/g)].map(([, path = '']) => path)
  const seen = new Set<string>()
  const styles = new Set<string>()
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    const chunk = seen.has(path) ? undefined : chunks.get(path)
    seen.add(path)
    for (const style of chunk?.styles ?? []) styles.add(style)
    todo.push(...(chunk?.imports ?? []))
  }
  return styles
}
