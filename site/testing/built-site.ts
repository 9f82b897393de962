/** The site with the modules for tests, built when something it is made of is newer. */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const folder = new URL('..', import.meta.url).pathname
const dist = join(folder, '.cache/dist-with-fixtures/')
const madeOf = [
  'src',
  'build',
  'testing/modules',
  'public',
  'astro.config.ts',
  '../labs/modules',
  '../packages/shell/src',
]

/** @returns the folder of the built pages */
export function builtSite(): string {
  const built = statSync(join(dist, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (built < Math.max(...madeOf.map((path) => newest(join(folder, path))))) {
    execFileSync(process.execPath, [join(folder, '../node_modules/astro/bin/astro.mjs'), 'build'], {
      cwd: folder,
      env: { ...process.env, FIRST_LINE_FIXTURES: '1', NODE_ENV: 'production' },
      stdio: 'pipe',
    })
  }
  return dist
}

function newest(path: string): number {
  const info = statSync(path, { throwIfNoEntry: false })
  if (!info) return 0
  if (!info.isDirectory()) return info.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}
