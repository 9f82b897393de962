import { expect } from 'playwright/test'
import { activateBillingAccess } from './13-billing.ts'
import type { Clicks } from './index.ts'
import { button, confirm, select, terminateFirst } from './pages.ts'

const mail = 'mara@kapelabs.example'

export const budgets: Clicks = {
  'mend-what-broke': (lesson) => activateBillingAccess(lesson, 'mend-what-broke'),
  's3-budget': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('s3-budget', 'Create a budget')
    await console.getByRole('radio', { name: /^Customize \(advanced\)/ }).check()
    await expect(console.getByRole('radio', { name: /^Cost budget/ })).toBeChecked()
    await button(console, 'Next').click()
    await console.getByLabel('Budget name').fill('s3-monthly')
    await expect(button(console, /^Period/)).toContainText('Monthly')
    await console.getByRole('radio', { name: /^Recurring budget/ }).check()
    await console.getByLabel(/^Enter your budgeted amount/).fill('10.00')
    await console.getByRole('radio', { name: /^Filter specific AWS cost dimensions/ }).check()
    await button(console, 'Add filter').click()
    await button(console, /^Values/).click()
    await console.getByRole('option', { name: 'Amazon Simple Storage Service' }).click()
    await lesson.page.keyboard.press('Escape')
    await button(console, 'Next').click()
    if ((await console.getByLabel('Alert #1: threshold').count()) === 0)
      await button(console, 'Add an alert threshold').click()
    await console.getByLabel('Alert #1: threshold').fill('70')
    await console.getByLabel('Alert #1: email recipients').fill(mail)
    await button(console, 'Next').click()
    await button(console, 'Next').click()
    await button(console, 'Create budget').click()
    await expect(console.getByText('Your budget s3-monthly has been created.')).toBeVisible()
  },
  'zero-spend': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('zero-spend', 'Create a budget')
    await console.getByRole('radio', { name: /^Use a template/ }).check()
    await console.getByRole('radio', { name: /^Zero spend budget/ }).check()
    await console.getByLabel('Email recipients').fill(mail)
    await button(console, 'Create budget').click()
    await expect(console.getByText(/^Your budget .* has been created\.$/)).toBeVisible()
  },
  topic: async (lesson) => {
    const { console, page } = lesson
    const account = await lesson.accountId()
    const arn = `arn:aws:sns:us-east-1:${account}:budget-alerts`
    await lesson.openConsole('topic', 'Open topics')
    await button(console, 'Create topic').first().click()
    await console.getByRole('dialog').getByLabel('Name', { exact: true }).fill('budget-alerts')
    await confirm(console, 'Create topic')
    await console.getByRole('tab', { name: 'Access policy' }).click()
    await button(console, 'Edit').click()
    const text = console.getByLabel('Access policy as JSON')
    const policy = JSON.parse(await text.inputValue()) as { Statement: object[] }
    policy.Statement.push({
      Sid: 'BudgetsMayPublish',
      Effect: 'Allow',
      Principal: { Service: 'budgets.amazonaws.com' },
      Action: 'SNS:Publish',
      Resource: arn,
      Condition: { StringEquals: { 'aws:SourceAccount': account } },
    })
    await text.fill(JSON.stringify(policy, undefined, 2))
    await button(console, 'Save changes').click()
    await expect(console.getByText('Access policy saved.')).toBeVisible()
    await console.getByRole('tab', { name: 'Subscriptions' }).click()
    await button(console, 'Create subscription').first().click()
    await expect(button(console, /^Protocol Email/)).toBeVisible()
    await console.getByRole('dialog').getByLabel('Endpoint').fill(mail)
    await confirm(console, 'Create subscription')
    await lesson.pane('inbox')
    const inbox = page.locator('fl-inbox')
    await inbox
      .getByRole('button', { name: /Confirm/ })
      .first()
      .click()
    await expect(inbox.getByRole('status')).toBeVisible()
  },
  forecast: async (lesson) => {
    const { console } = lesson
    await lesson.find('Budgets')
    await console.getByRole('link', { name: 's3-monthly', exact: true }).click()
    await button(console, 'Add an alert').click()
    await console.getByLabel('New alert: threshold').fill('100')
    await select(console, /New alert: trigger/, 'Forecasted')
    await console
      .getByLabel('New alert: Amazon SNS ARN')
      .fill(`arn:aws:sns:us-east-1:${await lesson.accountId()}:budget-alerts`)
    await confirm(console, 'Add alert')
    await expect(console.getByText('Alert added.')).toBeVisible()
  },
  spend: async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('spend', 'Launch an instance')
    await select(console, /^Key pair name/, /^Proceed without a key pair/)
    await button(console, 'Launch instance').click()
    await expect(console.getByText(/^Successfully initiated launch of instance/)).toBeVisible()
    await lesson.card('spend').locator('fl-pass-time').getByRole('button').click()
    await lesson.pane('inbox')
    await expect(
      lesson.page
        .locator('fl-inbox')
        .getByText(/Budget/i)
        .first(),
    ).toBeVisible({ timeout: 30_000 })
  },
  'stop-spending': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('stop-spending', 'Open instances')
    await terminateFirst(console)
  },
}
