/** What only AWS's console shows, read in the process: its settings, and the account's mail. */
import { consoleModels, decodeResponse, encodeRequest } from '@first-line/aws-api'
import type { ConsoleSettings, InboxMessage } from '@first-line/labs'
import { inbox, type Mail, type Sandbox, type World } from '@first-line/sandbox'
import type { Learner, Mail as PageMail } from '../contract.ts'

const region = 'us-east-1'

export async function readSettings(sandbox: Sandbox, learner: Learner): Promise<ConsoleSettings> {
  const reader = sandbox.reader(learner.id, learner.accountId)
  const model = consoleModels['console-settings']

  async function ask<T>(name: string): Promise<T> {
    const operation = model.operations[name]
    if (!operation) throw new Error(`the console's settings have no ${name}`)
    const { output, error } = decodeResponse(
      model,
      operation,
      await reader.handle(encodeRequest(model, operation, {}, { region })),
    )
    if (error) throw new Error(`${name} was refused: ${error.message}`)
    return output as T
  }
  const [billing, sts, root] = await Promise.all([
    ask<{ Activated: boolean }>('GetBillingAccess'),
    ask<{ Endpoints: { Region: string; Status: string }[] }>('ListSTSRegionalEndpoints'),
    ask<{ DaysLeft?: number }>('ListRootMfaDevices'),
  ])
  return {
    basis: 'observed',
    billingAccess: billing.Activated,
    stsRegions: Object.fromEntries(sts.Endpoints.map(({ Region, Status }) => [Region, Status === 'Active'])),
    rootMfaDaysLeft: root.DaysLeft,
  }
}

export async function readInbox(world: World, accountId: string): Promise<InboxMessage[]> {
  return (await newestFirst(world, accountId)).map(messageOf)
}

/** The same for the page, with what a link in the mail asks for. */
export async function readMail(world: World, accountId: string): Promise<PageMail[]> {
  return (await newestFirst(world, accountId)).map(({ date, ...mail }) => ({
    ...mail,
    date: new Date(date).toISOString(),
  }))
}

async function newestFirst(world: World, accountId: string): Promise<Mail[]> {
  const mails = await world.read((state) => state.table(inbox, accountId).list())
  return mails.toReversed()
}

function messageOf(mail: Mail): InboxMessage {
  return {
    basis: 'observed',
    at: new Date(mail.date),
    kind: kindOf(mail),
    from: mail.from,
    to: mail.to,
    subject: mail.subject,
    body: mail.text,
  }
}

function kindOf({ action, from, subject }: Mail): InboxMessage['kind'] {
  if (action?.operation === 'ConfirmSubscription') return 'sns-confirmation'
  if (/budget/i.test(subject)) return 'budget-alert'
  return /sns/i.test(from) || /notifications/i.test(from) ? 'sns-message' : 'other'
}
