/** xterm as a dumb view: what it shows and where its keys go comes from the shell of its machine. */
import type { MachineName } from '@first-line/shell/machines'
import { FitAddon } from '@xterm/addon-fit'
import { WebLinksAddon } from '@xterm/addon-web-links'
import { Terminal as Xterm } from '@xterm/xterm'
import '@xterm/xterm/css/xterm.css'
import { $theme } from '../stores/preferences.ts'
import { $hello, whoIsHere } from '../stores/session.ts'
import { words } from '../words/index.ts'
import { nameOf } from './machines.ts'
import { forgetScrollback, keepScrollback, keptScrollback } from './scrollback.ts'
import { bindShell } from './shell.ts'
import { bindKeys } from './terminal-keys.ts'
import { linkHandler, openAddress } from './terminal-links.ts'
import { bindSearch } from './terminal-search.ts'
import { $forReaders, $highContrast, $textSize } from './terminal-settings.ts'
import { terminalTheme } from './terminal-theme.ts'

export interface Terminal {
  /** types `command` at the prompt; Enter is the reader's unless `enter` */
  type(command: string, enter?: boolean): void
  clear(): void
  find(): void
  focus(): void
  /** begins anew: another shell, an empty screen */
  restart(): void
  dispose(): void
}

export async function openTerminal(screen: HTMLElement, machine: MachineName): Promise<Terminal> {
  const host = document.createElement('div')
  host.className = 'xterm-host'
  screen.append(host)
  const font = getComputedStyle(document.documentElement)
  // Measured before its font is there, the grid would be wrong for good.
  await document.fonts.load('14px "Atkinson Hyperlegible Mono Variable"')

  const xterm = new Xterm({
    fontFamily: font.getPropertyValue('--mono').trim(),
    fontSize: $textSize.get(),
    lineHeight: 1.35,
    cursorBlink: false,
    cursorInactiveStyle: 'outline',
    scrollback: 5_000,
    minimumContrastRatio: $highContrast.get() ? 7 : 4.5,
    screenReaderMode: $forReaders.get(),
    linkHandler,
    // The search marks what it finds by a proposed API.
    allowProposedApi: true,
    theme: terminalTheme(screen, $highContrast.get()),
  })
  const fit = new FitAddon()
  xterm.loadAddon(fit)
  xterm.loadAddon(new WebLinksAddon((_, address) => openAddress(address)))
  xterm.open(host)
  xterm.textarea?.setAttribute('aria-label', `${nameOf(machine)}. ${words.terminal.screen}`)
  fit.fit()

  const refit = (): void => {
    if (host.offsetParent !== null) fit.fit()
  }
  const restyle = (): void => {
    const contrast = $highContrast.get()
    xterm.options.theme = terminalTheme(screen, contrast)
    xterm.options.minimumContrastRatio = contrast ? 7 : 4.5
  }
  const dark = matchMedia('(prefers-color-scheme: dark)')
  dark.addEventListener('change', restyle)
  const seen = new ResizeObserver(refit)
  seen.observe(screen)
  const stops = [
    // After the root has its new theme.
    $theme.listen(() => queueMicrotask(restyle)),
    $highContrast.listen(restyle),
    $forReaders.listen((on) => {
      xterm.options.screenReaderMode = on
    }),
    $textSize.listen((size) => {
      xterm.options.fontSize = size
      refit()
    }),
  ]

  const find = bindSearch(xterm, screen)
  bindKeys(xterm, { find })
  const before = keptScrollback((await whoIsHere())?.learner?.id, machine)
  if (before !== undefined)
    xterm.write(`\x1b[90m${before.replaceAll('\n', '\r\n')}\r\n${words.terminal.before}\x1b[0m\r\n`)
  const shell = bindShell(xterm, machine, { greet: before === undefined })
  const keep = (): void => keepScrollback(xterm, $hello.get()?.learner?.id, machine, words.terminal)
  addEventListener('pagehide', keep)
  return {
    type(command, enter = false) {
      xterm.focus()
      shell.type(command, enter)
    },
    clear() {
      xterm.clear()
      xterm.focus()
    },
    find,
    focus: () => xterm.focus(),
    restart() {
      forgetScrollback(machine)
      xterm.reset()
      shell.restart()
      xterm.focus()
    },
    dispose() {
      removeEventListener('pagehide', keep)
      dark.removeEventListener('change', restyle)
      seen.disconnect()
      for (const stop of stops) stop()
      shell.dispose()
      xterm.dispose()
      host.remove()
    },
  }
}
