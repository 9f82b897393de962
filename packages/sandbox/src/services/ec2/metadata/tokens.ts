import { toBase64 } from '@first-line/aws-api'

/** More than any program asks for: the oldest go first. */
const MOST = 1_000

export interface Tokens {
  issue(seconds: number): string
  /** Seconds it is still good for; `undefined` when it is none, or not any more. */
  left(token: string): number | undefined
}

/** Session tokens of one instance's metadata service. They end with the process, as they do with a stopped instance. */
export function createTokens(now: () => number): Tokens {
  const ends = new Map<string, number>()
  return {
    issue(seconds) {
      const token = toBase64(crypto.getRandomValues(new Uint8Array(40)))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
      if (ends.size >= MOST) ends.delete(ends.keys().next().value!)
      ends.set(token, now() + seconds * 1_000)
      return token
    },
    left(token) {
      const end = ends.get(token)
      if (end === undefined) return undefined
      const left = Math.ceil((end - now()) / 1_000)
      if (left > 0) return left
      ends.delete(token)
      return undefined
    },
  }
}
