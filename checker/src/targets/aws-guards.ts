/**
 * Which real account may be worked in: one whose id was typed by whoever starts the workshop, that manages no others, and
 * that nobody lives in. What cannot be found out counts against it.
 */
import { z } from 'zod'
import { type AskAws, ask, describeOrganization } from './aws-send.ts'

/** A sandbox account has its workshop's users, and perhaps somebody's own. */
const mostUsers = 5
/** USD in two months: the labs themselves spend cents. */
const mostSpend = 5
/** What the workshop's own instances are tagged with. */
const ourTag = 'Workshop'

export interface Identity {
  readonly account: string
  readonly arn: string
}

/** @throws Error with AWS's words when the credentials are refused */
export async function identityOf(aws: AskAws): Promise<Identity> {
  const { output, error } = await ask(aws, 'sts', 'GetCallerIdentity')
  if (error) throw new Error(`${error.code}: ${error.message}`)
  const { Account, Arn } = z.object({ Account: z.string(), Arn: z.string() }).parse(output)
  return { account: Account, arn: Arn }
}

/** Sentences that say why this is not an account to practise in; none: it is one. */
export async function misgivings(aws: AskAws, { account }: Identity): Promise<string[]> {
  const all = await Promise.all([management(aws, account), users(aws), machines(aws), spend(aws)])
  return all.filter((each) => each !== undefined)
}

async function management(aws: AskAws, account: string): Promise<string | undefined> {
  const { status, body } = await describeOrganization(aws)
  const said = z
    .object({
      Organization: z.object({ MasterAccountId: z.string() }).optional(),
      __type: z.string().optional(),
    })
    .safeParse(parsed(body))
  const { Organization, __type = '' } = said.success ? said.data : {}
  if (status < 300 && Organization) {
    if (Organization.MasterAccountId !== account) return undefined
    return 'It is the management account of an organisation: what goes wrong there, goes wrong for all its accounts.'
  }
  if (__type.endsWith('AWSOrganizationsNotInUseException')) return undefined
  return `Whether it manages an organisation could not be found out (DescribeOrganization answered ${__type || status}).`
}

async function users(aws: AskAws): Promise<string | undefined> {
  const { output, error } = await ask(aws, 'iam', 'ListUsers', { MaxItems: 100 })
  if (error) return `How many users it has could not be found out (ListUsers answered ${error.code}).`
  const { Users } = z.object({ Users: z.array(z.unknown()).default([]) }).parse(output)
  if (Users.length <= mostUsers) return undefined
  return `It has ${Users.length === 100 ? 'at least 100' : Users.length} IAM users: people seem to work with it.`
}

const reservations = z.object({
  Reservations: z
    .array(
      z.object({
        Instances: z
          .array(
            z.object({
              InstanceId: z.string(),
              Tags: z.array(z.object({ Key: z.string() })).default([]),
            }),
          )
          .default([]),
      }),
    )
    .default([]),
})

async function machines(aws: AskAws): Promise<string | undefined> {
  const running = [{ Name: 'instance-state-name', Values: ['running'] }]
  const { output, error } = await ask(aws, 'ec2', 'DescribeInstances', { Filters: running })
  if (error) return `Whether machines run in it could not be found out (DescribeInstances answered ${error.code}).`
  const instances = reservations.parse(output).Reservations.flatMap((each) => each.Instances)
  const others = instances.filter(({ Tags }) => !Tags.some(({ Key }) => Key === ourTag))
  if (others.length === 0) return undefined
  const [first] = others
  return `${others.length === 1 ? 'An EC2 instance runs' : `${others.length} EC2 instances run`} in us-east-1 without the tag ${ourTag} (${first?.InstanceId}).`
}

const costs = z.object({
  ResultsByTime: z
    .array(z.object({ Total: z.record(z.string(), z.object({ Amount: z.coerce.number() })) }))
    .default([]),
})

/** This month and the one before. Cost Explorer takes 0.01 USD for the question, and has no data of a new account. */
async function spend(aws: AskAws, now = new Date()): Promise<string | undefined> {
  const day = (date: Date) => date.toISOString().slice(0, 10)
  const Start = day(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1, 1)))
  const End = day(new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1)))
  const asked = { TimePeriod: { Start, End }, Granularity: 'MONTHLY', Metrics: ['UnblendedCost'] }
  const { output, error } = await ask(aws, 'ce', 'GetCostAndUsage', asked)
  if (error) {
    // What Cost Explorer says where it was never opened: nobody has looked at a bill there.
    if (/DataUnavailable/.test(error.code) || /not enabled for cost explorer/i.test(error.message)) return undefined
    return `What it spends could not be found out (GetCostAndUsage answered ${error.code}).`
  }
  const all = costs.parse(output).ResultsByTime.flatMap(({ Total }) => Object.values(Total))
  const sum = all.reduce((whole, { Amount }) => whole + Amount, 0)
  return sum > mostSpend ? `It has spent ${sum.toFixed(2)} USD since ${Start}: something runs there.` : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // An answer that is no JSON tells nothing, and is treated so.
    return {}
  }
}
