/**
 * The page's colours for xterm, which wants them spelled out. A custom property holds `light-dark(…)` as text, so
 * each is read from an element that wears it.
 */
import type { ITheme } from '@xterm/xterm'

export function terminalTheme(within: HTMLElement): ITheme {
  const probe = document.createElement('span')
  within.append(probe)
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const ink = colour('ink')
  const quiet = colour('ink-2')
  const faint = colour('ink-3')
  const stop = colour('stop')
  const through = colour('through')
  const ours = colour('ours')
  const marker = colour('marker')
  const onMarker = colour('on-marker')
  const surface = colour('surface')
  probe.remove()
  return {
    background: surface,
    foreground: ink,
    cursor: ink,
    cursorAccent: surface,
    selectionBackground: marker,
    selectionForeground: onMarker,
    selectionInactiveBackground: marker,
    // Colour is a verdict: programs get red, green and blue as the house has them, and ink for the rest.
    black: surface,
    red: stop,
    green: through,
    yellow: quiet,
    blue: ours,
    magenta: quiet,
    cyan: quiet,
    white: ink,
    brightBlack: faint,
    brightRed: stop,
    brightGreen: through,
    brightYellow: ink,
    brightBlue: ours,
    brightMagenta: ink,
    brightCyan: ink,
    brightWhite: ink,
  }
}
