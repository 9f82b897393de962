/**
 * What is built, and whether it is still true: a build is stale when any of its inputs changed since.
 * Inputs are compared by size and time of change, which costs milliseconds at every start.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

export const root = join(import.meta.dirname, '..')

export interface Build {
  name: string
  /** Globs, relative to the root. */
  inputs: string[]
  exclude: string[]
  /** A file that exists once it is built. */
  output: string
  run(): Promise<void>
}

/** One line that changes whenever an input is added, removed or changed. */
export function fingerprint(build: Pick<Build, 'inputs' | 'exclude'>, cwd = root): string {
  const hash = createHash('sha256')
  for (const path of globSync(build.inputs, { cwd, exclude: build.exclude }).sort()) {
    const { size, mtimeMs, isFile } = stat(join(cwd, path))
    if (isFile) hash.update(`${path}\0${size}\0${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function stat(path: string) {
  const found = statSync(path)
  return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() }
}

/** Builds what is stale; answers whether it had to. */
export async function buildIfStale(build: Build): Promise<boolean> {
  const stamp = join(root, '.cache', `${build.name}.stamp`)
  const before = fingerprint(build)
  if (existsSync(join(root, build.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === before) return false
  await build.run()
  mkdirSync(dirname(stamp), { recursive: true })
  writeFileSync(stamp, before)
  return true
}
