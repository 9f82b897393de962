import { anyOne, anyRun, type Glob } from './glob.ts'

/** In a glob made for comparing with another: any run without a slash. */
export const anyRunInPath = -3

const slash = 47

/** Whether some text matches both patterns. */
export function globsOverlap(one: Glob, other: Glob): boolean {
  const width = other.length + 1
  const failed = new Uint8Array((one.length + 1) * width)
  const from = (i: number, j: number): boolean => {
    if (failed[i * width + j]) return false
    const a = one[i]
    const b = other[j]
    let found = false
    if (a === undefined && b === undefined) return true
    if (isRun(a)) found = from(i + 1, j) || (b !== undefined && absorbs(a, b) && from(i, j + 1))
    if (!found && isRun(b)) found = from(i, j + 1) || (a !== undefined && absorbs(b, a) && from(i + 1, j))
    if (!found && a !== undefined && b !== undefined && !isRun(a) && !isRun(b)) {
      found = (a === b || a === anyOne || b === anyOne) && from(i + 1, j + 1)
    }
    if (!found) failed[i * width + j] = 1
    return found
  }
  return from(0, 0)
}

function isRun(unit: number | undefined): boolean {
  return unit === anyRun || unit === anyRunInPath
}

function absorbs(run: number | undefined, unit: number): boolean {
  return run === anyRun || unit !== slash
}
