/**
 * What the pages use of the web is Baseline: in Chromium, Firefox and Safari. Chromium alone is tested throughout, so a name
 * that the other two lack has to be found here (https://web-platform-dx.github.io/web-features/). Sources are read by their
 * names, without types: a name counts when every feature that is called so has limited availability. What has a name of one
 * small word is only seen behind a global (`navigator.share`), since our own things are called so, too.
 */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { features } from 'web-features'
import { root } from './stale.ts'

/** What is used all the same: where it is missing, something else happens; or it is a word of our own. */
const allowed: Readonly<Record<string, string>> = {
  'js requestIdleCallback': 'a timer where it is missing',
  'js execCommand': 'copies where the clipboard is closed to plain http',
  'js Document.execCommand': 'copies where the clipboard is closed to plain http',
  'js Window.open': 'every browser opens a tab; the data is silent on Safari on iOS',
  'js layers': 'a word of our own',
  'js closedBy': 'a word of our own',
  'js requestId': 'a word of our own',
  'js readValue': 'a word of our own',
  'js fullName': 'a word of our own',
  'css font-family: ui-monospace': 'the next font of the list is taken',
  'html * autocapitalize': 'spares a correction on a phone',
  'css cursor: pointer': 'a phone has no cursor',
  'css cursor: default': 'a phone has no cursor',
  'css cursor: help': 'a phone has no cursor',
  'css cursor: grab': 'a phone has no cursor',
  'css cursor: col-resize': 'a phone has no cursor',
  'css text-size-adjust': 'the build keeps the prefixed one for Safari on iOS',
  'css user-select': 'the build adds the prefixed one for Safari',
  'css user-select: none': 'the build adds the prefixed one for Safari',
  'css box-decoration-break': 'the build adds the prefixed one for Safari',
  'css box-decoration-break: clone': 'the build adds the prefixed one for Safari',
  'css forced-color-adjust': 'Safari has no forced colours',
  'css forced-color-adjust: none': 'Safari has no forced colours',
  'css forced-color-adjust: preserve-parent-color': 'Safari has no forced colours',
  'css :selection': 'only Safari on iOS keeps its own colours',
  'css accent-color': 'controls keep the system\u2019s colour',
  'css resize': 'only Safari on iOS has no corner to pull at',
  'css break-after: avoid': 'a heading may end a printed page',
}

const inPages = ['site/src/**/*.{ts,astro,css}', 'packages/{console,shell,policy,aws-api}/src/**/*.{ts,tsx,css}']
const notInPages = /\.test\.tsx?$|\/(node|testing|scripts)\//

/** Objects that every page has, by what their members are listed under. */
const globals: Readonly<Record<string, string>> = {
  ...{ window: 'Window', self: 'Window', globalThis: 'Window', document: 'Document', navigator: 'Navigator' },
  ...{ location: 'Location', history: 'History', performance: 'Performance', crypto: 'Crypto' },
}

/** As in the data: `false` for what one of the browsers lacks. */
type ByKey = Readonly<Record<string, { readonly baseline: 'high' | 'low' | false }>>

/** By a kind and a name: whether anything of that name is everywhere. */
const known = new Map<string, boolean>()
function learn(key: string, everywhere: boolean): void {
  known.set(key, everywhere || known.get(key) === true)
}

for (const feature of Object.values(features)) {
  if (feature.kind !== 'feature') continue
  for (const [key, { baseline }] of Object.entries((feature.status.by_compat_key ?? {}) as ByKey)) {
    const everywhere = baseline !== false
    const [area, part, ...rest] = key.split('.')
    const last = rest.at(-1) ?? part ?? ''
    const owner = area === 'api' ? part : area === 'javascript' && part === 'builtins' ? rest[0] : undefined
    const member = (area === 'api' ? rest[0] : rest[1])?.replace(/_static$/, '')
    if (owner !== undefined && member === undefined) learn(`js ${owner}`, everywhere)
    else if (owner !== undefined && rest.length <= (area === 'api' ? 1 : 2)) {
      learn(`js ${member}`, everywhere)
      learn(`js ${owner}.${member}`, everywhere)
    }
    if (area === 'css' && part === 'properties') learn(`css ${rest.slice(0, 2).join(': ')}`, everywhere)
    else if (area === 'css' && part === 'at-rules' && rest.length === 1) learn(`css @${last}`, everywhere)
    else if (area === 'css' && part === 'selectors' && rest.length === 1) learn(`css :${last}`, everywhere)
    else if (area === 'css' && part === 'types') learn(`css ${last}()`, everywhere)
    else if (area === 'html' && part === 'elements' && rest.length <= 2) learn(`html ${rest.join(' ')}`, everywhere)
    else if (area === 'html' && part === 'global_attributes') learn(`html * ${rest[0]}`, everywhere)
  }
}

function namesIn(path: string, text: string): Set<string> {
  const names = new Set<string>()
  const code = text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
  const each = (pattern: RegExp, name: (found: readonly string[]) => string[]) => {
    for (const found of code.matchAll(pattern)) for (const one of name(found)) names.add(one)
  }
  if (path.endsWith('.css')) {
    each(/(?<=[{;]\s*)([a-z-]+)\s*:\s*([a-z-]*)/g, ([, property, value]) => [
      `css ${property}`,
      `css ${property}: ${value}`,
    ])
    each(/@([a-z-]+)/g, ([, rule]) => [`css @${rule}`])
    each(/::?([a-z-]+)/g, ([, selector]) => [`css :${selector}`])
    each(/([a-z-]+)\(/g, ([, call]) => [`css ${call}()`])
    return names
  }
  each(/\bnew ([A-Z]\w+)|'(\w+)' in |(?<![\w.])([a-z]\w*)\(/g, ([, made, asked, called]) => [
    `js ${made ?? asked ?? (/[A-Z]/.test(called ?? '') ? called : '')}`,
  ])
  each(/(\w*)\.(\w+)/g, ([, of = '', member = '']) => [
    ...(/[a-z][A-Z]/.test(member) ? [`js ${member}`] : []),
    `js ${globals[of] ?? of}.${member}`,
  ])
  for (const [tag, element] of code.matchAll(/<([a-z][a-z0-9]*)\b[^>]*>/g)) {
    names.add(`html ${element}`)
    for (const [, attribute] of tag.matchAll(/\s([a-z]+)=/g))
      names.add(`html ${element} ${attribute}`).add(`html * ${attribute}`)
  }
  return names
}

const files = inPages.flatMap((pattern) => globSync(pattern, { cwd: root })).filter((path) => !notInPages.test(path))
const found = new Map<string, string[]>()
for (const path of files)
  for (const name of namesIn(path, readFileSync(join(root, path), 'utf8')))
    if (known.get(name) === false) found.set(name, [...(found.get(name) ?? []), path])

const faults = [...found].filter(([name]) => !Object.hasOwn(allowed, name))
const idle = Object.keys(allowed).filter((name) => !found.has(name))
for (const [name, paths] of faults) console.log(`${name} is not Baseline: ${paths.join(', ')}`)
for (const name of idle) console.log(`${name} is allowed in scripts/check-baseline.ts, and nothing uses it`)
if (files.length === 0 || known.size < 1000)
  throw new Error('There was nothing to look at, or nothing to compare it with.')
process.exitCode = faults.length + idle.length > 0 ? 1 : 0
