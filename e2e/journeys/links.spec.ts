/**
 * Every link of the built site: what is ours has a page and a place on it, each place once; what is not ours is https and
 * on a host that we know. No page is fetched from anybody.
 */
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'

const dist = join(import.meta.dirname, '../../site/dist')

/** AWS's own pages first; then sources of what happened, standards and tools. */
const hosts = [
  /^(docs\.)?aws\.amazon\.com$/,
  /^(attack\.mitre\.org|www\.rfc-editor\.org)$/,
  /^(bitwarden\.com|learn\.microsoft\.com)$/,
  /^bishopfox\.com$/,
  /^(blog\.gitguardian\.com|rhinosecuritylabs\.com|thecyberwire\.com)$/,
  /^www\.(justice\.gov|networkcomputing\.com|sysdig\.com)$/,
]

interface Page {
  path: string
  ids: string[]
  links: string[]
}

const plain = (text: string): string => text.replaceAll('&amp;', '&').replaceAll('&#38;', '&')

/** What stands in code is an example, and no link. */
function read(file: string): Page {
  const html = readFileSync(join(dist, file), 'utf8').replace(/<script[\s\S]*?<\/script>/g, '')
  return {
    path: `/${file.replace(/(^|\/)index\.html$/, '$1')}`,
    ids: [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id = '']) => id),
    links: [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = '']) => plain(href)),
  }
}

const pages = globSync('**/*.html', { cwd: dist }).map(read)

test('the site was built, with all that it leads to', () => {
  expect(pages.length).toBeGreaterThan(16)
})

test('links within the site lead to a page, and to a place on it', () => {
  const broken: string[] = []
  for (const { path, links } of pages)
    for (const href of links) {
      const { origin, pathname, hash } = new URL(href, `http://site${path}`)
      // The console is one page and finds its way by itself; the server's answers are no pages.
      if (origin !== 'http://site' || /^\/(console|api)(\/|$)/.test(pathname)) continue
      const page = pages.find((one) => one.path === pathname)
      const there = page
        ? hash === '' || page.ids.includes(decodeURIComponent(hash.slice(1)))
        : existsSync(join(dist, pathname)) && /\.[a-z0-9]+$/.test(pathname)
      if (!there) broken.push(`${path} → ${href}`)
    }
  expect([...new Set(broken)]).toEqual([])
})

test('a page names each of its places once', () => {
  const twice = pages.flatMap(({ path, ids }) =>
    ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${path}#${id}`),
  )
  expect(twice).toEqual([])
})

test('links to others are https, and to hosts that we know', () => {
  const strange: string[] = []
  for (const { path, links } of pages)
    for (const href of links) {
      const { origin, protocol, hostname } = new URL(href, `http://site${path}`)
      if (origin === 'http://site') continue
      if (protocol !== 'https:' || !hosts.some((known) => known.test(hostname))) strange.push(`${path} → ${href}`)
    }
  expect([...new Set(strange)]).toEqual([])
})
