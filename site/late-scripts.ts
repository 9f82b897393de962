/**
 * A page is read before it is worked with: its scripts are asked for once it has been painted, so that on a slow network
 * the words and their font do not wait behind thirty files. Without JavaScript nothing of this is missed.
 */
import { readFile, writeFile } from 'node:fs/promises'
import type { AstroIntegration } from 'astro'

/**
 * The same text on every page, so that the content security policy names it once. A tab that is not looked at paints
 * nothing and does not wait for it. A page come to without a reload brings its own list.
 */
const loader = `(() => {
  const asked = new Set()
  const ask = () => {
    for (const src of JSON.parse(document.getElementById('late-scripts')?.textContent ?? '[]')) {
      if (asked.has(src)) continue
      asked.add(src)
      const script = document.createElement('script')
      script.type = 'module'
      script.src = src
      script.onerror = () => delete document.documentElement.dataset.scripts
      document.head.append(script)
    }
  }
  const painted = () => {
    ask()
    if (document.documentElement.dataset.font !== 'wait') return
    delete document.documentElement.dataset.font
    localStorage.setItem('first-line:font', 'here')
  }
  document.addEventListener('astro:page-load', ask)
  if (document.hidden) painted()
  else requestAnimationFrame(() => setTimeout(painted))
})()`

/** @param except folders of the built site: `console/` */
export function lateScripts({ except }: { except: readonly string[] }): AstroIntegration {
  return {
    name: 'first-line:late-scripts',
    hooks: {
      async 'astro:build:done'({ dir, assets, logger }) {
        const pages = [...assets.values()].flat().filter(({ pathname }) => pathname.endsWith('.html'))
        let done = 0
        for (const page of pages) {
          if (except.some((folder) => page.href.startsWith(new URL(folder, dir).href))) continue
          await writeFile(page, withLateScripts(await readFile(page, 'utf8')))
          done += 1
        }
        if (done === 0) throw new Error('No page was found whose scripts could wait.')
        logger.info(`the scripts of ${done} pages wait for the first paint`)
      },
    },
  }
}

/** Module scripts with a file of their own; what stands inline stays where it is. */
export function withLateScripts(html: string): string {
  const late: string[] = []
  const rest = html.replace(/<script\b[^>]*\btype="module"[^>]*>\s*<\/script>/g, (script) => {
    const src = /\bsrc="([^"]+)"/.exec(script)?.[1]
    if (src === undefined) return script
    late.push(src)
    return ''
  })
  if (late.length === 0) return html
  const list = JSON.stringify([...new Set(late)]).replaceAll('<', '\\u003c')
  const scripts = `<script type="application/json" id="late-scripts">${list}</script><script>${loader}</script>`
  return rest.includes('</body>') ? rest.replace('</body>', () => `${scripts}</body>`) : rest + scripts
}
