/** `<fl-run>`: puts its command into the terminal, or onto the clipboard. */
import { announce } from '../stores/announcement.ts'
import { requestCommand } from '../stores/workbench.ts'
import { words } from '../words/index.ts'
import { copyText } from './copy-text.ts'

class RunElement extends HTMLElement {
  connectedCallback(): void {
    this.onclick = async (event) => {
      const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-do]') : null
      const command = this.dataset.command ?? ''
      if (button?.dataset.do === 'run')
        requestCommand(command, { machine: this.dataset.machine, enter: 'enter' in this.dataset })
      if (button?.dataset.do === 'copy' && (await copyText(command))) {
        button.textContent = words.lesson.copied
        announce(words.lesson.copied)
        setTimeout(() => {
          button.textContent = words.lesson.copy
        }, 1_600)
      }
    }
  }
}

if (!customElements.get('fl-run')) customElements.define('fl-run', RunElement)
