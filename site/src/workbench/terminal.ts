/** xterm as a dumb view: what it shows and where its keys go comes from the shell. */
import { FitAddon } from '@xterm/addon-fit'
import { WebLinksAddon } from '@xterm/addon-web-links'
import { Terminal as Xterm } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { copyText } from '../lesson/copy-text.ts'
import { $theme } from '../stores/preferences.ts'
import { $hello, whoIsHere } from '../stores/session.ts'
import { words } from '../words/index.ts'
import { keepScrollback, keptScrollback } from './scrollback.ts'
import { bindShell } from './shell.ts'
import { terminalTheme } from './terminal-theme.ts'

export interface Terminal {
  /** types `command` at the prompt and leaves Enter to the reader */
  type(command: string): void
  clear(): void
}

export async function openTerminal(screen: HTMLElement): Promise<Terminal> {
  const host = document.createElement('div')
  host.style.height = '100%'
  screen.append(host)
  const font = getComputedStyle(document.documentElement)
  // Measured before its font is there, the grid would be wrong for good.
  await document.fonts.load('14px "Atkinson Hyperlegible Mono Variable"')

  const xterm = new Xterm({
    fontFamily: font.getPropertyValue('--mono').trim(),
    fontSize: 14,
    lineHeight: 1.35,
    cursorBlink: false,
    cursorInactiveStyle: 'outline',
    scrollback: 5_000,
    minimumContrastRatio: 4.5,
    screenReaderMode: true,
    theme: terminalTheme(screen),
  })
  const fit = new FitAddon()
  xterm.loadAddon(fit)
  xterm.loadAddon(new WebLinksAddon((_, address) => window.open(address, '_blank', 'noopener,noreferrer')))
  xterm.open(host)
  xterm.textarea?.setAttribute('aria-label', words.terminal.screen)
  fit.fit()

  const restyle = () => {
    xterm.options.theme = terminalTheme(screen)
  }
  // After the root has its new theme.
  $theme.listen(() => queueMicrotask(restyle))
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', restyle)
  new ResizeObserver(() => {
    if (host.offsetParent !== null) fit.fit()
  }).observe(screen)

  bindKeys(xterm)
  const before = keptScrollback((await whoIsHere())?.learner?.id)
  if (before !== undefined)
    xterm.write(`\x1b[90m${before.replaceAll('\n', '\r\n')}\r\n${words.terminal.before}\x1b[0m\r\n`)
  const shell = bindShell(xterm, { greet: before === undefined })
  addEventListener('pagehide', () => keepScrollback(xterm, $hello.get()?.learner?.id, words.terminal))
  return {
    type(command) {
      xterm.focus()
      shell.type(command)
    },
    clear() {
      xterm.clear()
      xterm.focus()
    },
  }
}

/**
 * Tab completes; so that the keyboard can leave, Escape makes the next Tab move on (WCAG 2.1.2).
 * Ctrl-C or Command-C copies what is selected, and is the shell's when nothing is.
 */
function bindKeys(xterm: Xterm): void {
  let leaving = false
  xterm.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true
    if (event.key === 'Tab' && leaving) {
      leaving = false
      return false
    }
    if (event.key !== 'Shift') leaving = event.key === 'Escape'
    if (event.key === 'c' && (event.ctrlKey || event.metaKey) && xterm.hasSelection()) {
      void copyText(xterm.getSelection())
      xterm.clearSelection()
      event.preventDefault()
      return false
    }
    return true
  })
}
