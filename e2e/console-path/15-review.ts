import { expect } from 'playwright/test'
import type { Lesson } from '../lesson.ts'
import { Phone } from '../phone.ts'
import { configure } from './07-credentials.ts'
import type { Clicks } from './index.ts'
import {
  assignMfa,
  button,
  changeKey,
  confirm,
  createKey,
  createPolicy,
  mark,
  select,
  setPasswordPolicy,
  terminateFirst,
} from './pages.ts'

async function openUser(lesson: Lesson, name: string, tab = 'Permissions'): Promise<void> {
  await lesson.find('Users')
  await lesson.console.getByRole('searchbox', { name: 'Search users' }).fill(name)
  await lesson.console.getByRole('link', { name, exact: true }).click()
  await lesson.console.getByRole('tab', { name: tab, exact: true }).click()
}

async function deleteUser(lesson: Lesson, name: string): Promise<void> {
  await lesson.find('Users')
  await mark(lesson.console, 'Search users', name)
  await button(lesson.console, 'Delete').first().click()
  await confirm(lesson.console, 'Delete user', name)
  await expect(lesson.console.getByText(`User ${name} deleted.`)).toBeVisible({ timeout: 40_000 })
}

/** *Permissions* of whoever is open: another policy on, one off. */
async function attach({ console }: Lesson, policy: string): Promise<void> {
  await button(console, 'Add permissions').click()
  await console.getByRole('menuitem', { name: 'Add permissions' }).click()
  await console.getByRole('radio', { name: /^Attach policies directly/ }).check()
  await mark(console, 'Search policies', policy)
  await button(console, 'Add permissions').last().click()
  await expect(console.getByText(/^Policies attached to/)).toBeVisible()
}

async function takeOff({ console }: Lesson, policy: string): Promise<void> {
  await mark(console, 'Search', policy)
  await button(console, 'Remove').first().click()
  await confirm(console, 'Remove policy')
  await expect(console.getByRole('dialog')).toHaveCount(0)
}

async function joinGroup(lesson: Lesson, user: string, group: string): Promise<void> {
  const { console } = lesson
  await openUser(lesson, user, 'Groups')
  await button(console, 'Add user to groups').click()
  await console.getByRole('checkbox', { name: `Select ${group}`, exact: true }).check()
  await button(console, 'Add permissions').click()
  await expect(console.getByText(`${user} added to ${group}.`)).toBeVisible()
}

async function terminateRunning(lesson: Lesson): Promise<void> {
  await lesson.find('Instances')
  await select(lesson.console, /^Instance state All states|All states/, 'Running')
  await terminateFirst(lesson.console)
}

async function editTrust({ console }: Lesson, statement: object): Promise<void> {
  await console.getByRole('tab', { name: 'Trust relationships' }).click()
  await button(console, 'Edit trust policy').click()
  await console.getByLabel('Policy document').fill(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }))
  await button(console, 'Update policy').click()
  await expect(console.getByText(/^Trust policy of .* updated\.$/)).toBeVisible()
}

export const review: Clicks = {
  'read-report': async (lesson) => {
    await lesson.signInAsMara()
    await lesson.openConsole('read-report', 'Open Credential report')
    const get = button(lesson.console, 'Download credential report')
    if (await get.isDisabled()) await button(lesson.console, 'Generate report').click()
    const [file] = await Promise.all([lesson.page.waitForEvent('download'), get.click()])
    expect(file.suggestedFilename()).toMatch(/\.csv$/)
  },
  'stale-keys': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('stale-keys', 'Open the contractor’s credentials')
    await changeKey(console, 'Deactivate')
    await changeKey(console, 'Delete')
    await openUser(lesson, 'mara', 'Security credentials')
    const actions = console.getByRole('button', { name: /^Actions for AKIA/ }).first()
    const old = /AKIA\w+/.exec((await actions.getAttribute('aria-label')) ?? '')?.[0]
    const key = await createKey(console, 'menu upload from the laptop')
    await configure(lesson, key)
    await lesson.run('Laptop', 'aws sts get-caller-identity --profile kape')
    await lesson.pane('console')
    await changeKey(console, 'Deactivate', old)
    await changeKey(console, 'Delete', old)
  },
  'unused-users': async (lesson) => {
    await lesson.openConsole('unused-users', 'Open Users')
    await deleteUser(lesson, 'it-support')
  },
  'second-factors': async (lesson) => {
    for (const who of ['paul', 'finance']) {
      await openUser(lesson, who, 'Security credentials')
      await button(lesson.console, 'Assign MFA device').first().click()
      await assignMfa(lesson.console, `${who}-phone`, (secret) => new Phone(secret).pair())
    }
  },
  'cut-down': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('cut-down', 'Open reporting')
    await console.getByRole('tab', { name: 'Last Accessed' }).click()
    await button(console, 'Generate report').click()
    // Hundreds of services, by name: the last one used stands first once the list is sorted by its date, downwards.
    const date = console.getByRole('columnheader', { name: 'Last accessed' }).getByRole('button').first()
    await date.click()
    await date.click()
    await expect(console.getByText(/DynamoDB/).first()).toBeVisible()
    await lesson.find('Create policy')
    const Resource = `arn:aws:dynamodb:us-east-1:${await lesson.accountId()}:table/kape-orders`
    const Action = ['dynamodb:Query', 'dynamodb:DescribeTable']
    await createPolicy(console, 'ReadOrders', {
      Version: '2012-10-17',
      Statement: [{ Sid: 'CountOrders', Effect: 'Allow', Action, Resource }],
    })
    await openUser(lesson, 'reporting')
    await attach(lesson, 'ReadOrders')
    await takeOff(lesson, 'PowerUserAccess')
  },
  score: async (lesson) => {
    const { console } = lesson
    await lesson.find('Account settings')
    await setPasswordPolicy(console)
    await joinGroup(lesson, 'paul', 'Developers')
    await takeOff(lesson, 'AdministratorAccess')
    await lesson.find('User groups')
    await button(console, 'Create group').first().click()
    await console.getByLabel('User group name').fill('Finance')
    await console.getByRole('searchbox', { name: 'Search users' }).fill('finance')
    await console.getByRole('checkbox', { name: 'Select finance', exact: true }).check()
    await mark(console, 'Search policies', 'Billing')
    await button(console, 'Create user group').click()
    await expect(console.getByText('User group Finance created.')).toBeVisible()
    await openUser(lesson, 'finance')
    await takeOff(lesson, 'Billing')
    await lesson.find('Roles')
    await console.getByRole('link', { name: 'Partner', exact: true }).click()
    await editTrust(lesson, {
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::210987654321:root' },
      Action: 'sts:AssumeRole',
      Condition: { StringEquals: { 'sts:ExternalId': 'north-0815' } },
    })
    await lesson.find('S3')
    await console.getByRole('link', { name: await lesson.menuBucket() }).click()
    await console.getByRole('tab', { name: 'Permissions', exact: true }).click()
    await button(console, 'Edit public access block').click()
    await console.getByRole('checkbox', { name: 'Block all public access' }).check()
    await button(console, 'Save changes').click()
    await confirm(console, 'Confirm', 'confirm')
    await terminateRunning(lesson)
  },
  trail: async (lesson) => {
    const { console } = lesson
    await openUser(lesson, 'deploy', 'Security credentials')
    const actions = console.getByRole('button', { name: /^Actions for AKIA/ }).first()
    const key = /AKIA\w+/.exec((await actions.getAttribute('aria-label')) ?? '')?.[0] ?? ''
    await lesson.openConsole('trail', 'Open Event history')
    for (const [attribute, value, event] of [
      ['AWS access key', key, 'CreateUser'],
      ['User name', 'backup-svc', 'CreateRole'],
      ['Event name', 'AssumeRole', 'AssumeRole'],
    ] as const) {
      await select(console, /^Lookup attribute/, attribute)
      await console.getByLabel('Enter a lookup value').fill(value)
      await console.getByLabel('Enter a lookup value').press('Enter')
      await expect(console.getByRole('link', { name: event, exact: true }).first()).toBeVisible()
    }
  },
  timeline: (lesson) => lesson.answer('timeline'),
  contain: async (lesson) => {
    const { console } = lesson
    await openUser(lesson, 'deploy', 'Security credentials')
    await changeKey(console, 'Deactivate')
    await deleteUser(lesson, 'backup-svc')
    await lesson.openConsole('contain', 'Open OrgAdmin')
    await editTrust(lesson, { Effect: 'Deny', Principal: { AWS: '*' }, Action: 'sts:AssumeRole' })
    await console.getByRole('tab', { name: 'Revoke sessions' }).click()
    await button(console, 'Revoke active sessions').first().click()
    await console.getByRole('dialog').getByRole('checkbox').check()
    await confirm(console, 'Revoke active sessions')
    await lesson.openConsole('contain', 'Open instances')
    await terminateRunning(lesson)
  },
  rotate: async (lesson) => {
    const { console } = lesson
    const bucket = await lesson.menuBucket()
    await lesson.find('Create policy')
    await createPolicy(console, 'UploadApp', {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: `arn:aws:s3:::${bucket}/app/*` }],
    })
    await openUser(lesson, 'deploy')
    await attach(lesson, 'UploadApp')
    await takeOff(lesson, 'AdministratorAccess')
    await console.getByRole('tab', { name: 'Security credentials' }).click()
    const actions = console.getByRole('button', { name: /^Actions for AKIA/ }).first()
    const old = /AKIA\w+/.exec((await actions.getAttribute('aria-label')) ?? '')?.[0]
    const { id, secret } = await createKey(console, 'nightly upload of the app')
    for (const line of [
      `aws configure set aws_access_key_id ${id} --profile deploy`,
      `aws configure set aws_secret_access_key ${secret} --profile deploy`,
      'echo build 115 > build.txt',
      `aws s3 cp build.txt s3://${bucket}/app/build.txt --profile deploy`,
    ])
      await lesson.run('CloudShell', line)
    await lesson.pane('console')
    await changeKey(console, 'Delete', old)
  },
  'try-again': async (lesson) => {
    const role = `arn:aws:iam::${await lesson.accountId()}:role/OrgAdmin`
    for (const line of [
      'aws iam list-users --profile deploy',
      'aws iam list-users --profile backup-svc',
      'aws s3 ls --profile orgadmin',
      `aws sts assume-role --role-arn ${role} --role-session-name again --profile mallory`,
    ])
      await lesson.run('Attacker', line)
  },
}
