import { expect } from 'playwright/test'
import type { Lesson } from '../lesson.ts'
import type { Clicks } from './index.ts'
import { button, confirm, createKey, createPolicy, createUser, mark, toJson } from './pages.ts'

const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })

/** A policy onto a group, from the group's page. */
export async function attachToGroup(lesson: Lesson, group: string, name: string): Promise<void> {
  const { console } = lesson
  await lesson.find('User groups')
  await console.getByRole('link', { name: group, exact: true }).click()
  await console.getByRole('tab', { name: 'Permissions', exact: true }).click()
  await button(console, 'Add permissions').click()
  await console.getByRole('menuitem', { name: 'Attach policies' }).click()
  await mark(console, 'Search policies', name)
  await button(console, 'Attach policies').click()
  await expect(console.getByText(`Policies attached to ${group}.`)).toBeVisible()
}

/** The visual editor: a service by its prefix, and the boxes of some of its actions. */
async function chooseActions({ console }: Lesson, service: string, actions: string[]): Promise<void> {
  await button(console, /^Service/)
    .first()
    .click()
  await console.getByRole('combobox').last().fill(service)
  const option = console.getByRole('option').filter({ hasText: new RegExp(`${service}$`) })
  await option.first().click()
  for (const action of actions) {
    await console.getByRole('searchbox', { name: 'Filter actions' }).fill(action)
    await console.getByRole('checkbox', { name: action, exact: true }).check()
  }
}

export const policies: Clicks = {
  'mend-what-broke': async (lesson) => {
    await lesson.signInAsMara()
    await lesson.openConsole('mend-what-broke', 'Open Developers')
    await mark(lesson.console, 'Search', 'AmazonEC2FullAccess')
    await button(lesson.console, 'Remove').click()
    await confirm(lesson.console, 'Remove policy')
  },
  'own-password': async (lesson) => {
    await lesson.openConsole('own-password', 'Open user groups')
    for (const group of ['Developers', 'Test']) await attachToGroup(lesson, group, 'IAMUserChangePassword')
  },
  'orders-policy': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('orders-policy', 'Create a policy')
    await chooseActions(lesson, 'dynamodb', ['Query', 'GetItem', 'PutItem', 'UpdateItem'])
    await button(console, 'Add ARNs').click()
    const table = `arn:aws:dynamodb:us-east-1:${await lesson.accountId()}:table/kape-orders`
    await console.getByRole('textbox', { name: 'Resources ARN' }).first().fill(table)
    await toJson(console)
    const text = console.getByLabel('Policy document')
    const written = await text.inputValue()
    await text.fill(written.replace('dynamodb:Query', 'dynamodb:Qery'))
    await expect(console.getByText(/1 warning/)).toBeVisible()
    await text.fill(written)
    await button(console, 'Next').click()
    await console.getByLabel('Policy name').fill('KapeOrdersApp')
    await button(console, 'Create policy').click()
    await expect(console.getByText('Policy KapeOrdersApp created.')).toBeVisible()
    await lesson.find('Users')
    await button(console, 'Create user').first().click()
    await createUser(console, 'orders-app', {
      permissions: async () => {
        await console.getByRole('radio', { name: /^Attach policies directly/ }).check()
        await mark(console, 'Search policies', 'KapeOrdersApp')
      },
    })
  },
  'prove-orders': async (lesson) => {
    await lesson.openConsole('prove-orders', 'Open orders-app’s credentials')
    const { id, secret } = await createKey(lesson.console)
    const key = '{":c":{"S":"anker"}}'
    for (const line of [
      `aws configure set aws_access_key_id ${id} --profile orders-app`,
      `aws configure set aws_secret_access_key ${secret} --profile orders-app`,
      'aws configure set region us-east-1 --profile orders-app',
      `aws dynamodb put-item --table-name kape-orders --item '{"cafe":{"S":"anker"},"order":{"S":"2026-11-22#1"},"kg":{"N":"1"}}' --profile orders-app`,
      `aws dynamodb query --table-name kape-orders --key-condition-expression 'cafe = :c' --expression-attribute-values '${key}' --profile orders-app`,
      'aws dynamodb scan --table-name kape-orders --profile orders-app',
      `aws iam delete-access-key --user-name orders-app --access-key-id ${id}`,
    ])
      await lesson.run('CloudShell', line)
  },
  'by-tag': async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('by-tag', 'Create a policy')
    await chooseActions(lesson, 'ec2', ['StartInstances', 'StopInstances'])
    await console.getByRole('radio', { name: 'All', exact: true }).check()
    await button(console, 'Add another condition').click()
    await console.getByRole('combobox', { name: /Condition key$/ }).fill('ec2:ResourceTag/Environment')
    await console.getByRole('textbox', { name: /Values, separated by commas$/ }).fill('Test')
    await button(console, 'Next').click()
    await console.getByLabel('Policy name').fill('test-machines')
    await button(console, 'Create policy').click()
    await expect(console.getByText('Policy test-machines created.')).toBeVisible()
    await attachToGroup(lesson, 'Test', 'test-machines')
  },
  'by-name': async (lesson) => {
    await lesson.openConsole('by-name', 'Create a policy')
    const Resource = `arn:aws:dynamodb:us-east-1:${await lesson.accountId()}:table/test-*`
    await createPolicy(lesson.console, 'test-tables', policy({ Effect: 'Allow', Action: 'dynamodb:*', Resource }))
    await attachToGroup(lesson, 'Test', 'test-tables')
  },
  inline: async (lesson) => {
    const { console } = lesson
    await lesson.openConsole('inline', 'Open orders-app')
    await button(console, 'Add permissions').click()
    await console.getByRole('menuitem', { name: 'Create inline policy' }).click()
    await toJson(console)
    const Resource = `arn:aws:s3:::${await lesson.menuBucket()}/menu.txt`
    await console
      .getByLabel('Policy document')
      .fill(JSON.stringify(policy({ Effect: 'Allow', Action: 's3:GetObject', Resource })))
    await console.getByLabel('Policy name').fill('read-the-menu')
    await button(console, 'Create policy').click()
    await expect(console.getByText('Policy read-the-menu created.')).toBeVisible()
  },
  'second-factor': async (lesson) => {
    await lesson.find('Create policy')
    await createPolicy(
      lesson.console,
      'delete-with-mfa',
      policy({
        Sid: 'NoDeleteWithoutMfa',
        Effect: 'Deny',
        Action: ['s3:DeleteBucket', 's3:DeleteObject', 's3:DeleteObjectVersion'],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
    )
    await attachToGroup(lesson, 'Admins', 'delete-with-mfa')
  },
  boundary: async (lesson) => {
    await lesson.find('Create policy')
    await createPolicy(
      lesson.console,
      'QueryOnly',
      policy({ Effect: 'Allow', Action: 'dynamodb:Query', Resource: '*' }),
    )
    await lesson.openConsole('boundary', 'Create a user')
    await createReporter(lesson, 'orders-report')
  },
  'boundary-again': async (lesson) => {
    await lesson.find('Users')
    await button(lesson.console, 'Create user').first().click()
    await createReporter(lesson, 'orders-export')
  },
  'bucket-policy': async (lesson) => {
    const { console } = lesson
    const bucket = await lesson.menuBucket()
    await lesson.openConsole('bucket-policy', 'Open S3')
    await console.getByRole('link', { name: bucket }).click()
    await console.getByRole('tab', { name: 'Permissions', exact: true }).click()
    await button(console, 'Edit bucket policy').click()
    await button(console, 'Add new statement').click()
    const Principal = { AWS: `arn:aws:iam::${await lesson.accountId()}:user/orders-report` }
    const allow = {
      Sid: 'Menu',
      Effect: 'Allow',
      Principal,
      Action: 's3:GetObject',
      Resource: `arn:aws:s3:::${bucket}/*`,
    }
    await console.getByLabel('Bucket policy as JSON').fill(JSON.stringify(policy(allow), undefined, 2))
    await button(console, 'Save changes').click()
    await expect(console.getByText('Successfully edited bucket policy.')).toBeVisible()
  },
  'read-two': (lesson) => lesson.answer('read-two'),
}

/** A user with all of DynamoDB and the boundary. */
async function createReporter({ console }: Lesson, name: string): Promise<void> {
  await createUser(console, name, {
    permissions: async () => {
      await console.getByRole('radio', { name: /^Attach policies directly/ }).check()
      await mark(console, 'Search policies', 'AmazonDynamoDBFullAccess')
      await button(console, /^Set permissions boundary/).click()
      await console.getByRole('searchbox', { name: 'Search policies' }).last().fill('QueryOnly')
      await console.getByRole('radio', { name: 'Select QueryOnly', exact: true }).check()
    },
  })
}
