/** Random choices that come out the same for the same seed (mulberry32). */
export class Random {
  private state: number
  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** In [0, 1). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to pick from')
    return list[Math.floor(this.next() * list.length)] as T
  }

  /** Between `least` and `most` of them, each at most once, in their order. */
  some<T>(list: readonly T[], least: number, most: number): T[] {
    const count = least + Math.floor(this.next() * (most - least + 1))
    const left = [...list]
    while (left.length > count) left.splice(Math.floor(this.next() * left.length), 1)
    return left
  }
}
