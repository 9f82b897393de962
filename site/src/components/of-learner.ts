/** What a page shows of the learner: read once there is one, and again when it changed; or how to come to an account. */
import { problemOf } from '../api/client.ts'
import { $hello, ensureLearner } from '../stores/session.ts'
import { pageWords } from '../words/pages.ts'
import { escapeHtml } from './inline-code.ts'

/**
 * Keeps `place` current with what `read` answers.
 * @param again names of window events after which it is read again
 * @returns what stops it
 */
export function showOfLearner(
  place: HTMLElement,
  read: () => Promise<string>,
  again: readonly string[] = [],
): () => void {
  let learner: string | undefined | null = null
  let drawn = ''

  function draw(html: string): void {
    if (html === drawn) return
    drawn = html
    place.innerHTML = html
  }

  async function refresh(): Promise<void> {
    if (!$hello.get()?.learner) {
      draw(
        `<p class="quiet">${pageWords.needsAccount}</p><p class="acts"><button type="button" class="btn small first" data-learner="make">${pageWords.makeAccount}</button></p>`,
      )
      return
    }
    try {
      draw(await read())
    } catch (thrown) {
      draw(
        `<p class="is-ours">${escapeHtml(problemOf(thrown).message)}</p><p class="acts"><button type="button" class="btn small" data-learner="again">${pageWords.again}</button></p>`,
      )
    }
  }

  const click = async (event: Event) => {
    const act =
      event.target instanceof Element ? event.target.closest<HTMLElement>('[data-learner]')?.dataset.learner : undefined
    if (act === 'make')
      await ensureLearner().catch((fault: unknown) => console.info('no account could be made:', fault))
    if (act !== undefined) {
      drawn = ''
      await refresh()
      place.tabIndex = -1
      place.focus({ preventScroll: true })
    }
  }
  const reread = () => void refresh()
  place.addEventListener('click', click)
  for (const name of again) addEventListener(name, reread)
  const stop = $hello.subscribe((hello) => {
    const id = hello === undefined ? null : hello.learner?.id
    if (id === learner) return
    learner = id
    if (id !== null) void refresh()
  })
  return () => {
    stop()
    place.removeEventListener('click', click)
    for (const name of again) removeEventListener(name, reread)
  }
}
