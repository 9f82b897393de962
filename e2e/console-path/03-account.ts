import { signIns } from '@first-line/labs/catalog'
import { expect } from 'playwright/test'
import type { Clicks } from './index.ts'
import { button, confirm, setPasswordPolicy } from './pages.ts'

export const account: Clicks = {
  'sign-in': async (lesson) => {
    await lesson.openConsole('sign-in', 'Open the sign-in page')
    await lesson.signIn({ password: signIns.root.password })
  },
  'find-the-id': async (lesson) => {
    const menu = lesson.console.getByRole('button', { name: /^Account menu/ })
    await menu.click()
    const shown = await lesson.console
      .getByText(/Account ID: \d{4}-\d{4}-\d{4}/)
      .first()
      .innerText()
    expect(shown.replace(/\D/g, '').slice(0, 12)).toBe(await lesson.accountId())
    await menu.click()
    await lesson.answer('find-the-id')
  },
  'set-alias': async (lesson) => {
    await lesson.openConsole('set-alias', 'Open the IAM dashboard')
    await button(lesson.console, 'Create account alias').click()
    await lesson.console.getByLabel('Preferred alias').fill(`kape-labs-${await lesson.accountId()}`)
    await confirm(lesson.console, 'Save changes')
    await expect(lesson.console.getByText(/^Alias kape-labs-\d+ created/)).toBeVisible()
  },
  'password-policy': async (lesson) => {
    await lesson.openConsole('password-policy', 'Open Account settings')
    await setPasswordPolicy(lesson.console)
  },
  'close-region': async ({ console }) => {
    await console.getByRole('searchbox', { name: 'Search Regions' }).fill('São Paulo')
    const toggle = /^STS in South America/
    await console
      .getByRole('checkbox', { name: toggle })
      .or(console.getByRole('switch', { name: toggle }))
      .first()
      .click()
    await confirm(console, 'Deactivate')
    await expect(console.getByText('STS in South America (São Paulo) is inactive.')).toBeVisible()
  },
  'prove-it-closed': async (lesson) => {
    await lesson.run('Attacker', 'aws sts get-session-token --profile intern-2019 --region sa-east-1')
  },
}
