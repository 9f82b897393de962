/** Looks whether an instance still holds its connection: before each command, and every few seconds between. */
import type { Connection } from './instances.ts'

/** Milliseconds. */
const EVERY = 5_000

export class Watch {
  private readonly connection: Connection | undefined
  private readonly onLost: () => void
  private timer: ReturnType<typeof setInterval> | undefined

  constructor(connection: Connection | undefined, onLost: () => void) {
    this.connection = connection
    this.onLost = onLost
  }

  start(): void {
    if (this.connection) this.timer = setInterval(() => void this.holds(), EVERY)
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** False, once it was told, when the connection is lost. A network that fails for a moment is no lost connection. */
  async holds(): Promise<boolean> {
    const held = await this.connection?.held().catch(() => true)
    if (held !== false) return true
    this.stop()
    this.onLost()
    return false
  }
}
