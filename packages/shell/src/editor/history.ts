/** Earlier lines, and which of them are not kept because they hold a secret. */

/** Access keys of AWS, what looks like a secret key or a token, and lines that set them. */
const SECRETS = [
  /\b(?:AKIA|ASIA)[A-Z2-7]{12,}\b/,
  /(?:secret|password|passwd|token)[\w-]*\s*[= ]\s*['"]?[^\s'"$]{6,}/i,
  /(?<![A-Za-z0-9/+=])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/,
  /--(?:old-|new-)?password[= ]/,
]

/** Whether a line holds what must not come back in a search. */
export const holdsSecret = (line: string): boolean => SECRETS.some((pattern) => pattern.test(line))

const LIMIT = 1000

export class History {
  private lines: string[] = []
  private paused = false

  /** What is typed until {@link resume} is an answer, not a command. */
  pause(): void {
    this.paused = true
  }

  resume(): void {
    this.paused = false
  }

  get isPaused(): boolean {
    return this.paused
  }

  load(lines: readonly string[]): void {
    this.lines = lines.filter((line) => line !== '' && !holdsSecret(line)).slice(-LIMIT)
  }

  /** Keeps a line, unless it is empty, begins with a blank, repeats the last one, or holds a secret. */
  add(line: string): void {
    if (this.paused || line.trim() === '' || /^[ \t]/.test(line) || line === this.lines.at(-1) || holdsSecret(line))
      return
    this.lines.push(line)
    if (this.lines.length > LIMIT) this.lines.shift()
  }

  get all(): readonly string[] {
    return this.lines
  }

  /** Index of the newest line before `from` that contains `text`; -1 when there is none. */
  search(text: string, from: number): number {
    if (text === '') return -1
    for (let i = Math.min(from, this.lines.length) - 1; i >= 0; i--) if (this.lines[i]!.includes(text)) return i
    return -1
  }
}
