import { expect } from 'playwright/test'
import type { Lesson } from '../lesson.ts'
import { attachToGroup } from './10-policies.ts'
import type { Clicks } from './index.ts'
import { button, select, toJson } from './pages.ts'

/** The actions of the simulator. What was chosen for the question before is still there. */
async function chooseActions({ console, page }: Lesson, ...actions: string[]): Promise<void> {
  await button(console, /^Actions/)
    .first()
    .click()
  for (const action of actions) {
    if ((await button(console, `Remove s3:${action}`).count()) > 0) continue
    await console.getByRole('combobox').last().fill(action)
    // By what is seen: a row that was highlighted keeps its name for screen readers when the filter moves another into it.
    const row = console.getByRole('listbox', { name: 'Choose actions' }).getByText(`s3:${action}`, { exact: true })
    await row.first().click()
  }
  await page.keyboard.press('Escape')
}

async function simulate({ console }: Lesson): Promise<void> {
  await button(console, 'Run simulation').click()
  await console.getByRole('heading', { name: /^Results/ }).waitFor()
}

const results = ({ console }: Lesson) => console.getByRole('table', { name: 'Results' })

export const simulator: Clicks = {
  'mend-what-broke': async (lesson) => {
    await lesson.signInAsMara()
    await lesson.openConsole('mend-what-broke', 'Open policies')
    await select(lesson.console, /^Filter by type/, 'Customer managed')
    await expect(lesson.console.getByRole('link', { name: 'delete-with-mfa' })).toBeVisible()
    await attachToGroup(lesson, 'Admins', 'delete-with-mfa')
  },
  'simulate-tess': async (lesson) => {
    await lesson.openConsole('simulate-tess', 'Open the policy simulator')
    await select(lesson.console, /User, group, or role/, 'tess')
    await chooseActions(lesson, 'GetObject', 'PutObject', 'DeleteObject')
    await lesson.console.getByLabel('Resources - optional').fill(`arn:aws:s3:::${await lesson.menuBucket()}/menu.txt`)
    await simulate(lesson)
    await expect(results(lesson)).toContainText('AmazonS3ReadOnlyAccess')
  },
  'three-answers': (lesson) => lesson.answer('three-answers'),
  'missing-context': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('missing-context', 'Open the policy simulator')
    await select(console, /User, group, or role/, 'mara')
    await chooseActions(lesson, 'DeleteObject')
    const factor = console.getByRole('group', { name: 'Key aws:MultiFactorAuthPresent' })
    await simulate(lesson)
    await factor.getByRole('textbox', { name: /Values, separated by commas$/ }).fill('true')
    await button(console, 'Run simulation').click()
    await expect(results(lesson)).toContainText('Allowed')
  },
  'before-it-exists': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('before-it-exists', 'Open the policy simulator')
    const condition = { IpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }
    const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*', Condition: condition }
    await console.getByLabel('Policy to simulate').fill(JSON.stringify({ Version: '2012-10-17', Statement: [allow] }))
    await chooseActions(lesson, 'GetObject')
    // The key that the policy asks for is listed by itself, with its type.
    const key = console.getByRole('group', { name: 'Key aws:SourceIp' })
    await expect(key.getByRole('button', { name: /Type ip$/ })).toBeVisible()
    for (const address of ['192.0.2.44', '203.0.113.9']) {
      await key.getByRole('textbox', { name: /Values, separated by commas$/ }).fill(address)
      await button(console, 'Run simulation').click()
      await expect(results(lesson)).toContainText(address === '192.0.2.44' ? 'Allowed' : 'nothing allows it')
    }
  },
  shelf: async (lesson) => {
    const { console } = lesson
    const bucket = `arn:aws:s3:::${await lesson.menuBucket()}`
    await lesson.find('Policies')
    await console.getByRole('searchbox', { name: 'Search policies' }).first().fill('KapeShelf')
    await console.getByRole('link', { name: 'KapeShelf', exact: true }).click()
    await button(console, 'Edit').click()
    await toJson(console)
    const Condition = { StringLike: { 's3:prefix': 'shelf/*' } }
    const Statement = [
      { Sid: 'ListShelf', Effect: 'Allow', Action: 's3:ListBucket', Resource: bucket, Condition },
      { Sid: 'ReadShelf', Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/shelf/*` },
      { Sid: 'WriteInbox', Effect: 'Allow', Action: 's3:PutObject', Resource: `${bucket}/shelf/inbox/*` },
    ]
    await console.getByLabel('Policy document').fill(JSON.stringify({ Version: '2012-10-17', Statement }, undefined, 2))
    await button(console, 'Save changes').click()
    await expect(console.getByText('Policy KapeShelf updated.')).toBeVisible()
  },
}
