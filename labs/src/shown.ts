/** What each step's check needs of a target, known before anything is begun. Made by `npm run labs -- matrix`. */
import type { Basis } from './account/basis.ts'
import type { Capability } from './account/capability.ts'
import all from './shown.json' with { type: 'json' }

export interface Showing {
  readonly needs: readonly Capability[]
  /** Policies are weighed: where the target does not decide itself, our engine does. */
  readonly computed: boolean
  /** No account shows it. */
  readonly witness: boolean
}

/** By `module/step`; exercises are not among them. */
export const showings = all as Readonly<Record<string, Showing>>

/** Undefined for a step of which nothing is known. */
export function shownOn(
  step: string,
  has: ReadonlySet<Capability>,
  decides: Basis,
): 'observed' | 'computed' | 'attest' | undefined {
  const showing = showings[step]
  if (!showing) return undefined
  if (showing.witness || showing.needs.some((capability) => !has.has(capability))) return 'attest'
  return showing.computed ? decides : 'observed'
}
