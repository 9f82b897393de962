/** A pipe between two commands that run at the same time: bytes in, lines and pieces out, no more in between than it holds. */

/** Bytes that wait to be read before a writer has to. */
const CAPACITY = 65_536

const NEWLINE = 10

export class Pipe {
  private chunks: Uint8Array[] = []
  private held = 0
  private ended = false
  private closed = false
  private wakeReader: (() => void) | undefined
  private wakeWriters: (() => void)[] = []
  private readonly onBroken: () => void

  /** @param onBroken something is written that nobody will read: the writer is to end */
  constructor(onBroken: () => void) {
    this.onBroken = onBroken
  }

  /** Resolves when there is room for more. What nobody will read is dropped. */
  async write(data: Uint8Array): Promise<void> {
    if (data.length === 0) return
    if (!this.closed) {
      this.chunks.push(data)
      this.held += data.length
      this.wakeReader?.()
      if (this.held > CAPACITY) await new Promise<void>((done) => this.wakeWriters.push(done))
      else return
    }
    if (this.closed) this.onBroken()
  }

  /** The writer has ended. */
  end(): void {
    this.ended = true
    this.wakeReader?.()
  }

  /** The reader has ended. */
  close(): void {
    this.closed = true
    this.take(this.held)
  }

  /** Up to the next line's end; the rest without one when the writer has ended; undefined at the end. */
  async line(): Promise<Uint8Array | undefined> {
    for (let searched = 0; ; ) {
      let at = 0
      for (const chunk of this.chunks) {
        const found = at + chunk.length <= searched ? -1 : chunk.indexOf(NEWLINE)
        if (found !== -1) return this.take(at + found + 1)
        at += chunk.length
      }
      searched = at
      if (this.ended) return this.held > 0 ? this.take(this.held) : undefined
      await this.more()
    }
  }

  /** All whole lines there are, at least one; what is left without a line's end when the writer has ended; undefined at the end. */
  async lines(): Promise<Uint8Array | undefined> {
    const first = await this.line()
    if (!first) return undefined
    const all = [first]
    while (this.chunks.some((chunk) => chunk.includes(NEWLINE))) all.push((await this.line())!)
    return joined(all)
  }

  /** Everything, once the writer has ended. */
  async all(): Promise<Uint8Array> {
    const all: Uint8Array[] = []
    while (!this.ended || this.held > 0) {
      if (this.held === 0) await this.more()
      all.push(this.take(this.held))
    }
    return joined(all)
  }

  private async more(): Promise<void> {
    await new Promise<void>((done) => {
      this.wakeReader = done
    })
    this.wakeReader = undefined
  }

  private take(count: number): Uint8Array {
    const taken: Uint8Array[] = []
    let left = count
    while (left > 0) {
      const chunk = this.chunks.shift()!
      if (chunk.length > left) this.chunks.unshift(chunk.subarray(left))
      taken.push(chunk.subarray(0, left))
      left -= Math.min(left, chunk.length)
    }
    this.held -= count
    if (this.held <= CAPACITY) for (const wake of this.wakeWriters.splice(0)) wake()
    return joined(taken)
  }
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]!
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
