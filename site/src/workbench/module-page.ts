/** The script of a module page: binds what the page brought, again after each move to another module. */

import '../components/announcer.ts'
import { whenUsed } from '../components/when-used.ts'
import { readAccount } from '../stores/account.ts'
import { $denied } from '../stores/activity.ts'
import { $visit } from '../stores/preferences.ts'
import { takeStep } from '../stores/progress.ts'
import { $hello, api } from '../stores/session.ts'
import { $front, $pane, type Pane, panes, showLesson, showPane } from '../stores/workbench.ts'
import { words } from '../words/index.ts'
import './account-element.ts'
import './activity-element.ts'
import { bindDivider } from './divider.ts'
import { bindTerminal } from './terminal-pane.ts'

// Console, authenticator and inbox are big, and the lesson comes first.
whenUsed('#pane-console', () => import('./console-tabs.ts'))

let unbind: (() => void)[] = []

document.addEventListener('astro:after-swap', bind)
document.addEventListener('astro:before-swap', () => {
  for (const stop of unbind) stop()
  unbind = []
})
bind()

function bind(): void {
  const split = document.querySelector<HTMLElement>('.split')
  const module = document.querySelector<HTMLElement>('.rail')?.dataset.module
  if (!split || module === undefined) return
  unbind = [bindDivider(split), ...bindPanes(split), bindTerminal(split), openModule(module)]
}

/** Tabs of the workbench, and on a narrow page the bar below. */
function bindPanes(split: HTMLElement): (() => void)[] {
  const tabs = [...document.querySelectorAll<HTMLElement>('.workbench > .tabs [role=tab]')]
  const bar = [...document.querySelectorAll<HTMLElement>('.phone [data-go]')]
  const isPane = (name: string | undefined): name is Pane => panes.some((pane) => pane === name)

  for (const tab of tabs) {
    tab.onclick = () => {
      if (isPane(tab.dataset.pane)) showPane(tab.dataset.pane)
    }
    tab.onkeydown = (event) => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      const to =
        step === undefined
          ? { Home: 0, End: tabs.length - 1 }[event.key]
          : (tabs.indexOf(tab) + step + tabs.length) % tabs.length
      if (to === undefined) return
      tabs[to]?.focus()
      tabs[to]?.click()
      event.preventDefault()
    }
  }
  for (const button of bar) {
    button.onclick = () => (isPane(button.dataset.go) ? showPane(button.dataset.go) : showLesson())
  }

  const draw = () => {
    const pane = $pane.get()
    for (const tab of tabs) {
      const chosen = tab.dataset.pane === pane
      tab.setAttribute('aria-selected', String(chosen))
      tab.tabIndex = chosen ? 0 : -1
      const panel = document.getElementById(`pane-${tab.dataset.pane}`)
      if (panel) panel.hidden = !chosen
    }
    split.dataset.pane = $front.get() === 'lesson' ? 'lesson' : pane
    for (const button of bar) button.setAttribute('aria-pressed', String(button.dataset.go === split.dataset.pane))
    if (pane === 'account') void readAccount()
  }
  return [
    $pane.subscribe(draw),
    $front.listen(draw),
    $denied.subscribe((count) => {
      for (const mark of document.querySelectorAll<HTMLElement>('[data-denied]')) {
        const said = count > 0 ? words.activity.denied(count) : ''
        if (mark.dataset.denied === 'number' && count > 0) {
          mark.innerHTML = `<span aria-hidden="true">${count}</span><span class="vh">${said}</span>`
        } else mark.textContent = said
      }
    }),
  ]
}

/** Tells the server which module is open, once there is a learner: its steps then re-run when the account changes. */
function openModule(module: string): () => void {
  let opened: string | undefined
  $visit.set({ module, ...($visit.get()?.module === module ? $visit.get() : {}), at: new Date().toISOString() })
  return $hello.subscribe((hello) => {
    const learner = hello?.learner?.id
    if (learner === undefined || learner === opened) return
    opened = learner
    api.open(module).then(
      (steps) => {
        for (const step of steps) takeStep(step)
      },
      (fault: unknown) => console.info('the module could not be opened; its steps are checked by the button:', fault),
    )
  })
}
