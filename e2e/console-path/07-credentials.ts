import { expect } from 'playwright/test'
import type { Lesson } from '../lesson.ts'
import type { Clicks } from './index.ts'
import { button, changeKey, confirm, createKey, mark } from './pages.ts'

/** `aws configure --profile kape` asks four questions. */
export async function configure(lesson: Lesson, { id, secret }: { id: string; secret: string }): Promise<void> {
  await lesson.pane('terminal')
  await lesson.terminal.goTo('Laptop')
  await lesson.terminal.ready()
  await lesson.terminal.focus()
  const { keyboard } = lesson.page
  await keyboard.type('aws configure --profile kape\n')
  for (const [question, answer] of [
    ['Access Key ID', id],
    ['Secret Access Key', secret],
    ['Default region name', 'us-east-1'],
    ['Default output format', ''],
  ] as const) {
    await expect
      .poll(() => lesson.terminal.text().then((text) => text.trimEnd().split('\n').at(-1)))
      .toContain(question)
    await keyboard.type(`${answer}\n`)
  }
  await lesson.terminal.ready()
}

export const credentials: Clicks = {
  'take-it-back': async (lesson) => {
    await lesson.signInAsMara()
    await lesson.find('Users')
    await lesson.console.getByRole('link', { name: 'intern-2019', exact: true }).click()
    await mark(lesson.console, 'Search', 'AdministratorAccess')
    await button(lesson.console, 'Remove').click()
    await confirm(lesson.console, 'Remove policy')
  },
  'log-in': async (lesson) => {
    await lesson.signInAsMara()
    await lesson.pane('terminal')
    await lesson.terminal.goTo('Laptop')
    await lesson.terminal.ready()
    await lesson.terminal.focus()
    await lesson.page.keyboard.type('aws login\n')
    await expect.poll(() => lesson.terminal.text()).toContain('AWS Region')
    await lesson.page.keyboard.type('us-east-1\n')
    const dialog = lesson.page.getByRole('dialog')
    await expect(dialog).toContainText('user/mara')
    await dialog.getByRole('button', { name: 'Allow' }).click()
    await lesson.terminal.ready(30_000)
    await lesson.run('Laptop', 'aws sts get-caller-identity')
    await lesson.run('Laptop', 'aws iam list-users')
  },
  'first-key': async (lesson) => {
    await lesson.openConsole('first-key', 'Open mara’s security credentials')
    const { id, secret } = await createKey(lesson.console, 'menu upload for the screen in the roastery')
    lesson.notes.set('first', id).set('first secret', secret)
  },
  'named-profile': async (lesson) => {
    await configure(lesson, { id: lesson.notes.get('first') ?? '', secret: lesson.notes.get('first secret') ?? '' })
    await lesson.run('Laptop', 'aws sts get-caller-identity --profile kape')
  },
  'menu-bucket': async (lesson) => {
    await lesson.openConsole('menu-bucket', 'Open S3')
    await button(lesson.console, 'Create bucket').first().click()
    await lesson.console.getByRole('radio', { name: /^Account Regional namespace/i }).check()
    await lesson.console.getByLabel('Bucket name prefix').fill('kape-labs-menu')
    await button(lesson.console, 'Create bucket').click()
    await lesson.console.getByRole('link', { name: await lesson.menuBucket() }).click()
    await button(lesson.console, 'Upload').click()
    const file = { name: 'menu.txt', mimeType: 'text/plain', buffer: Buffer.from('Flat white 3.60\n') }
    await lesson.console.locator('input[type=file]').first().setInputFiles(file)
    await button(lesson.console, 'Upload').last().click()
    await expect(lesson.console.getByText('Upload succeeded: 1 file.')).toBeVisible()
    await expect(lesson.console.getByRole('link', { name: 'menu.txt' })).toBeVisible()
  },
  'second-key': async (lesson) => {
    await lesson.run('CloudShell', 'aws iam create-access-key --user-name mara')
  },
  rotate: async (lesson) => {
    const text = (await lesson.terminal.text()).replaceAll('\n', '')
    const id = /"AccessKeyId": "(AKIA\w{16})"/.exec(text)?.[1] ?? ''
    const secret = /"SecretAccessKey": "([\w+/]{40})"/.exec(text)?.[1] ?? ''
    await configure(lesson, { id, secret })
    await lesson.run('Laptop', 'aws sts get-caller-identity --profile kape')
    await lesson.find('Users')
    await lesson.console.getByRole('link', { name: 'mara', exact: true }).click()
    await lesson.console.getByRole('tab', { name: 'Security credentials' }).click()
    await changeKey(lesson.console, 'Deactivate', lesson.notes.get('first'))
    await changeKey(lesson.console, 'Delete', lesson.notes.get('first'))
    // What a key is for is a tag of the user by the key's id.
    await lesson.console.getByRole('tab', { name: 'Tags', exact: true }).click()
    await button(lesson.console, 'Manage tags').click()
    await button(lesson.console, 'Add new tag').click()
    await lesson.console.getByRole('textbox', { name: /^Key/ }).last().fill(id)
    await lesson.console
      .getByRole('textbox', { name: /^Value/ })
      .last()
      .fill('menu upload from the laptop')
    await button(lesson.console, 'Save changes').click()
  },
  'stop-the-leak': async (lesson) => {
    await lesson.openConsole('stop-the-leak', 'Open the intern’s security credentials')
    await changeKey(lesson.console, 'Deactivate')
  },
  'watch-it-stop': async (lesson) => {
    await lesson.run('Attacker', 'aws iam list-users --profile intern-2019')
    await lesson.answer('watch-it-stop')
  },
  'delete-the-leak': async (lesson) => {
    await lesson.find('Users')
    await lesson.console.getByRole('link', { name: 'intern-2019', exact: true }).click()
    await lesson.console.getByRole('tab', { name: 'Security credentials' }).click()
    await changeKey(lesson.console, 'Delete')
  },
}
