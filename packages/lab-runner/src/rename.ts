/** Other names for what the task does not name: whatever a check looks for, it must not be these. */

/** A name that is as good, and as long-lived: it fits wherever the first one did. */
export const otherName = (name: string): string => `${name}2`

/** In a script, wherever the name stands for itself: not inside a longer word. */
export function renamed(script: string, names: readonly string[]): string {
  return names.reduce(
    (text, name) => text.replace(new RegExp(`(?<![\\w-])${escaped(name)}(?![\\w-])`, 'g'), otherName(name)),
    script,
  )
}

const escaped = (name: string): string => name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
