/** How the reader wants the terminal: kept in this browser alone. */
import { persistentAtom } from '@nanostores/persistent'

export const sizes = [12, 13, 14, 16, 18, 21, 24] as const
const usual = 14

/** The size of the text, in pixels. */
export const $textSize = persistentAtom<number>('first-line:terminal-size', usual, {
  encode: String,
  decode: (text) => sizes.find((size) => size === Number(text)) ?? usual,
})

const flag = (key: string, initial: boolean) =>
  persistentAtom<boolean>(key, initial, {
    encode: (on) => (on ? 'on' : 'off'),
    decode: (text) => (text === 'on' || text === 'off' ? text === 'on' : initial),
  })

export const $highContrast = flag('first-line:terminal-contrast', false)
/** On unless somebody switches it off: it costs little, and who needs it cannot see the switch. */
export const $forReaders = flag('first-line:terminal-reader', true)

/** The next size in a direction; the ends stay. */
export function resized(size: number, step: 1 | -1): number {
  const at = sizes.findIndex((one) => one >= size)
  return sizes[Math.min(sizes.length - 1, Math.max(0, (at < 0 ? sizes.indexOf(usual) : at) + step))] ?? usual
}
