/** What somebody else did since: scripts of a lab, played by whom it says. */
import type { Arrival, Lab, shownOn } from '@first-line/labs'
import { readScript } from '@first-line/labs/node'
import type { Actor, Keys, Stage } from './stage.ts'

/** Where an arrival happens. */
export interface Scene {
  readonly stage: Stage
  /** It lacks parts of AWS: a script that wants one of them fails there, and that says nothing of the lab. */
  readonly partial?: {
    readonly lacks: (stderr: string) => boolean
    /** How a step (`module/step`) is verified there, as docs/targets.md says; undefined for an exercise. */
    readonly foretold: (step: string) => ReturnType<typeof shownOn>
  }
  /** Credentials of a user of the account: of a session, or of the access key that whoever holds it uses. */
  keysOf(userName: string, how: 'session' | 'key'): Promise<Keys>
}

export async function playArrival(lab: Lab, arrival: Arrival, scene: Scene): Promise<void> {
  const script = await readScript(lab, arrival.run)
  const { status, stderr } = await scene.stage.play(script, await actorOf(arrival, scene))
  if (status !== 0 && !scene.partial)
    throw new Error(`${lab.module.id}/${arrival.run} ended with status ${status}: ${stderr.trim()}`)
}

/** Those that have happened when a step begins. */
export const arrivalsBefore = (lab: Lab, step: string): Arrival[] =>
  lab.arrivals.filter(({ before }) => before === step)

export async function playArrivals(lab: Lab, step: string, scene: Scene): Promise<Arrival[]> {
  const arrivals = arrivalsBefore(lab, step)
  for (const arrival of arrivals) await playArrival(lab, arrival, scene)
  return arrivals
}

async function actorOf({ as = 'root' }: Arrival, scene: Scene): Promise<Actor> {
  if (as === 'root') return { machine: 'cloudshell' }
  if (as === 'attacker') return { machine: 'attacker' }
  const [kind, name = ''] = as.split(':')
  return { keys: await scene.keysOf(name, kind === 'key-of' ? 'key' : 'session') }
}
