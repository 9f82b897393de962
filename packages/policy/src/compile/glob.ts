/** A wildcard pattern as numbers: UTF-16 units, and these two. */
export type Glob = readonly number[]
export const anyRun = -1
export const anyOne = -2

/** `*` and `?` of `text` are wildcards unless `literal`. Appends to `into`. */
export function appendGlob(into: number[], text: string, literal: boolean): void {
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (!literal && unit === 42) {
      if (into.at(-1) !== anyRun) into.push(anyRun)
    } else into.push(!literal && unit === 63 ? anyOne : unit)
  }
}

/**
 * Whether a part of the pattern matches a part of the value. Goes back to the last `*` only, so it is at worst
 * quadratic: no pattern a learner writes can hang it, as a regular expression could.
 */
export function matchGlob(glob: Glob, value: string, globFrom = 0, globTo = glob.length, from = 0, to = value.length) {
  let g = globFrom
  let v = from
  let star = -1
  let retry = from
  while (v < to) {
    const wanted = g < globTo ? glob[g] : undefined
    if (wanted === anyRun) {
      star = g
      retry = v
      g += 1
    } else if (wanted !== undefined && (wanted === anyOne || wanted === value.charCodeAt(v))) {
      g += 1
      v += 1
    } else if (star >= 0) {
      retry += 1
      v = retry
      g = star + 1
    } else return false
  }
  while (g < globTo && glob[g] === anyRun) g += 1
  return g === globTo
}

/** Whether a pattern matches all that another one does, `*` and `?` of which are taken as characters. */
export function covers(pattern: string, other: string): boolean {
  const glob: number[] = []
  appendGlob(glob, pattern, false)
  return matchGlob(glob, other)
}
