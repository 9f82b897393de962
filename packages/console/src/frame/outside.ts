/**
 * The workbench around the console, when there is one. Beside a lesson the console is a frame in the lesson's page; on its
 * own it is the page. Both speak through events on `window`, of this origin alone.
 */

/** The lesson's page, or this one. */
const outside = (): Window => (window.parent === window ? window : window.parent)

export const besideLesson = (): boolean => window.parent !== window

/** Opens the machine of an instance in the workbench's terminal. False where there is no workbench. */
export function openMachine(instance: string): boolean {
  if (!besideLesson()) return false
  outside().dispatchEvent(new CustomEvent('workshop:open-machine', { detail: { instance } }))
  return true
}

/** Opens another tab of the workbench. False where there is no workbench. */
export function openPane(pane: 'authenticator' | 'inbox' | 'activity' | 'terminal' | 'account'): boolean {
  if (!besideLesson()) return false
  outside().dispatchEvent(new CustomEvent('workshop:open-pane', { detail: { pane } }))
  return true
}
