/** Remembers answers for the length of one run: a call that was made, or is being made, is not made again. */
export type Once = <T>(key: string, ask: () => Promise<T>) => Promise<T>

export function createOnce(): Once {
  const asked = new Map<string, Promise<unknown>>()
  return <T>(key: string, ask: () => Promise<T>): Promise<T> => {
    const known = asked.get(key) as Promise<T> | undefined
    if (known) return known
    const answer = ask()
    asked.set(key, answer)
    return answer
  }
}
