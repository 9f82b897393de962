/** The terminal on the page, used as a person does: by its keyboard and by what is on its screen. */
import { expect, type Locator, type Page } from 'playwright/test'

export class Terminal {
  readonly #page: Page
  readonly #screen: Locator

  constructor(page: Page) {
    this.#page = page
    this.#screen = page.locator('.xterm-rows')
  }

  /** What is on the screen, one line a row. */
  async text(): Promise<string> {
    return (await this.#screen.locator('> div').allInnerTexts()).join('\n').replaceAll('\u00a0', ' ')
  }

  /** Waits for the prompt, with nothing typed after it. */
  async ready(): Promise<void> {
    await expect.poll(async () => (await this.text()).trimEnd().endsWith('$'), { message: 'a prompt' }).toBe(true)
  }

  async focus(): Promise<void> {
    await this.#page.locator('.xterm-helper-textarea').focus()
  }

  /** Types a line and Enter; waits until the prompt is back. */
  async type(line: string): Promise<void> {
    await this.ready()
    await this.focus()
    await this.#page.keyboard.type(line)
    await this.#page.keyboard.press('Enter')
    await expect
      .poll(async () => (await this.text()).includes(line.slice(0, 20)), { message: 'the line is shown' })
      .toBe(true)
    await this.ready()
  }
}
