/** A lesson as its reader uses it: its cards on one side, the workbench with the console and the machines on the other. */
import { signIns } from '@first-line/labs/catalog'
import { expect, type FrameLocator, type Locator, type Page } from 'playwright/test'
import { answerAll } from './exercises.ts'
import { Phone } from './phone.ts'
import type { Workshop } from './server.ts'
import { Terminal } from './terminal.ts'

/** Who signs in, and with what. */
export interface Login {
  /** an IAM user's name; without it, root */
  user?: string
  password: string
  newPassword?: string
  phone?: Phone
}

const rootEmail = 'ines@kapelabs.example'

type Pane = 'terminal' | 'console' | 'activity' | 'authenticator' | 'inbox' | 'account'

export class Lesson {
  readonly page: Page
  readonly workshop: Workshop
  readonly terminal: Terminal
  /** The practice console, in its frame beside the lesson. */
  readonly console: FrameLocator
  readonly phones = new Map<string, Phone>()
  /** What is written down on the way: a key that the console shows once. */
  readonly notes = new Map<string, string>()

  constructor(page: Page, workshop: Workshop) {
    this.page = page
    // A button that is not there is told by its name, not by the journey's last minute.
    page.setDefaultTimeout(30_000)
    this.workshop = workshop
    this.terminal = new Terminal(page)
    this.console = page.frameLocator('iframe[title="Practice console"]')
  }

  async open(module: string): Promise<void> {
    await this.page.goto(`${this.workshop.url}/modules/${module}/`)
    await expect(this.page.locator('.xterm')).toBeVisible()
  }

  /** Lays the account as the modules before leave it. */
  async catchUp(): Promise<void> {
    await this.page.getByText('This lab', { exact: true }).click()
    await this.page.getByRole('button', { name: 'Catch me up' }).click()
    // The start is made before anybody agrees to it, since they see what it would change: every module before is played.
    await this.page.getByRole('dialog').getByRole('button', { name: 'Catch me up' }).click({ timeout: 120_000 })
    const laid = this.page.getByText('The account is as this module begins.', { exact: true })
    await expect(laid).toBeVisible({ timeout: 120_000 })
  }

  card(step: string): Locator {
    return this.page.locator(`#${step}`)
  }

  async passes(step: string): Promise<void> {
    await expect(this.card(step).getByText('Passed', { exact: true })).toBeVisible({ timeout: 40_000 })
  }

  /** What happened since: whatever stands before the step in the lesson is begun, as a reader would. */
  async beginWhatStandsBefore(step: string): Promise<void> {
    const card = this.card(step)
    for (const arrival of await this.page.locator('fl-arrival').all()) {
      const begin = arrival.getByRole('button', { name: 'Begin', exact: true })
      if ((await begin.count()) === 0) continue
      const isBefore = await card.evaluate(
        (one, other) => other !== null && (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
        await arrival.elementHandle(),
      )
      if (!isBefore) continue
      await begin.click()
      await expect(begin).toHaveCount(0, { timeout: 60_000 })
    }
  }

  /** A step for oneself alone shows its solution to whoever tried, or asked a second time what is missing. */
  async askTwice(step: string): Promise<void> {
    for (const _ of ['what is missing', 'and again']) {
      const check = this.card(step).getByRole('button', { name: /^Check (now|again)$/ })
      await Promise.all([this.page.waitForResponse((response) => response.url().endsWith('/api/check')), check.click()])
      await expect(this.card(step).getByText('Not yet', { exact: true })).toBeVisible()
    }
  }

  async pane(name: Pane): Promise<void> {
    await this.page.locator(`#tab-${name}`).click()
  }

  /** Types a line on a machine of the workbench. */
  async run(machine: 'CloudShell' | 'Laptop' | 'Attacker', line: string): Promise<string> {
    await this.pane('terminal')
    await this.terminal.goTo(machine)
    await this.terminal.typeAfresh(line)
    return this.terminal.text()
  }

  /** The link of a step's *Console* tab, by its text. */
  async openConsole(step: string, link: string): Promise<void> {
    const card = this.card(step)
    const tab = card.getByRole('tab', { name: 'Console', exact: true })
    if ((await tab.count()) > 0) await tab.click()
    // The page writes the apostrophes of print.
    const name = new RegExp(`^${link.replace(/['’]/g, '.').replace(/[()]/g, '\\$&')}$`)
    await card.getByRole('link', { name }).click()
  }

  /** Signs in to the console beside the lesson; out first, if somebody else is in. */
  async signIn(login: Login): Promise<void> {
    await this.pane('console')
    await signInAt(this.console, login)
  }

  async signInAsRoot(): Promise<void> {
    const phone = this.phones.get('root')
    await this.signIn({ password: signIns.root.password, ...(phone && { phone }) })
  }

  async signInAsMara(): Promise<void> {
    const phone = this.phones.get('mara')
    await this.signIn({ user: 'mara', password: signIns.mara.password, ...(phone && { phone }) })
  }

  /** The phones of whoever caught up are in files on CloudShell, as the lesson says. */
  async takePhones(...names: ('root' | 'mara')[]): Promise<void> {
    for (const name of names) {
      const text = await this.run('CloudShell', `cat ${signIns[name].seed}`)
      const seed = /[A-Z2-7]{64}/.exec(text.replaceAll('\n', ''))?.[0]
      if (seed === undefined) throw new Error(`no seed in ${signIns[name].seed}:\n${text}`)
      this.phones.set(name, new Phone(seed, true))
    }
  }

  /** Another tab of the browser, with the console alone and its own session. */
  async tab(login: Login): Promise<Page> {
    const tab = await this.page.context().newPage()
    tab.setDefaultTimeout(30_000)
    await tab.goto(`${this.workshop.url}/console/`)
    await signInAt(tab, login)
    return tab
  }

  /** The account's number, as the console's menu has it. */
  async accountId(): Promise<string> {
    const hello = await this.page.request.get(`${this.workshop.url}/api/hello`)
    return ((await hello.json()) as { learner: { accountId: string } }).learner.accountId
  }

  async menuBucket(): Promise<string> {
    return `kape-labs-menu-${await this.accountId()}-us-east-1-an`
  }

  /** Answers what the card asks. */
  async answer(step: string): Promise<void> {
    await answerAll(this.card(step), await this.accountId())
  }

  /** A page of the console by its search, as everywhere in it. */
  async find(page: string): Promise<void> {
    await this.pane('console')
    await findPage(this.console, page)
  }
}

export async function findPage(screen: Page | FrameLocator, page: string): Promise<void> {
  const search = screen.getByRole('combobox', { name: 'Search services and pages' })
  if (!(await search.isVisible())) await screen.getByRole('button', { name: 'Search', exact: true }).first().click()
  await search.fill(page)
  await screen.getByRole('option', { name: page }).first().click()
  // In a narrow bar the search lies over the menus until it is closed.
  const close = screen.getByRole('button', { name: 'Close search' })
  if (await close.isVisible()) await close.click()
}

const accountMenu = (screen: Page | FrameLocator) => screen.getByRole('button', { name: /^Account menu/ })

/** AWS's order of sign-in: who, password, code, new password. */
export async function signInAt(screen: Page | FrameLocator, login: Login): Promise<void> {
  const { user, password, phone, newPassword } = login
  const root = screen.getByRole('radio', { name: /^Root user/ })
  await expect(root.or(accountMenu(screen)).first()).toBeVisible({ timeout: 30_000 })
  if (await accountMenu(screen).isVisible()) {
    await accountMenu(screen).click()
    await screen.getByRole('menuitem', { name: 'Sign out' }).click()
    await expect(root).toBeVisible()
  }
  if (user === undefined) {
    await root.check()
    await screen.getByLabel('Root user email address').fill(rootEmail)
    await screen.getByRole('button', { name: 'Next', exact: true }).click()
  } else {
    await screen.getByRole('radio', { name: /^IAM user/ }).check()
    const account = screen.getByLabel('Account ID (12 digits) or account alias')
    if ((await account.inputValue()) === '') await account.fill(await aliasOrNumber(screen))
    await screen.getByLabel('IAM user name').fill(user)
  }
  await screen.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
  await screen.getByRole('button', { name: 'Sign in', exact: true }).click()
  if (phone) {
    await screen.getByLabel('MFA code').fill(await phone.code())
    await screen.getByRole('button', { name: 'Submit', exact: true }).click()
  }
  if (newPassword !== undefined) {
    await screen.getByLabel('New password', { exact: true }).fill(newPassword)
    await screen.getByLabel('Retype new password').fill(newPassword)
    await screen.getByRole('button', { name: 'Confirm password change' }).click()
  }
  await expect(accountMenu(screen)).toBeVisible({ timeout: 30_000 })
}

/** What a person has written down: here the number that the page's own bar shows. */
async function aliasOrNumber(screen: Page | FrameLocator): Promise<string> {
  const body = screen.locator('body')
  return body.evaluate(async () => {
    const hello = (await (await fetch('/api/hello')).json()) as { learner: { accountId: string } }
    return hello.learner.accountId
  })
}
