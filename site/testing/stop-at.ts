/** What the Tab key has reached: for everybody who finds their way without a mouse. */
import type { Page } from 'playwright'

export interface Stop {
  /** What the element is, and where the markup has it. */
  readonly is: string
  readonly named: boolean
  /** It shows that the focus is on it. */
  readonly seen: boolean
  /** All of it, or as much as there is room for, is in the window and under nothing. */
  readonly clear: boolean
  readonly terminal: boolean
}

/** Where the focus is; undefined when it is nowhere in the page. */
export const stopAt = (page: Page): Promise<Stop | undefined> =>
  page.evaluate(async () => {
    const element = document.activeElement
    if (!(element instanceof HTMLElement) || element === document.body) return undefined
    // A pane that scrolls smoothly needs its time.
    for (let before = -1; before !== element.getBoundingClientRect().top; ) {
      before = element.getBoundingClientRect().top
      await new Promise((next) => requestAnimationFrame(() => requestAnimationFrame(next)))
    }
    const terminal = element.matches('.xterm-helper-textarea')
    const drawn = (one: Element | null | undefined) => {
      const style = one ? getComputedStyle(one) : undefined
      return style && ((style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none')
    }
    // What is drawn by its label, and the terminal by its frame, show the focus there.
    const frames = [element, element.closest('label'), element.nextElementSibling, element.closest('.screen')]
    const shape = [element, element.closest('label'), element.closest('.screen')]
      .flatMap((one) => (one ? [one.getBoundingClientRect()] : []))
      .toSorted((one, other) => other.width * other.height - one.width * one.height)[0]
    const labels = 'labels' in element ? [...((element.labels as NodeList | null) ?? [])] : []
    const by = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    const words = [
      element.getAttribute('aria-label'),
      element.innerText,
      element.title,
      ...labels.map((label) => label.textContent),
      ...by.map((id) => document.getElementById(id)?.textContent),
    ]
    const { left = 0, top = 0, width = 0, height = 0 } = shape ?? {}
    const [x, y] = [left + Math.min(width / 2, innerWidth / 2), top + Math.min(height / 2, 20)]
    const above = document.elementFromPoint(x, y)
    const within =
      above !== null &&
      shape !== undefined &&
      frames.concat(element.parentElement).some((one) => one?.contains(above) || above.contains(one ?? null))
    return {
      is: `${element.localName}${element.id && `#${element.id}`}.${element.className} ${element.innerText?.slice(0, 40) ?? ''}`,
      named: words.some((word) => word?.trim()),
      seen: frames.some(drawn),
      clear: within && top >= 0 && y <= innerHeight,
      terminal,
    }
  })
