/** The terminal on the page, used as a person does: by its keyboard and by what is on its screen. */
import { expect, type Locator, type Page } from 'playwright/test'

export class Terminal {
  readonly #page: Page
  readonly #panel: Locator

  /** The machine that is looked at. */
  constructor(page: Page) {
    this.#page = page
    this.#panel = page.locator('.screens > .screen:not([hidden])')
  }

  get keyboard(): Locator {
    return this.#panel.locator('.xterm-helper-textarea')
  }

  /** Another machine, by its tab. */
  async goTo(name: string): Promise<void> {
    await this.#page.getByRole('tab', { name, exact: true }).click()
  }

  /** What is on the screen, one line a row. */
  async text(): Promise<string> {
    return (await this.#panel.locator('.xterm-rows > div').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ')
  }

  /** Waits for the prompt, with nothing typed after it; leaves a pager as its last line says. */
  async ready(timeout?: number): Promise<void> {
    const prompt = async () => {
      const shown = (await this.text()).trimEnd()
      if (!/ q: leave$/.test(shown)) return /[$#]$/.test(shown)
      await this.focus()
      await this.#page.keyboard.press('q')
      return false
    }
    await expect.poll(prompt, { message: 'a prompt', ...(timeout !== undefined && { timeout }) }).toBe(true)
  }

  async focus(): Promise<void> {
    await this.keyboard.focus()
  }

  /** The same on an empty screen, so that what is looked for can be of this line alone. */
  async typeAfresh(line: string, timeout?: number): Promise<void> {
    await this.ready()
    await this.focus()
    await this.#page.keyboard.press('Control+l')
    await this.type(line, timeout)
  }

  /** Types a line and Enter; waits until the prompt is back. */
  async type(line: string, timeout?: number): Promise<void> {
    await this.ready()
    await this.focus()
    await this.#page.keyboard.type(line)
    // Before Enter: a long answer pushes the line off the screen. Where a row ends, nothing says whether a space did too.
    const bare = (text: string) => text.replace(/\s/g, '')
    await expect
      .poll(async () => bare(await this.text()).includes(bare(line)), { message: 'the line is shown' })
      .toBe(true)
    await this.#page.keyboard.press('Enter')
    await this.ready(timeout)
  }
}
