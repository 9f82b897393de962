/**
 * The content security policy, from the inline scripts that the built pages really have. One policy for all pages:
 * moving between them without a reload runs the next page's scripts under the first one's policy.
 */
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What is neither run nor looked up by the policy. */
const data = /\btype\s*=\s*["']?application\/(ld\+)?json/i
const script = /<script\b([^>]*)>([\s\S]*?)<\/script\s*>/gi
const source = /\bsrc\s*=/i

/** `sha256-…` of each inline script. A browser hashes the text with its line ends made LF. */
export function inlineHashes(html: string): string[] {
  const hashes: string[] = []
  for (const [, attributes = '', text = ''] of html.matchAll(script)) {
    if (source.test(attributes) || data.test(attributes)) continue
    const normal = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n')
    hashes.push(`'sha256-${createHash('sha256').update(normal).digest('base64')}'`)
  }
  return hashes
}

export function policyWith(hashes: Iterable<string>): string {
  // xterm and Pagefind set styles of elements, and Pagefind's index is WebAssembly.
  const directives = [
    "default-src 'self'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...new Set(hashes)].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    // No form is sent by the browser itself: pressed before its script is here it would take the page along.
    "form-action 'none'",
    // The practice console stands in a frame beside a lesson. Objects of a bucket are sandboxed: no origin, so no 'self'.
    "frame-ancestors 'self'",
  ]
  return directives.join('; ')
}

/** The policy of a built site. Files are read again only when they changed. */
export function createContentSecurity(siteDir: string): { policy(): Promise<string> } {
  const known = new Map<string, { mtime: number; hashes: string[] }>()
  let checkedAt = Number.NEGATIVE_INFINITY
  let current: Promise<string> | undefined

  async function compute(): Promise<string> {
    const hashes: string[] = []
    for (const path of await pagesIn(siteDir)) {
      const { mtimeMs } = await stat(path)
      let page = known.get(path)
      if (page?.mtime !== mtimeMs) {
        page = { mtime: mtimeMs, hashes: inlineHashes(await readFile(path, 'utf8')) }
        known.set(path, page)
      }
      hashes.push(...page.hashes)
    }
    return policyWith(hashes.sort())
  }

  return {
    policy() {
      // A site that is built anew under a running server is noticed within a second.
      if (current === undefined || performance.now() - checkedAt > 1000) {
        checkedAt = performance.now()
        current = compute()
      }
      return current
    },
  }
}

async function pagesIn(siteDir: string): Promise<string[]> {
  try {
    const names = await readdir(siteDir, { recursive: true })
    return names.filter((name) => name.endsWith('.html')).map((name) => join(siteDir, name))
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw cause
  }
}
