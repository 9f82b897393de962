/** The practice console as a person uses it, and the account as the AWS SDK sees it. */
import { IAMClient } from '@aws-sdk/client-iam'
import { bytesFromBase32, hotp } from '@first-line/shell/one-time-password'
import { expect, type FrameLocator, type Page } from 'playwright/test'
import type { Workshop } from './server.ts'

export interface RootLogin {
  email: string
  password: string
  accountId: string
}

/** A page, or the console's frame beside a lesson. */
export type Screen = Page | FrameLocator

/** The learner, made if there is none, and how root signs in. */
export async function rootLogin(page: Page, { url }: Workshop): Promise<RootLogin> {
  const headers = { origin: url }
  await page.request.post(`${url}/api/learner`, { headers, data: {} })
  const card = (await (await page.request.get(`${url}/api/account`)).json()) as Record<string, string>
  return { email: card.rootEmail!, password: card.rootPassword!, accountId: card.accountId! }
}

export async function signInAsRoot(screen: Screen, { email, password }: RootLogin): Promise<void> {
  await screen.getByLabel('Root user email address').fill(email)
  await screen.getByRole('button', { name: 'Next', exact: true }).click()
  await screen.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
  await screen.getByRole('button', { name: 'Sign in', exact: true }).click()
}

/** Opens the console as root, at a path such as `/iam/users`. */
export async function openAsRoot(page: Page, workshop: Workshop, path = '/'): Promise<RootLogin> {
  const root = await rootLogin(page, workshop)
  await page.goto(`${workshop.url}/console${path}`)
  await signInAsRoot(page, root)
  await page.getByRole('button', { name: /^Account menu/ }).waitFor()
  return root
}

/** A user's sign-in, from the account's own address. */
export async function signInAsUser(
  page: Page,
  workshop: Workshop,
  account: string,
  name: string,
  password: string,
): Promise<void> {
  await page.goto(`${workshop.url}/console/signin?account=${account}`)
  await page.getByLabel('IAM user name').fill(name)
  await page.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account menu/ }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor()
}

/** How a client of the SDK acts as whoever signed in last: what a page says is compared with what it reads. */
export async function acting(page: Page, { url, awsEndpoint }: Workshop) {
  const answer = await page.request.get(`${url}/api/credentials?machine=cloudshell`)
  const { accessKeyId, secretAccessKey, sessionToken } = (await answer.json()) as Record<string, string>
  const credentials = { accessKeyId: accessKeyId!, secretAccessKey: secretAccessKey!, sessionToken: sessionToken! }
  return { endpoint: awsEndpoint, region: 'us-east-1', credentials }
}

export const iamOf = async (page: Page, workshop: Workshop): Promise<IAMClient> =>
  new IAMClient(await acting(page, workshop))

/** Shows a page of the console without loading everything again. */
export const go = (page: Page, path: string): Promise<boolean> =>
  page.evaluate(
    (to) => dispatchEvent(new CustomEvent('workshop:open-console', { detail: { path: to } })),
    `/console${path}`,
  )

/** The page has drawn what it has to say: nothing is being loaded any more. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0)
  await expect(page.getByText(/^Loading /)).toHaveCount(0)
}

/** The code that a device shows `steps` half minutes from now. */
export function codeOf(secret: string, steps = 0): string {
  const key = bytesFromBase32(secret)
  if (!key) throw new Error(`no base32: ${secret}`)
  return hotp(key, Math.floor(Date.now() / 30_000) + steps)
}
