/** What the reader chose, kept in this browser alone. */
import { persistentAtom } from '@nanostores/persistent'

export type Theme = 'system' | 'light' | 'dark'
export type Path = 'console' | 'cli'

/** The inline script in before-first-paint.astro reads the same key before the first paint. */
const themeKey = 'first-line:theme'
export const $theme = persistentAtom<Theme>(themeKey, 'system', {
  encode: (theme) => theme,
  decode: (text) => (text === 'light' || text === 'dark' ? text : 'system'),
})

/** The workbench's share of the page, in percent; 0 until it was moved. */
export const $split = persistentAtom<number>('first-line:split', 0, {
  encode: String,
  decode: (text) => clampSplit(Number(text)),
})

/** Console or command line: chosen once, for every lesson. */
export const $pathChoice = persistentAtom<Path>('first-line:path', 'cli', {
  encode: (path) => path,
  decode: (text) => (text === 'console' ? 'console' : 'cli'),
})

/** The inline script reads these two before the first paint as well. */
export type TextSize = 'normal' | 'large' | 'larger'
export const $textSize = persistentAtom<TextSize>('first-line:text', 'normal', {
  encode: (size) => size,
  decode: (text) => (text === 'large' || text === 'larger' ? text : 'normal'),
})
export type Motion = 'system' | 'reduce'
export const $motion = persistentAtom<Motion>('first-line:motion', 'system', {
  encode: (motion) => motion,
  decode: (text) => (text === 'reduce' ? text : 'system'),
})

/** The way through the workshop that was chosen. */
export type Route = 'short' | 'half' | 'day'
export const $route = persistentAtom<Route>('first-line:route', 'day', {
  encode: (route) => route,
  decode: (text) => (text === 'short' || text === 'half' ? text : 'day'),
})

/** The module and the step that were worked on last. */
export interface Visit {
  readonly module: string
  readonly step?: string
  /** ISO 8601 */
  readonly at: string
}

export const $visit = persistentAtom<Visit | undefined>('first-line:visit', undefined, {
  encode: (visit) => (visit ? JSON.stringify(visit) : ''),
  decode: readVisit,
})

/** Between 30 and 70 percent; 0 stays 0, and what is no number is 0. */
export function clampSplit(percent: number): number {
  return percent > 0 ? Math.min(70, Math.max(30, Math.round(percent))) : 0
}

export function nextTheme(theme: Theme): Theme {
  return theme === 'system' ? 'light' : theme === 'light' ? 'dark' : 'system'
}

/** Storage belongs to the reader and may hold anything. */
function readVisit(text: string): Visit | undefined {
  try {
    const visit: unknown = JSON.parse(text)
    if (typeof visit !== 'object' || visit === null) return undefined
    const { module, step, at } = visit as Record<string, unknown>
    if (typeof module !== 'string' || typeof at !== 'string' || Number.isNaN(Date.parse(at))) return undefined
    return { module, at, ...(typeof step === 'string' ? { step } : {}) }
  } catch {
    return undefined // not JSON: nobody was anywhere
  }
}
