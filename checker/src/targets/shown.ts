/** How the steps of the course can be verified where somebody works: told before anything is begun. */
import { capabilities, showings, shownOn } from '@first-line/labs'
import type { Shown, TargetKind } from '../contract.ts'
import { awsCapabilities, localStackCapabilities } from './capabilities.ts'
import type { Target } from './target.ts'

type Shows = Pick<Target, 'capabilities' | 'decides' | 'gaps'>

const kinds: Readonly<Record<TargetKind, Shows>> = {
  sandbox: { capabilities: new Set(capabilities), decides: 'observed' },
  localstack: { capabilities: localStackCapabilities, decides: 'computed', gaps: 'relayed' },
  aws: { capabilities: awsCapabilities, decides: 'computed', gaps: 'late' },
}

/** By `module/step`. Exercises are not among them: they are answered, and no account shows them. */
export function shownBy(on: Shows): Shown {
  const all: Shown = {}
  for (const step of Object.keys(showings)) {
    const how = shownOn(step, on)
    if (how) all[step] = how
  }
  return all
}

/** How many steps of each sort there are on a target of this kind. */
export function stepsOn(kind: TargetKind): Record<'observed' | 'computed' | 'attest', number> {
  const counts = { observed: 0, computed: 0, attest: 0 }
  for (const how of Object.values(shownBy(kinds[kind]))) counts[how] += 1
  return counts
}
