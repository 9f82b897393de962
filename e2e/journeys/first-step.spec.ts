/** From a fresh page to two green steps, through a reload, a restart, and what somebody does behind the page's back. */
import type { Page } from 'playwright/test'
import { aws, type Keys, realCli } from '../real-cli.ts'
import { Terminal } from '../terminal.ts'
import { expect, test } from '../workshop-test.ts'

const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess'

const step = (page: Page, id: string) => page.locator(`[data-step=${id}] > .step`)
const state = (page: Page, id: string) => step(page, id).getAttribute('data-state')

async function expectState(page: Page, id: string, expected: string): Promise<void> {
  await expect.poll(() => state(page, id), { message: `step ${id}` }).toBe(expected)
}

async function makeMara(page: Page): Promise<void> {
  const terminal = new Terminal(page)
  await terminal.type('aws iam create-user --user-name mara')
  await expectState(page, 'create-user', 'passed')
  await terminal.type(`aws iam attach-user-policy --user-name mara --policy-arn ${administrator}`)
  await expectState(page, 'give-administrator', 'passed')
}

/** A key of the learner's own, made in the terminal and read off its screen, as a person would. */
async function makeKey(page: Page): Promise<Keys> {
  const terminal = new Terminal(page)
  await terminal.type("aws iam create-access-key --query 'AccessKey.[AccessKeyId,SecretAccessKey]' --output text")
  const found = /(AKIA[A-Z2-7]{16})\s+(\S{40})/.exec(await terminal.text())
  if (!found) throw new Error(`no key on the screen:\n${await terminal.text()}`)
  const [, accessKeyId, secretAccessKey] = found
  return { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey! }
}

async function journey(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/modules/06-users/`)
  await expectState(page, 'create-user', 'idle')
  await makeMara(page)
}

test('a learner creates a user, and the page sees it', async ({ page, workshop, forgive }) => {
  await journey(page, workshop.url)

  await page.reload()
  await expectState(page, 'create-user', 'passed')
  await expectState(page, 'give-administrator', 'passed')

  forgive(/ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|Failed to fetch/)
  await workshop.stop()
  await workshop.start()
  await page.reload()
  await expectState(page, 'create-user', 'passed')
  await expectState(page, 'give-administrator', 'passed')

  const keys = await makeKey(page)
  const program = await realCli()
  test.skip(program === undefined, 'there is no AWS CLI on this machine to go behind the page with')
  const run = (...args: string[]) => aws(program!, workshop.awsEndpoint, keys, args)
  expect(JSON.parse(await run('sts', 'get-caller-identity')).Arn).toMatch(/^arn:aws:iam::\d{12}:root$/)
  await run('iam', 'detach-user-policy', '--user-name', 'mara', '--policy-arn', administrator)
  await expectState(page, 'give-administrator', 'undone')
  await run('iam', 'delete-user', '--user-name', 'mara')
  await expectState(page, 'create-user', 'undone')
  await expect(step(page, 'create-user')).toContainText('is not now')
})

test('the same journey on a plain-http LAN, where the page is no secure context', async ({ page, workshop }) => {
  await journey(page, `http://workshop.test:${workshop.port}`)
  expect(await page.evaluate(() => window.isSecureContext)).toBe(false)
  await page.reload()
  await expectState(page, 'give-administrator', 'passed')
})

test('the network is cut in the middle, and nothing is lost', async ({ page, workshop, context, forgive }) => {
  forgive(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK|Failed to fetch|ERR_FAILED/)
  await page.goto(`${workshop.url}/modules/06-users/`)
  const terminal = new Terminal(page)
  await terminal.type('aws iam create-user --user-name mara')
  await expectState(page, 'create-user', 'passed')

  await context.setOffline(true)
  await terminal.type(`aws iam attach-user-policy --user-name mara --policy-arn ${administrator}`)
  await expect.poll(() => terminal.text()).toMatch(/Could not connect to the endpoint URL/)
  await expectState(page, 'create-user', 'passed')

  await context.setOffline(false)
  await terminal.type(`aws iam attach-user-policy --user-name mara --policy-arn ${administrator}`)
  await expectState(page, 'give-administrator', 'passed')
})
