/** What the practice console's first load brings, and a service's pages after it, compressed as they are sent. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { scriptsOf } from './page-weight.ts'

const dist = new URL('../dist/', import.meta.url).pathname
const page = 'console/index.html'

const weight = (paths: readonly string[]): number =>
  paths.reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path)), { level: 9 }).length, 0) / 1000

export async function bench() {
  const html = readFileSync(join(dist, page), 'utf8')
  const styles = [...html.matchAll(/<link\b[^>]*\bhref="\/([^"]+\.css)"/g)].map(([, path = '']) => path)
  const figure = (name: string, value: number, most: number) => ({
    ...{ name, value: Math.round(value * 10) / 10, unit: 'kB', limit: `< ${most}`, ok: value < most },
  })
  return [
    figure('JavaScript of the console\u2019s first load, gzip', weight(scriptsOf(page)), 420),
    figure('CSS of the console\u2019s first load, gzip', weight(styles), 110),
  ]
}
