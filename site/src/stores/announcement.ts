/** The sentence a screen reader says next, politely. One place for it, so that nothing is said twice. */
import { atom } from 'nanostores'

/** `number` grows, so that the same sentence can be news again. */
export const $announcement = atom({ text: '', number: 0 })

export function announce(text: string): void {
  $announcement.set({ text, number: $announcement.get().number + 1 })
}
