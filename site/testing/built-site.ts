/** The site with the modules for tests, built when something it is made of is newer. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const folder = new URL('..', import.meta.url).pathname
const dist = join(folder, '.cache/dist-with-fixtures/')
const lock = join(folder, '.cache/building-fixtures')
const madeOf = [
  'src',
  'testing/modules',
  'public',
  'astro.config.ts',
  'pagefind.ts',
  '../labs/src',
  '../labs/glossary.yaml',
  '../checker/src/contract',
  '../packages/console/src',
  '../packages/policy/src',
  '../packages/shell/src',
]

/** @returns the folder of the built pages */
export function builtSite(): string {
  alone(() => {
    const built = statSync(join(dist, 'index.html'), { throwIfNoEntry: false })?.mtimeMs ?? 0
    if (built >= Math.max(...madeOf.map((path) => newest(join(folder, path))))) return
    execFileSync(process.execPath, [join(folder, '../node_modules/astro/bin/astro.mjs'), 'build'], {
      cwd: folder,
      env: { ...process.env, FIRST_LINE_FIXTURES: '1', NODE_ENV: 'production' },
      stdio: 'pipe',
    })
  })
  return dist
}

/** Test files run side by side, in processes of their own: one builds, the others wait for it. */
function alone(run: () => void): void {
  mkdirSync(join(folder, '.cache'), { recursive: true })
  for (;;) {
    try {
      mkdirSync(lock)
      break
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code !== 'EEXIST') throw cause
    }
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    // Whoever made it was ended before it was done.
    if (since !== undefined && Date.now() - since > 5 * 60_000) rmSync(lock, { recursive: true, force: true })
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300)
  }
  try {
    run()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function newest(path: string): number {
  const info = statSync(path, { throwIfNoEntry: false })
  if (!info) return 0
  if (!info.isDirectory()) return info.mtimeMs
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
}
