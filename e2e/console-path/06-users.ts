import { signIns } from '@first-line/labs/catalog'
import { expect } from 'playwright/test'
import { Phone } from '../phone.ts'
import type { Clicks } from './index.ts'
import { assignMfa, button, changeKey, confirm, createUser, mark } from './pages.ts'

const oneTime = 'One-time-bean-42!'

export const users: Clicks = {
  'root-key-again': async (lesson) => {
    await lesson.signInAsRoot()
    await lesson.openConsole('root-key-again', 'Open Security credentials')
    await changeKey(lesson.console, 'Delete')
  },
  'create-user': async (lesson) => {
    await lesson.openConsole('create-user', 'Open Users')
    await button(lesson.console, 'Create user').first().click()
    await createUser(lesson.console, 'mara')
  },
  'give-administrator': async (lesson) => {
    await lesson.openConsole('give-administrator', 'Open mara’s page')
    await button(lesson.console, 'Add permissions').click()
    await lesson.console.getByRole('menuitem', { name: 'Add permissions' }).click()
    await lesson.console.getByRole('radio', { name: /^Attach policies directly/ }).check()
    await mark(lesson.console, 'Search policies', 'AdministratorAccess')
    await button(lesson.console, 'Add permissions').last().click()
    await expect(lesson.console.getByText('Policies attached to mara.')).toBeVisible()
  },
  'console-access': async (lesson) => {
    await lesson.openConsole('console-access', 'Open mara’s security credentials')
    await button(lesson.console, 'Enable console access').click()
    const dialog = lesson.console.getByRole('dialog')
    await dialog.getByRole('radio', { name: 'Custom password' }).check()
    await dialog.getByRole('textbox', { name: 'Password', exact: true }).fill(oneTime)
    await dialog.getByRole('checkbox', { name: /^User must create new password/ }).check()
    await confirm(lesson.console, 'Enable console access')
    const [file] = await Promise.all([
      lesson.page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Download .csv file' }).click(),
    ])
    expect(await read(file)).toMatch(/mara.*One-time-bean-42!.*\/console/s)
    await dialog.getByRole('button', { name: 'Close', exact: true }).last().click()
  },
  'own-password': async (lesson) => {
    await lesson.openConsole('own-password', 'Open the sign-in page')
    await lesson.signIn({ user: 'mara', password: oneTime, newPassword: signIns.mara.password })
  },
  'second-factor': async (lesson) => {
    await lesson.openConsole('second-factor', 'Open mara’s security credentials')
    await button(lesson.console, 'Assign MFA device').first().click()
    await assignMfa(lesson.console, 'mara-phone', async (secret) => {
      const phone = new Phone(secret)
      lesson.phones.set('mara', phone)
      return phone.pair()
    })
  },
  'retire-intern': async (lesson) => {
    await lesson.run('Attacker', 'aws iam list-users --profile intern-2019')
    await lesson.find('Users')
    await lesson.console.getByRole('link', { name: 'intern-2019', exact: true }).click()
    await mark(lesson.console, 'Search', 'AdministratorAccess')
    await button(lesson.console, 'Remove').click()
    await confirm(lesson.console, 'Remove policy')
  },
  'intern-refused': async (lesson) => {
    await lesson.run('Attacker', 'aws iam list-users --profile intern-2019')
  },
  'ten-arns': (lesson) => lesson.answer('ten-arns'),
}

async function read(file: { createReadStream(): Promise<AsyncIterable<Buffer>> }): Promise<string> {
  let text = ''
  for await (const part of await file.createReadStream()) text += part.toString()
  return text
}
