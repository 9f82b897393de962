import type { FileHandle } from 'node:fs/promises'
import { sweepYoung } from './sweep-young.ts'

/** Of a block, in bytes. */
const BLOCK = 1_048_576
/** In blocks. */
const SWEEP_EVERY = 8

/**
 * Writes what comes in small pieces as blocks of a megabyte: one block is on its way to the disk while the next one fills.
 * The two blocks are used again and again, so that an upload of any size takes the memory of two.
 */
export class BlockWriter {
  readonly #file: FileHandle
  #block: Buffer = Buffer.allocUnsafeSlow(BLOCK)
  #other: Buffer | undefined
  #filled = 0
  #blocks = 0
  #writing: Promise<unknown> | undefined

  constructor(file: FileHandle) {
    this.#file = file
  }

  /** Takes a piece in, which is free to go afterwards; gives what to wait for where the disk is slower than the sender. */
  add(piece: Uint8Array): Promise<void> | undefined {
    if (this.#filled + piece.length < BLOCK) {
      this.#block.set(piece, this.#filled)
      this.#filled += piece.length
      return undefined
    }
    return this.#addLarge(piece)
  }

  async #addLarge(piece: Uint8Array): Promise<void> {
    for (let at = 0; at < piece.length; ) {
      const part = piece.subarray(at, at + BLOCK - this.#filled)
      this.#block.set(part, this.#filled)
      this.#filled += part.length
      at += part.length
      if (this.#filled === BLOCK) await this.#turn()
    }
  }

  /** Sends the full block off and goes on in the other one. */
  async #turn(): Promise<void> {
    const full = this.#block
    const length = this.#filled
    await this.#writing
    this.#block = this.#other ?? Buffer.allocUnsafeSlow(BLOCK)
    this.#other = full
    this.#filled = 0
    this.#blocks += 1
    if (this.#blocks % SWEEP_EVERY === 0) sweepYoung()
    const writing = this.#file.writeFile(full.subarray(0, length))
    // Whoever waits next hears of it.
    writing.catch(() => undefined)
    this.#writing = writing
  }

  async end(): Promise<void> {
    await this.#turn()
    await this.#writing
  }
}
