import { expect } from 'playwright/test'
import { findPage, type Lesson } from '../lesson.ts'
import { givePassword, takePassword } from './08-groups.ts'
import type { Clicks } from './index.ts'
import { button, changeKey, createUser, mark } from './pages.ts'

const financePassword = 'Cappuccino-at-11am!'
const danaPassword = 'Macchiato-for-dana-1!'

/** *Account*, as root; then mara goes on. */
export async function activateBillingAccess(lesson: Lesson, step: string): Promise<void> {
  const { console } = lesson
  await lesson.signInAsRoot()
  await lesson.openConsole(step, 'Open Account')
  const section = console
    .locator('div')
    .filter({ has: console.getByRole('heading', { name: /^IAM user and role access/ }) })
  await section.getByRole('button', { name: 'Edit', exact: true }).last().click()
  await console.getByRole('checkbox', { name: 'Activate IAM Access' }).check()
  await button(console, 'Update').click()
  await expect(console.getByText('IAM user/role access to billing information activated.').first()).toBeVisible()
  await lesson.signInAsMara()
}

export const billing: Clicks = {
  'mend-what-broke': async (lesson) => {
    await lesson.signInAsRoot()
    await lesson.openConsole('mend-what-broke', 'Open security credentials')
    await changeKey(lesson.console, 'Delete')
  },
  'refused-at-the-page': async (lesson) => {
    await lesson.signInAsMara()
    await lesson.openConsole('refused-at-the-page', 'Open Billing and Cost Management')
    await expect(lesson.console.getByText(/You don.t have permission/).first()).toBeVisible()
  },
  'ask-the-api': async (lesson) => {
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000).toISOString().slice(0, 10)
    const period = `Start=${day(30)},End=${day(0)}`
    await lesson.run(
      'Laptop',
      `aws ce get-cost-and-usage --time-period ${period} --granularity MONTHLY --metrics UnblendedCost --profile kape`,
    )
  },
  activate: (lesson) => activateBillingAccess(lesson, 'activate'),
  'finance-user': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('finance-user', 'Create a user')
    await createUser(console, 'finance', {
      password: financePassword,
      permissions: async () => {
        await console.getByRole('radio', { name: /^Attach policies directly/ }).check()
        await mark(console, 'Search policies', 'Billing')
      },
    })
  },
  'see-the-bill': async (lesson) => {
    const finance = await lesson.tab({ user: 'finance', password: financePassword })
    await findPage(finance, 'Billing and Cost Management')
    await findPage(finance, 'Bills')
    await expect(finance.getByRole('heading', { name: 'Bills', exact: true })).toBeVisible()
    await finance.close()
  },
  'developers-cannot': async (lesson) => {
    await lesson.openConsole('developers-cannot', 'Open dana’s credentials')
    await givePassword(lesson, danaPassword)
    const dana = await lesson.tab({ user: 'dana', password: danaPassword })
    await findPage(dana, 'Bills')
    await expect(dana.getByText(/no identity-based policy|not authorized|don.t have permission/).first()).toBeVisible()
    await dana.close()
    await takePassword(lesson)
  },
  adviser: async (lesson) => {
    const { console } = lesson
    await lesson.find('Users')
    await button(console, 'Create user').first().click()
    await createUser(console, 'tax-adviser', {
      permissions: async () => {
        await console.getByRole('radio', { name: /^Attach policies directly/ }).check()
        await mark(console, 'Search policies', 'AWSBillingReadOnlyAccess')
      },
    })
  },
}
