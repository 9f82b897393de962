/** Which pane is open, and what a lesson wants to have typed. */
import { atom } from 'nanostores'

/** Panes of the workbench that exist. `lesson` is one only where there is no room for both. */
export const panes = ['terminal', 'console', 'authenticator', 'inbox', 'activity', 'account'] as const
export type Pane = (typeof panes)[number]

/** The open tab of the workbench. */
export const $pane = atom<Pane>('terminal')
/** On a narrow page: the lesson, or the workbench. */
export const $front = atom<'lesson' | 'bench'>('lesson')
/**
 * A command to be typed, visibly; Enter is the reader's unless `enter`. Each has its own number, so that the same can be
 * asked for twice.
 */
export interface WantedCommand {
  readonly command: string
  readonly number: number
  /** the machine it is for: cloudshell, laptop, attacker; without it the one that is open */
  readonly machine?: string | undefined
  readonly enter?: boolean | undefined
}
export const $wanted = atom<WantedCommand | undefined>()

export function showPane(pane: Pane): void {
  $pane.set(pane)
  $front.set('bench')
}

export function showLesson(): void {
  $front.set('lesson')
}

/** Puts `command` into the terminal. */
export function requestCommand(command: string, how: Pick<WantedCommand, 'machine' | 'enter'> = {}): void {
  $wanted.set({ ...how, command, number: ($wanted.get()?.number ?? 0) + 1 })
  showPane('terminal')
}
