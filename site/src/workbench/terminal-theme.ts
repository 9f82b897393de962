/**
 * The page's colours for xterm, which wants them spelled out. A custom property holds `light-dark(…)` as text, so
 * each is read from an element that wears it. The attacker's side is dark in both themes.
 */
import type { ITheme } from '@xterm/xterm'

interface Palette {
  ink: string
  quiet: string
  faint: string
  stop: string
  through: string
  ours: string
  ground: string
}

const ours: Palette = {
  ink: 'ink',
  quiet: 'ink-2',
  faint: 'ink-3',
  stop: 'stop',
  through: 'through',
  ours: 'ours',
  ground: 'surface',
}

const attackers: Palette = {
  ink: 'on-night',
  quiet: 'on-night-2',
  faint: 'on-night-2',
  stop: 'night-stop',
  through: 'night-through',
  ours: 'on-night-2',
  ground: 'night',
}

/** `contrast`: nothing but the two ends of the scale, and the marker. */
export function terminalTheme(within: HTMLElement, contrast = false): ITheme {
  const probe = document.createElement('span')
  within.append(probe)
  const colour = (name: string): string => {
    probe.style.color = `var(--${name})`
    return getComputedStyle(probe).color
  }
  const palette = within.dataset.machine === 'attacker' ? attackers : ours
  const isDark = palette === attackers || brightness(colour('surface')) < 128
  const plain = isDark ? '#ffffff' : '#000000'
  const of = (part: keyof Palette): string =>
    contrast ? (part === 'ground' ? (isDark ? '#000000' : '#ffffff') : plain) : colour(palette[part])
  const [ink, quiet, faint] = [of('ink'), of('quiet'), of('faint')]
  const [stop, through, blue, ground] = [of('stop'), of('through'), of('ours'), of('ground')]
  const marker = colour('marker')
  const onMarker = colour('on-marker')
  probe.remove()
  return {
    background: ground,
    foreground: ink,
    cursor: ink,
    cursorAccent: ground,
    selectionBackground: marker,
    selectionForeground: onMarker,
    selectionInactiveBackground: marker,
    // Colour is a verdict: programs get red, green and blue as the house has them, and ink for the rest.
    black: ground,
    red: stop,
    green: through,
    yellow: quiet,
    blue,
    magenta: quiet,
    cyan: quiet,
    white: ink,
    brightBlack: faint,
    brightRed: stop,
    brightGreen: through,
    brightYellow: ink,
    brightBlue: blue,
    brightMagenta: ink,
    brightCyan: ink,
    brightWhite: ink,
  }
}

function brightness(colour: string): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number)
  return (red * 299 + green * 587 + blue * 114) / 1000
}
