/** What is done on many pages of the console alike. */
import { expect } from 'playwright/test'
import type { Screen } from '../console.ts'

/** Marks a row of a list, found by its filter. */
export async function mark(screen: Screen, search: string, name: string): Promise<void> {
  await screen.getByRole('searchbox', { name: search }).first().fill(name)
  const row = (role: 'checkbox' | 'radio') => screen.getByRole(role, { name: `Select ${name}`, exact: true })
  await row('checkbox').or(row('radio')).first().check()
}

/** Opens a select by its label, and takes one of its options. */
export async function select(screen: Screen, label: RegExp, option: string | RegExp): Promise<void> {
  await screen.getByRole('button', { name: label }).first().click()
  await screen
    .getByRole('option', typeof option === 'string' ? { name: option, exact: true } : { name: option })
    .first()
    .click()
}

export const button = (screen: Screen, name: string | RegExp) =>
  screen.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })

/** A dialog's button, once it may be pressed. */
export async function confirm(screen: Screen, name: string, typed?: string): Promise<void> {
  const dialog = screen.getByRole('dialog')
  if (typed !== undefined) await dialog.getByRole('textbox').fill(typed)
  await dialog.getByRole('button', { name, exact: true }).click()
}

/** *Account settings*, *Edit*, *Custom*, the four settings of module 3. */
export async function setPasswordPolicy(screen: Screen): Promise<void> {
  await button(screen, 'Edit').first().click()
  await screen.getByRole('radio', { name: /^Custom/ }).check()
  await screen.getByLabel('Password minimum length').fill('14')
  for (const kind of [/uppercase letter/, /lowercase letter/, /one number/, /non-alphanumeric/])
    await screen.getByRole('checkbox', { name: kind }).check()
  await screen.getByRole('checkbox', { name: 'Allow users to change their own password' }).check()
  await screen.getByRole('checkbox', { name: 'Prevent password reuse' }).check()
  await screen.getByLabel('Remember passwords').fill('5')
  await button(screen, 'Save changes').click()
  await confirm(screen, 'Set custom')
  await expect(screen.getByText('Password requirements for IAM users are updated.')).toBeVisible()
}

/** *Access keys*, *Actions* of the only key, one of its lines. */
export async function changeKey(
  screen: Screen,
  what: 'Deactivate' | 'Delete',
  key?: string | undefined,
): Promise<void> {
  const actions = screen.getByRole('button', { name: key ? `Actions for ${key}` : /^Actions for AKIA/ }).first()
  const id = /AKIA\w+/.exec((await actions.getAttribute('aria-label')) ?? '')?.[0] ?? ''
  await actions.click()
  await screen.getByRole('menuitem', { name: what, exact: true }).click()
  await confirm(screen, what, what === 'Delete' ? id : undefined)
  await expect(screen.getByRole('dialog')).toHaveCount(0)
}

/** *Create access key* on a user's page, to the end; gives both parts. */
export async function createKey(screen: Screen, description?: string): Promise<{ id: string; secret: string }> {
  await button(screen, 'Create access key').first().click()
  await screen.getByRole('radio', { name: /Command Line Interface/ }).check()
  await screen.getByRole('checkbox', { name: /^I understand the above/ }).check()
  await button(screen, 'Next').click()
  if (description !== undefined) await screen.getByLabel('Description tag value').fill(description)
  await button(screen, 'Create access key').last().click()
  await screen.getByRole('heading', { name: 'Retrieve access keys' }).waitFor()
  await button(screen, 'Show').click()
  const id = await screen
    .getByText(/^AKIA[A-Z2-7]{16}$/)
    .first()
    .innerText()
  const secret = await screen
    .getByText(/^[\w+/]{40}$/)
    .first()
    .innerText()
  await button(screen, 'Done').click()
  return { id, secret }
}

/** *Create user*: a name, nothing else or what `permissions` does on the second page. */
export async function createUser(
  screen: Screen,
  name: string,
  { password, permissions }: { password?: string; permissions?: () => Promise<void> } = {},
): Promise<void> {
  await screen.getByLabel('User name', { exact: true }).fill(name)
  if (password !== undefined) {
    await screen.getByRole('checkbox', { name: /^Provide user access to the AWS Management Console/ }).check()
    await screen.getByRole('radio', { name: /^I want to create an IAM user/ }).check()
    await screen.getByRole('radio', { name: /^Custom password/ }).check()
    await screen.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
    await screen.getByRole('checkbox', { name: /^Users must create a new password/ }).uncheck()
  }
  await button(screen, 'Next').click()
  await screen.getByRole('radio', { name: /^Add user to group/ }).waitFor()
  await permissions?.()
  await button(screen, 'Next').click()
  await button(screen, 'Create user').click()
  if (password !== undefined) await button(screen, 'Return to users list').click()
  else await expect(screen.getByText('User created successfully')).toBeVisible()
}

/** *Instances*: the first of the list, *Instance state*, *Terminate (delete) instance*. */
export async function terminateFirst(screen: Screen): Promise<void> {
  // The page may just be coming, in place of the same page: then what was ticked is not any more.
  await expect(async () => {
    const first = screen.getByRole('checkbox', { name: /^Select i-/ }).first()
    await first.check({ timeout: 5_000 })
    // The column of the same name comes after it.
    await button(screen, 'Instance state').first().click({ timeout: 5_000 })
    await screen.getByRole('menuitem', { name: 'Terminate (delete) instance' }).click({ timeout: 2_000 })
  }).toPass({ timeout: 40_000 })
  await confirm(screen, 'Terminate (delete)')
  await expect(screen.getByText(/^Successfully initiated termination/).first()).toBeVisible()
}

/** *JSON* of the policy editor: a button, or, where there is little room, a line of a list. */
export async function toJson(screen: Screen): Promise<void> {
  const direct = button(screen, 'JSON')
    .or(screen.getByRole('radio', { name: 'JSON', exact: true }))
    .first()
  const list = button(screen, /^Policy editor/).first()
  await expect(direct.or(list).first()).toBeVisible()
  if (await direct.isVisible()) await direct.click()
  else await select(screen, /^Policy editor/, 'JSON')
}

/** *Create policy* by the JSON editor. */
export async function createPolicy(screen: Screen, name: string, document: object): Promise<void> {
  await toJson(screen)
  await screen.getByLabel('Policy document').fill(JSON.stringify(document, undefined, 2))
  await button(screen, 'Next').click()
  await screen.getByLabel('Policy name').fill(name)
  await button(screen, 'Create policy').click()
  await expect(screen.getByText(`Policy ${name} created.`)).toBeVisible()
}

/** *Assign MFA device* to the end, with the codes of the phone that the page's secret makes. */
export async function assignMfa(
  screen: Screen,
  device: string,
  codes: (secret: string) => Promise<[string, string]>,
): Promise<void> {
  await screen.getByLabel('Device name').fill(device)
  await screen.getByRole('radio', { name: /^Authenticator app/ }).check()
  await button(screen, 'Next').click()
  await button(screen, 'Show secret key').click()
  const secret = await screen.getByText(/^[A-Z2-7]{64}$/).innerText()
  const [first, second] = await codes(secret)
  await screen.getByLabel('MFA code 1').fill(first)
  await screen.getByLabel('MFA code 2').fill(second)
  await button(screen, 'Add MFA').click()
  await expect(screen.getByText(/You have registered a virtual MFA device/)).toBeVisible()
}
