/** A list whose lines are put in order: by buttons, by arrow keys on them, and by dragging. */

/** @param moved hears the new place of a line, counted from 1, and of how many */
export function moveLines(list: HTMLElement, moved: (place: number, of: number) => void): void {
  let dragged: HTMLElement | undefined
  const lines = () => [...list.children].filter((child): child is HTMLElement => child instanceof HTMLElement)

  function move(line: HTMLElement, by: number): void {
    const all = lines()
    const to = all.indexOf(line) + by
    const other = all[to]
    if (!other) return
    if (by < 0) other.before(line)
    else other.after(line)
    moved(to + 1, all.length)
  }

  list.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-move]') : null
    const line = button?.closest<HTMLElement>('[data-place]')
    if (!button || !line) return
    move(line, Number(button.dataset.move))
    button.focus()
  })
  list.addEventListener('keydown', (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const line = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null
    if (by === undefined || !line || !(event.target instanceof HTMLElement)) return
    event.preventDefault()
    const held = event.target
    move(line, by)
    held.focus()
  })
  list.addEventListener('dragstart', (event) => {
    if (list.querySelector('button:disabled')) return event.preventDefault()
    dragged = event.target instanceof HTMLElement ? event.target : undefined
    dragged?.setAttribute('data-dragged', '')
  })
  list.addEventListener('dragover', (event) => {
    const over = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-place]') : null
    if (!dragged || !over || over === dragged) return
    event.preventDefault()
    const box = over.getBoundingClientRect()
    if (event.clientY < box.top + box.height / 2) over.before(dragged)
    else over.after(dragged)
  })
  list.addEventListener('drop', (event) => event.preventDefault())
  list.addEventListener('dragend', () => {
    dragged?.removeAttribute('data-dragged')
    if (dragged) moved(lines().indexOf(dragged) + 1, lines().length)
    dragged = undefined
  })
}
