/** Calls back once, when `element` comes near what is looked at. */
export function whenNear(element: Element, run: () => void): void {
  const seen = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      seen.disconnect()
      run()
    },
    { rootMargin: '400px' },
  )
  seen.observe(element)
}
