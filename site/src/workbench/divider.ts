/** The divider between lesson and workbench: mouse, touch, arrow keys, Home and End; it stays where it was put. */
import { $split, clampSplit } from '../stores/preferences.ts'
import { words } from '../words/index.ts'

/** The workbench's share after a key, or nothing if the key moves nothing. The workbench is on the right. */
export function movedBy(key: string, percent: number): number | undefined {
  const to = {
    ArrowLeft: percent + 2,
    ArrowRight: percent - 2,
    PageUp: percent + 10,
    PageDown: percent - 10,
    Home: 30,
    End: 70,
  }[key]
  return to === undefined ? undefined : clampSplit(to)
}

/** The workbench's share when the divider is at `x` of a page `width` wide. */
export function movedTo(x: number, width: number): number {
  return clampSplit(Math.max(1, (100 * (width - x)) / width))
}

/** Binds the divider in `split`; answers what unbinds it. */
export function bindDivider(split: HTMLElement): () => void {
  const divider = split.querySelector<HTMLElement>('.divider')
  const bench = split.querySelector<HTMLElement>('.bench')
  if (!divider || !bench) return () => {}
  const share = () => $split.get() || Math.round((100 * bench.offsetWidth) / split.offsetWidth) || 50

  divider.onpointerdown = (event) => {
    divider.setPointerCapture(event.pointerId)
    divider.dataset.moving = ''
  }
  divider.onpointermove = (event) => {
    if ('moving' in divider.dataset)
      $split.set(movedTo(event.clientX - split.getBoundingClientRect().left, split.offsetWidth))
  }
  divider.onlostpointercapture = () => delete divider.dataset.moving
  divider.onkeydown = (event) => {
    const to = movedBy(event.key, share())
    if (to === undefined) return
    $split.set(to)
    event.preventDefault()
  }
  return $split.subscribe((percent) => {
    if (percent > 0) split.style.setProperty('--bench', `${percent}%`)
    divider.setAttribute('aria-valuenow', String(clampSplit(share())))
    divider.setAttribute('aria-valuetext', words.bench.dividerValue(clampSplit(share())))
  })
}
