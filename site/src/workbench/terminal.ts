/** xterm as a dumb view: what it shows and where its keys go comes from the shell. */
import { FitAddon } from '@xterm/addon-fit'
import { Terminal as Xterm } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { $theme } from '../stores/preferences.ts'
import { words } from '../words/index.ts'
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

  keepTabUsable(xterm)
  const shell = await bindShell(xterm)
  return {
    type(command) {
      xterm.focus()
      shell.run(command)
    },
    clear() {
      xterm.clear()
      xterm.focus()
    },
  }
}

/** Tab completes; so that the keyboard can leave, Escape makes the next Tab move on (WCAG 2.1.2). */
function keepTabUsable(xterm: Xterm): void {
  let leaving = false
  xterm.attachCustomKeyEventHandler((event) => {
    if (event.type !== 'keydown') return true
    if (event.key === 'Tab' && leaving) {
      leaving = false
      return false
    }
    if (event.key !== 'Shift') leaving = event.key === 'Escape'
    return true
  })
}
