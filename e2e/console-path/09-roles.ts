import { expect } from 'playwright/test'
import { findPage } from '../lesson.ts'
import { givePassword, takePassword } from './08-groups.ts'
import type { Clicks } from './index.ts'
import { button, confirm, mark, select, terminateFirst, toJson } from './pages.ts'

const password = 'Macchiato-for-dana-1!'

export const roles: Clicks = {
  'mend-what-broke': async (lesson) => {
    await lesson.signInAsMara()
    await lesson.openConsole('mend-what-broke', 'Open mara’s permissions')
    await mark(lesson.console, 'Search', 'AdministratorAccess')
    await button(lesson.console, 'Remove').click()
    await confirm(lesson.console, 'Remove policy')
  },
  'create-role': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('create-role', 'Create a role')
    await console.getByRole('radio', { name: /^AWS service/ }).check()
    await select(console, /Service or use case/, 'EC2')
    await button(console, 'Next').click()
    await mark(console, 'Search policies', 'AmazonS3ReadOnlyAccess')
    await button(console, 'Next').click()
    await console.getByLabel('Role name').fill('EC2_S3ReadOnlyAccess')
    await expect(console.getByText('ec2.amazonaws.com').first()).toBeVisible()
    await button(console, 'Create role').click()
    await expect(console.getByText('Role EC2_S3ReadOnlyAccess created.')).toBeVisible()
  },
  'key-pair': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('key-pair', 'Open key pairs')
    await button(console, 'Create key pair').first().click()
    const dialog = console.getByRole('dialog')
    await dialog.getByRole('textbox').first().fill('kape-key')
    await dialog.getByRole('radio', { name: /^RSA/ }).check()
    await dialog.getByRole('radio', { name: /^\.pem/ }).check()
    const [file] = await Promise.all([
      lesson.page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Create key pair', exact: true }).click(),
    ])
    expect(file.suggestedFilename()).toBe('kape-key.pem')
  },
  launch: async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('launch', 'Launch an instance')
    await expect(console.getByText(/Amazon Linux 2023/).first()).toBeVisible()
    await select(console, /^Key pair name/, /^kape-key/)
    await button(console, 'Launch instance').click()
    await expect(console.getByText(/^Successfully initiated launch of instance/)).toBeVisible()
  },
  'attach-role': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('attach-role', 'Open instances')
    await expect(console.getByText('Running', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
    await console.getByRole('checkbox', { name: /^Select i-/ }).check()
    await button(console, 'Actions').click()
    await console.getByRole('menuitem', { name: 'Modify IAM role' }).click()
    await select(console, /IAM instance profile|^IAM role/, /^EC2_S3ReadOnlyAccess/)
    await button(console, 'Update IAM role').click()
    await expect(console.getByText(/^Attached EC2_S3ReadOnlyAccess to instance/)).toBeVisible()
  },
  'read-as-machine': async (lesson) => {
    const { console, terminal } = lesson
    await lesson.openConsole('read-as-machine', 'Open instances')
    await console.getByRole('checkbox', { name: /^Select i-/ }).check()
    await button(console, 'Connect').click()
    await button(console, 'Connect').last().click()
    await terminal.ready(30_000)
    await expect.poll(() => terminal.text()).toContain('ec2-user@')
    const bucket = await lesson.menuBucket()
    for (const line of [
      'aws s3 ls',
      `aws s3 cp s3://${bucket}/menu.txt .`,
      `aws s3 cp menu.txt s3://${bucket}/from-the-machine.txt`,
    ])
      await terminal.typeAfresh(line, 30_000)
    await expect.poll(() => terminal.text()).toContain('AccessDenied')
  },
  'dana-assumes': async (lesson) => {
    const { console } = lesson
    const account = await lesson.accountId()
    await lesson.openConsole('dana-assumes', 'Create a role')
    await console.getByRole('radio', { name: /^Custom trust policy/ }).check()
    const trust = { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:user/dana` }, Action: 'sts:AssumeRole' }
    await console.getByLabel('Policy document').fill(JSON.stringify({ Version: '2012-10-17', Statement: [trust] }))
    await button(console, 'Next').click()
    await button(console, 'Next').click()
    await console.getByLabel('Role name').fill('MachineKeeper')
    await button(console, 'Create role').click()
    await expect(console.getByText('Role MachineKeeper created.')).toBeVisible()
    await console.getByRole('link', { name: 'MachineKeeper', exact: true }).click()
    await button(console, 'Add permissions').click()
    await console.getByRole('menuitem', { name: 'Create inline policy' }).click()
    await toJson(console)
    const Action = ['ec2:DescribeInstances', 'ec2:StartInstances', 'ec2:StopInstances']
    const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action, Resource: '*' }] }
    await console.getByLabel('Policy document').fill(JSON.stringify(allow))
    await console.getByLabel('Policy name').fill('start-and-stop')
    await button(console, 'Create policy').click()
    await expect(console.getByText('Policy start-and-stop created.')).toBeVisible()

    await lesson.find('Users')
    await console.getByRole('link', { name: 'dana', exact: true }).click()
    await console.getByRole('tab', { name: 'Security credentials' }).click()
    await givePassword(lesson, password)
    const dana = await lesson.tab({ user: 'dana', password })
    await dana.getByRole('button', { name: /^Account menu/ }).click()
    await dana.getByRole('menuitem', { name: 'Switch role' }).click()
    await dana.getByRole('textbox', { name: /^Account ID/ }).fill(account)
    await dana.getByLabel('IAM role name').fill('MachineKeeper')
    await button(dana, 'Switch Role').click()
    await findPage(dana, 'Instances')
    await expect(dana.getByRole('link', { name: /^i-/ }).first()).toBeVisible()
    await dana.close()
    await takePassword(lesson)
  },
  auditors: async (lesson) => {
    const { console } = lesson
    const said = await lesson.run(
      'CloudShell',
      'aws sts get-caller-identity --profile auditor --query Account --output text',
    )
    const auditor = said.match(/\b\d{12}\b/g)?.at(-1) ?? ''
    await lesson.find('Roles')
    await button(console, 'Create role').first().click()
    await console.getByRole('radio', { name: /^AWS account/ }).check()
    await console.getByRole('radio', { name: /^Another AWS account/ }).check()
    await console.getByLabel('Account ID', { exact: true }).fill(auditor)
    await console.getByLabel('External ID - optional').fill('HP-4711')
    await button(console, 'Next').click()
    await mark(console, 'Search policies', 'SecurityAudit')
    await button(console, 'Next').click()
    await console.getByLabel('Role name').fill('HalmAudit')
    await button(console, 'Create role').click()
    await expect(console.getByText('Role HalmAudit created.')).toBeVisible()
  },
  'as-auditor': async (lesson) => {
    const arn = `arn:aws:iam::${await lesson.accountId()}:role/HalmAudit`
    for (const line of [
      `aws sts assume-role --role-arn ${arn} --role-session-name vera --external-id HP-4711 --profile auditor`,
      `aws configure set role_arn ${arn} --profile halm`,
      'aws configure set source_profile auditor --profile halm',
      'aws configure set external_id HP-4711 --profile halm',
      'aws iam list-users --profile halm',
    ])
      await lesson.run('CloudShell', line)
  },
  terminate: async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('terminate', 'Open instances')
    await terminateFirst(console)
  },
}
