/** The folder that keeps everything: made when it is not there, readable by its owner alone. */
import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { access, mkdir, open, readFile, rename, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ConfigMistake } from '../config.ts'

export interface DataFolder {
  readonly path: string
  /** The secret that cookies are signed with. */
  readonly secret: Uint8Array
  /** The database file. */
  readonly database: string
}

/** @throws ConfigMistake with one sentence when it cannot be written to */
export async function openDataFolder(folder: string): Promise<DataFolder> {
  const path = resolve(folder)
  try {
    await makeFolder(path)
    if (!(await stat(path)).isDirectory())
      throw new ConfigMistake(`The data folder ${path} is not a folder: choose another with --data FOLDER.`)
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return { path, secret: await secretIn(join(path, 'cookie-secret')), database: join(path, 'workshop.sqlite') }
  } catch (cause) {
    if (cause instanceof ConfigMistake) throw cause
    const { code } = cause as NodeJS.ErrnoException
    throw new ConfigMistake(`The data folder ${path} ${whyNot(code)}: choose another with --data FOLDER.`, { cause })
  }
}

/** Not `recursive: true`: on file systems that refuse new folders with ENOENT, such as /proc, that turns in a circle. */
async function makeFolder(path: string): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(path) === path) throw cause
    await makeFolder(dirname(path))
    await mkdir(path, { mode: 0o700 })
  }
}

function whyNot(code: string | undefined): string {
  switch (code) {
    case 'EACCES':
    case 'EPERM':
      return 'may not be written to by you'
    case 'ENOENT':
      return 'cannot be made there'
    case 'EROFS':
      return 'lies on a disk that is read-only'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'lies on a disk that is full'
    case 'EEXIST':
    case 'ENOTDIR':
      return 'is not a folder'
    default:
      return `cannot be used (${code ?? 'for an unknown reason'})`
  }
}

/** Reads the secret, or makes one. Written beside and renamed, so that a cut of power leaves none or a whole one. */
async function secretIn(path: string): Promise<Uint8Array> {
  try {
    const kept = await readFile(path)
    if (kept.length >= 32) return kept
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause
  }
  const secret = randomBytes(32)
  const file = await open(`${path}.new`, 'w', 0o600)
  try {
    await file.writeFile(secret)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(`${path}.new`, path)
  return secret
}
