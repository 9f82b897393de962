/**
 * Style sheets of a page become part of it: ten of them, two kilobytes each as they are sent, cost a phone on a slow network
 * a third of a second before the first word is shown. The console's weigh too much for that, and stay files.
 */
import { readFile, writeFile } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'

/** @param except folders of the built site: `console/` */
export function inlineStyles({ except }: { except: readonly string[] }): AstroIntegration {
  return {
    name: 'first-line:inline-styles',
    hooks: {
      async 'astro:build:done'({ dir, assets, logger }) {
        const pages = [...assets.values()].flat().filter(({ pathname }) => pathname.endsWith('.html'))
        const sheets = new Map<string, Promise<string>>()
        const sheet = (href: string): Promise<string> => {
          const known = sheets.get(href) ?? readFile(new URL(`.${href}`, dir), 'utf8')
          sheets.set(href, known)
          return known
        }
        let done = 0
        for (const page of pages) {
          if (except.some((folder) => page.href.startsWith(new URL(folder, dir).href))) continue
          const html = await readFile(page, 'utf8')
          await writeFile(page, await withStyles(html, sheet))
          done += 1
        }
        if (done === 0) throw new Error('No page was found whose styles could be made part of it.')
        logger.info(`the styles of ${done} pages are part of them`)
      },
    },
  }
}

/** A style sheet ends where a `</style` stands, in a comment or a string as well. */
export async function withStyles(html: string, sheet: (href: string) => Promise<string>): Promise<string> {
  const links = [...html.matchAll(/<link\b[^>]*\brel="stylesheet"[^>]*>/g)]
  let out = ''
  let from = 0
  for (const { 0: link, index } of links) {
    const href = /\bhref="(\/[^"]+)"/.exec(link)?.[1]
    const css = href === undefined || /\bmedia=/.test(link) ? undefined : (await sheet(href)).trim()
    out += html.slice(from, index)
    out += css === undefined || /<\/style/i.test(css) ? link : `<style>${css}</style>`
    from = index + link.length
  }
  return out + html.slice(from)
}
