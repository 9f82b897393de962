import { expect } from 'playwright/test'
import type { Lesson } from '../lesson.ts'
import { Phone } from '../phone.ts'
import { attachToGroup } from './10-policies.ts'
import type { Clicks } from './index.ts'
import { assignMfa, button, confirm, createPolicy, toJson } from './pages.ts'

/** *Edit* on a policy's page, with its text changed. */
async function editPolicy({ console }: Lesson, name: string, change: (text: string) => string): Promise<void> {
  await console.getByRole('link', { name, exact: true }).click()
  await button(console, 'Edit').click()
  await toJson(console)
  const text = console.getByLabel('Policy document')
  await text.fill(change(await text.inputValue()))
  await button(console, 'Save changes').click()
  await expect(console.getByText(`Policy ${name} updated.`)).toBeVisible()
}

export const accessDenied: Clicks = {
  'mend-what-broke': async (lesson) => {
    await lesson.signInAsMara()
    await lesson.openConsole('mend-what-broke', 'Open the group Test')
    await attachToGroup(lesson, 'Test', 'IAMUserChangePassword')
  },
  'ask-by-id': async (lesson) => {
    const said = (await lesson.run('CloudShell', 'aws iam list-users --profile lea')).replaceAll('\n', '')
    const id = /authorization id: ([0-9a-z]+)/.exec(said)?.[1] ?? ''
    await lesson.openConsole('ask-by-id', 'Open authorization details')
    await lesson.console.getByLabel('Authorization ID').fill(id)
    await button(lesson.console, 'View details').click()
    await expect(lesson.console.getByText('Implicitly denied')).toBeVisible()
  },
  'missing-action': async (lesson) => {
    const Resource = `arn:aws:s3:::${await lesson.menuBucket()}/drafts/*`
    await lesson.openConsole('missing-action', 'Open her policy')
    await editPolicy(lesson, 'MenuWriter', (text) => {
      const document = JSON.parse(text) as { Statement: object[] }
      document.Statement.push({ Sid: 'HandInDrafts', Effect: 'Allow', Action: 's3:PutObject', Resource })
      return JSON.stringify(document, undefined, 2)
    })
  },
  'wrong-arn': async (lesson) => {
    await lesson.openConsole('wrong-arn', 'Open the printer’s policy')
    await editPolicy(lesson, 'LabelPrinter', (text) => text.replace('table/kape-order"', 'table/kape-orders"'))
  },
  'explicit-deny': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('explicit-deny', 'Open omar’s groups')
    await console.getByRole('checkbox', { name: 'Select Guests', exact: true }).check()
    await button(console, 'Remove').click()
    await confirm(console, 'Remove')
    await console.getByRole('tab', { name: 'Permissions', exact: true }).click()
    await button(console, 'Add permissions').click()
    await console.getByRole('menuitem', { name: 'Create inline policy' }).click()
    await toJson(console)
    const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: `arn:aws:s3:::${await lesson.menuBucket()}/*` }
    await console.getByLabel('Policy document').fill(JSON.stringify({ Version: '2012-10-17', Statement: [allow] }))
    await console.getByLabel('Policy name').fill('menus')
    await button(console, 'Create policy').click()
    await expect(console.getByText('Policy menus created.')).toBeVisible()
  },
  boundary: async (lesson) => {
    const { console } = lesson
    await lesson.find('Create policy')
    const Action = ['dynamodb:Query', 'dynamodb:DescribeTable']
    const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }
    await createPolicy(console, 'QueryAndDescribe', allow)
    await lesson.find('Users')
    await console.getByRole('link', { name: 'orders-stats', exact: true }).click()
    await button(console, 'Change boundary').click()
    const dialog = console.getByRole('dialog')
    await dialog.getByRole('searchbox', { name: 'Search policies' }).fill('QueryAndDescribe')
    await dialog.getByRole('radio', { name: 'Select QueryAndDescribe', exact: true }).check()
    await confirm(console, 'Set boundary')
    await expect(console.getByText('Permissions boundary of orders-stats set.')).toBeVisible()
  },
  'second-factor': async (lesson) => {
    const { console } = lesson
    await lesson.find('Users')
    await console.getByRole('link', { name: 'priya', exact: true }).click()
    await console.getByRole('tab', { name: 'Security credentials' }).click()
    await button(console, 'Assign MFA device').first().click()
    let phone: Phone | undefined
    await assignMfa(console, 'priya-phone', async (secret) => {
      phone = new Phone(secret)
      return phone.pair()
    })
    const account = await lesson.accountId()
    const code = await phone?.code()
    const session = `$(aws sts get-session-token --serial-number arn:aws:iam::${account}:mfa/priya-phone --token-code ${code} --profile priya --query 'Credentials.[AccessKeyId,SecretAccessKey,SessionToken]' --output text)`
    await lesson.run('CloudShell', `set -- ${session}`)
    await lesson.run(
      'CloudShell',
      `AWS_ACCESS_KEY_ID=$1 AWS_SECRET_ACCESS_KEY=$2 AWS_SESSION_TOKEN=$3 aws s3 cp s3://kape-labs-backup-${account}/customers-2019.csv -`,
    )
  },
}
