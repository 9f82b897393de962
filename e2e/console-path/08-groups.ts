import { expect } from 'playwright/test'
import type { Screen } from '../console.ts'
import { findPage, type Lesson } from '../lesson.ts'
import type { Clicks } from './index.ts'
import { button, confirm, createUser, mark, setPasswordPolicy } from './pages.ts'

const oneTime = 'Macchiato-for-dana-1!'

async function createGroup(screen: Screen, name: string, policies: string[], users: string[] = []): Promise<void> {
  await button(screen, 'Create group').first().click()
  await screen.getByLabel('User group name').fill(name)
  for (const user of users) await screen.getByRole('checkbox', { name: `Select ${user}`, exact: true }).check()
  for (const policy of policies) await mark(screen, 'Search policies', policy)
  await button(screen, 'Create user group').click()
  await expect(screen.getByText(`User group ${name} created.`)).toBeVisible()
}

/** A password for somebody, from their page: good until the proof is over. */
export async function givePassword({ console }: Lesson, password: string): Promise<void> {
  await button(console, 'Enable console access').click()
  const dialog = console.getByRole('dialog')
  await dialog.getByRole('radio', { name: 'Custom password' }).check()
  await dialog.getByRole('textbox', { name: 'Password', exact: true }).fill(password)
  await dialog.getByRole('checkbox', { name: /^User must create new password/ }).uncheck()
  await confirm(console, 'Enable console access')
  await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
}

/** The proof is over, so the password goes. */
export async function takePassword({ console }: Lesson): Promise<void> {
  await button(console, 'Manage console access').click()
  await console
    .getByRole('dialog')
    .getByRole('radio', { name: /^Disable console access/ })
    .check()
  await confirm(console, 'Disable access')
}

export const groups: Clicks = {
  'mend-what-broke': async (lesson) => {
    await lesson.signInAsMara()
    await lesson.openConsole('mend-what-broke', 'Open account settings')
    await setPasswordPolicy(lesson.console)
  },
  'create-developers': async (lesson) => {
    await lesson.openConsole('create-developers', 'Open user groups')
    await createGroup(lesson.console, 'Developers', ['AmazonEC2ReadOnlyAccess'])
  },
  'add-dana': async (lesson) => {
    const { console } = lesson
    await lesson.find('Users')
    await button(console, 'Create user').first().click()
    await createUser(console, 'dana')
    await lesson.openConsole('add-dana', 'Open Developers')
    await button(console, 'Add users').first().click()
    await console.getByRole('dialog').getByRole('checkbox', { name: 'Select dana', exact: true }).check()
    await confirm(console, 'Add users')
    await expect(console.getByText('dana added to Developers.')).toBeVisible()
  },
  'add-jonas': async (lesson) => {
    await lesson.openConsole('add-jonas', 'Create a user')
    await createUser(lesson.console, 'jonas', {
      permissions: () => lesson.console.getByRole('checkbox', { name: 'Select Developers', exact: true }).check(),
    })
  },
  'prove-it': async (lesson) => {
    await lesson.openConsole('prove-it', 'Open dana’s credentials')
    await givePassword(lesson, oneTime)
    const dana = await lesson.tab({ user: 'dana', password: oneTime })
    await findPage(dana, 'Instances')
    await expect(dana.getByText('No instances in this Region').first()).toBeVisible()
    await button(dana, 'Launch instances').first().click()
    await button(dana, /^Key pair name/).click()
    await dana.getByRole('option', { name: /^Proceed without a key pair/ }).click()
    await dana.getByRole('radio', { name: /^Select existing security group/ }).check()
    await button(dana, /^Common security groups/).click()
    await dana.getByRole('option', { name: /^default/ }).click()
    await dana.keyboard.press('Escape')
    await button(dana, 'Launch instance').click()
    await expect(dana.getByText(/not authorized to perform/).first()).toBeVisible()
    await findPage(dana, 'S3')
    // What she filled in is lost, and the console says so.
    await confirm(dana, 'Leave')
    await expect(dana.getByText(/s3:ListAllMyBuckets/).first()).toBeVisible()
    await dana.close()
    await takePassword(lesson)
  },
  'move-admin': async (lesson) => {
    const { console } = lesson
    await lesson.find('User groups')
    await createGroup(console, 'Admins', ['AdministratorAccess'], ['mara'])
    await lesson.openConsole('move-admin', 'Open mara’s permissions')
    await mark(console, 'Search', 'AdministratorAccess')
    await button(console, 'Remove').click()
    await confirm(console, 'Remove policy')
  },
  testers: async (lesson) => {
    await lesson.find('User groups')
    await createGroup(lesson.console, 'Test', ['AmazonEC2ReadOnlyAccess', 'AmazonS3ReadOnlyAccess'])
    await lesson.find('Users')
    await button(lesson.console, 'Create user').first().click()
    await createUser(lesson.console, 'tess', {
      permissions: () => lesson.console.getByRole('checkbox', { name: 'Select Test', exact: true }).check(),
    })
  },
  'retire-intern': async (lesson) => {
    await lesson.openConsole('retire-intern', 'Open users')
    await mark(lesson.console, 'Search users', 'intern-2019')
    await button(lesson.console, 'Delete').first().click()
    await confirm(lesson.console, 'Delete user', 'intern-2019')
    await expect(lesson.console.getByText('User intern-2019 deleted.')).toBeVisible({ timeout: 40_000 })
  },
}
