/** Work done one piece after another, in the order it came. A piece that fails does not stop the next. */
export type Queue = <T>(work: () => Promise<T>) => Promise<T>

export function createQueue(): Queue {
  let tail: Promise<unknown> = Promise.resolve()
  return (work) => {
    const done = tail.then(work, work)
    tail = done.catch(() => undefined)
    return done
  }
}
