/**
 * Loads what an element needs after the page has painted, and only on pages that have one: a lesson is read before it
 * is worked with. Moving on to another module looks again.
 */
export function whenUsed(selector: string, load: () => Promise<unknown>): void {
  let wanted = false
  const look = () => {
    if (wanted || !document.querySelector(selector)) return
    wanted = true
    whenIdle(() => {
      load().catch((fault: unknown) => {
        // A break of the network: the next page, or the next look at this one, tries again.
        console.info(`${selector} could not be loaded:`, fault)
        wanted = false
      })
    })
  }
  look()
  document.addEventListener('astro:page-load', look)
  addEventListener('online', look)
}

function whenIdle(run: () => void): void {
  if ('requestIdleCallback' in window) requestIdleCallback(run, { timeout: 1_500 })
  else setTimeout(run, 300)
}
