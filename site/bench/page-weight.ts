/** How much a page brings before its terminal opens, compressed as it is sent: its JavaScript, and itself with its styles. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url).pathname

interface Measure {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly limit?: string
  readonly ok: boolean
}

/**
 * Scripts of a built page, those that wait for its first paint as well, with what they import statically; what `import()`
 * brings comes later.
 */
export function scriptsOf(page: string, root: string = dist): string[] {
  const html = readFileSync(join(root, page), 'utf8')
  const late = /<script[^>]*\bid="late-scripts"[^>]*>(.*?)<\/script>/s.exec(html)?.[1] ?? '[]'
  const todo = [...html.matchAll(/<script[^>]*\bsrc="\/([^"]+)"/g)].map(([, path = '']) => path)
  todo.push(...(JSON.parse(late) as string[]).map((path) => path.slice(1)))
  const found = new Set<string>()
  for (let path = todo.pop(); path !== undefined; path = todo.pop()) {
    if (found.has(path)) continue
    found.add(path)
    const code = readFileSync(join(root, path), 'utf8')
    for (const [, from = ''] of code.matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g))
      todo.push(join(dirname(path), from))
  }
  return [...found].sort()
}

export async function bench(): Promise<Measure[]> {
  if (!existsSync(join(dist, 'index.html'))) throw new Error('The site is not built: npm run build -w site.')
  const modules = readdirSync(join(dist, 'modules')).map((name) => `modules/${name}/index.html`)
  const heaviest = modules.toSorted((one, other) => bytesOf(other) - bytesOf(one))[0] ?? 'index.html'
  const scripts = [
    ['home page', 'index.html'],
    [`heaviest module page (${heaviest.split('/')[1]}) before terminal or console opens`, heaviest],
    ['explorer before it decides', 'explorer/index.html'],
  ].map(([name = '', page = '']) => {
    const value = Math.round(bytesOf(page) / 100) / 10
    return { name: `JavaScript of the ${name}, gzip`, value, unit: 'kB', limit: '< 90', ok: value < 90 }
  })
  // One stray import gives a lesson the styles of every page there is: four times of this, and no script is heavier for it.
  const itself = Math.max(...modules.map((page) => gzipSync(readFileSync(join(dist, page)), { level: 9 }).length))
  const value = Math.round(itself / 100) / 10
  return [
    ...scripts,
    { name: 'heaviest module page itself, with its styles, gzip', value, unit: 'kB', limit: '< 50', ok: value < 50 },
  ]
}

function bytesOf(page: string): number {
  return scriptsOf(page).reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length, 0)
}
