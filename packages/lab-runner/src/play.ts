/** Plays a script of a lab, with the commands the page's terminal has, and says what went wrong if something did. */
import { runScript } from '@first-line/shell'
import type { Plot } from './ground.ts'

export interface Played {
  readonly status: number
  readonly stdout: string
  readonly stderr: string
}

export async function play(script: string, plot: Plot): Promise<Played> {
  // A script stops at its first failing command: what follows would be played on another account than its author had.
  const { status, stdout, stderr } = await runScript(`set -e\n${script}`, {
    env: { ...plot.env },
    transport: plot.transport,
  })
  return { status, stdout, stderr }
}
