/** Which pane is open, and what a lesson wants to have typed. */
import { atom } from 'nanostores'

/** Panes of the workbench that exist. `lesson` is one only where there is no room for both. */
export const panes = ['terminal', 'activity', 'account'] as const
export type Pane = (typeof panes)[number]

/** The open tab of the workbench. */
export const $pane = atom<Pane>('terminal')
/** On a narrow page: the lesson, or the workbench. */
export const $front = atom<'lesson' | 'bench'>('lesson')
/** A command to be typed, visibly and without Enter. Each has its own number, so that the same can be asked for twice. */
export const $wanted = atom<{ readonly command: string; readonly number: number } | undefined>()

export function showPane(pane: Pane): void {
  $pane.set(pane)
  $front.set('bench')
}

export function showLesson(): void {
  $front.set('lesson')
}

/** Puts `command` into the terminal. */
export function requestCommand(command: string): void {
  $wanted.set({ command, number: ($wanted.get()?.number ?? 0) + 1 })
  showPane('terminal')
}
