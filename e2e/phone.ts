/** An authenticator that remembers which codes are spent: each works once, and a journey signs in more often than a person. */
import { codeOf } from './console.ts'

const step = () => Math.floor(Date.now() / 30_000)

export class Phone {
  readonly #secret: string
  #spent: number

  /**
   * @param secret base32, as *Show secret key* or a `.seed` file has it
   * @param used what a script has just spent, if one did: the codes up to the next half minute's
   */
  constructor(secret: string, used = false) {
    this.#secret = secret
    this.#spent = used ? step() + 1 : 0
  }

  /** A code that is good now and was never used: of this half minute, or of the next, which AWS takes as well. */
  async code(): Promise<string> {
    await this.#until(() => this.#spent <= step())
    this.#spent = Math.max(step(), this.#spent + 1)
    return codeOf(this.#secret, this.#spent - step())
  }

  /** Two that follow each other, as a new device is asked for them. */
  async pair(): Promise<[string, string]> {
    await this.#until(() => this.#spent < step() - 1)
    this.#spent = step()
    return [codeOf(this.#secret, -1), codeOf(this.#secret)]
  }

  async #until(good: () => boolean): Promise<void> {
    while (!good()) await new Promise((resolve) => setTimeout(resolve, 500))
  }
}
