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
  /** A record of requests that is late and has gaps, as CloudTrail's event history, shows it too. */
  readonly late: boolean
  /** So does one of what passed a relay to a target that refuses nothing: by what was seen, or by what AWS would decide. */
  readonly relayed: Basis | false
}

/** In which way a record of requests is not whole. */
export type Gaps = 'late' | 'relayed'

/** By `module/step`; exercises are not among them. */
export const showings = all as Readonly<Record<string, Showing>>

/** Undefined for a step of which nothing is known. */
export function shownOn(
  step: string,
  on: { readonly capabilities: ReadonlySet<Capability>; readonly decides: Basis; readonly gaps?: Gaps },
): 'observed' | 'computed' | 'attest' | undefined {
  const showing = showings[step]
  if (!showing) return undefined
  if (showing.witness || showing.needs.some((capability) => !on.capabilities.has(capability))) return 'attest'
  const through = on.gaps ? showing[on.gaps] : true
  if (!through) return 'attest'
  return showing.computed || through === 'computed' ? on.decides : 'observed'
}
