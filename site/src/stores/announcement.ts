/** The sentence a screen reader says next, politely. One place for it, so that nothing is said twice. */
import { atom } from 'nanostores'

export const $announcement = atom('')
