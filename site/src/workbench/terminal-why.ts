/** *Why?* behind a denial: what decided, said beside the terminal. Whoever can say more (the console, the explorer) may take it over. */
import { type ActivityDetail, activityDetail } from '@first-line/checker/contract'
import { showPane } from '../stores/workbench.ts'
import { type Dialog, dialogOf } from './terminal-dialog.ts'
import { say } from './terminal-words.ts'

const { why } = say

/** Undefined when the server does not remember such a request. */
async function lookUp(requestId: string): Promise<ActivityDetail | undefined> {
  const response = await fetch(`/api/activity/${encodeURIComponent(requestId)}`)
  if (response.status === 404) return undefined
  if (!response.ok) throw new Error(`the site answered ${response.status}`)
  return activityDetail.parse(await response.json())
}

/** Shows why a request was refused, by the id that the service's answer carried. */
export async function showWhy(requestId: string): Promise<void> {
  const taken = !dispatchEvent(new CustomEvent('workshop:why', { detail: { id: requestId }, cancelable: true }))
  if (taken) return
  const dialog = dialogOf(why.title)
  const said = dialog.say(why.asking)
  try {
    const detail = await lookUp(requestId)
    said.remove()
    if (detail) draw(dialog, detail)
    else dialog.say(why.lost)
  } catch (fault) {
    console.error(fault)
    said.textContent = why.failed
  }
}

function draw(dialog: Dialog, { activity }: ActivityDetail): void {
  if (activity.computed) dialog.say(why.computed)
  const list = document.createElement('dl')
  const row = (name: string, value: string | undefined): void => {
    if (value === undefined) return
    const term = document.createElement('dt')
    term.textContent = name
    const text = document.createElement('dd')
    text.textContent = value
    list.append(term, text)
  }
  row(why.who, activity.principal)
  row(why.action, activity.action)
  row(why.resource, activity.resource)
  row(why.because, [activity.because, activity.errorCode].filter((part) => part !== undefined).join('. '))
  dialog.add(list)
  dialog.button(why.activity, () => {
    dialog.close()
    showPane('activity')
  })
}
