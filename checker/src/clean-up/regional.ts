/** What is left of the kinds that each Region has for itself. */
import type { Account } from '@first-line/labs'
import type { Leftover, Part } from './leftovers.ts'
import { quoted } from './quoted.ts'

async function instances(account: Account): Promise<Leftover[]> {
  const there = (await account.instances()).filter(({ state }) => state !== 'terminated' && state !== 'shutting-down')
  return there.map(({ id, tags, launchedAt }) => ({
    what: 'EC2 instance',
    name: tags.Name === undefined ? id : `${id} (${tags.Name})`,
    madeAt: launchedAt,
    costs: true,
    commands: [
      `aws ec2 terminate-instances --instance-ids ${id}`,
      `aws ec2 wait instance-terminated --instance-ids ${id}`,
    ],
  }))
}

async function securityGroups(account: Account): Promise<Leftover[]> {
  const own = (await account.securityGroups()).filter(({ name }) => name !== 'default')
  return own.map(({ id, name }) => ({
    ...{ what: 'Security group', name, costs: false },
    commands: [`aws ec2 delete-security-group --group-id ${id}`],
  }))
}

async function keyPairs(account: Account): Promise<Leftover[]> {
  return (await account.keyPairs()).map(({ name, createdAt }) => ({
    ...{ what: 'Key pair', name, madeAt: createdAt, costs: false },
    commands: [`aws ec2 delete-key-pair --key-name ${quoted(name)}`],
  }))
}

async function topics(account: Account): Promise<Leftover[]> {
  return (await account.topics()).map(({ name, arn }) => ({
    ...{ what: 'SNS topic', name, costs: false },
    commands: [`aws sns delete-topic --topic-arn ${arn}`],
  }))
}

async function tables(account: Account): Promise<Leftover[]> {
  return (await account.tables()).map(({ name }) => ({
    ...{ what: 'DynamoDB table', name, costs: true },
    commands: [
      `aws dynamodb delete-table --table-name ${quoted(name)}`,
      `aws dynamodb wait table-not-exists --table-name ${quoted(name)}`,
    ],
  }))
}

/** In the order in which they go. */
export const regional: readonly Part[] = [instances, securityGroups, keyPairs, topics, tables]
