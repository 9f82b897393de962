/**
 * A browser has six connections to one origin: a seventh request waits anyway. Here it waits before it is written and
 * signed, so that a list whose rows ask for something each keeps nobody from typing.
 */
const most = 6

export function turns(): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = []
  let under = 0
  return async (work) => {
    if (under >= most) await new Promise<void>((go) => waiting.push(go))
    else under += 1
    try {
      return await work()
    } finally {
      // The turn goes to the next one; only the last one gives it back.
      const next = waiting.shift()
      if (next) next()
      else under -= 1
    }
  }
}
