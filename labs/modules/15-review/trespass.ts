/** What the attacker did, as the account's record has it: the checks of the incident go by it, not by names alone. */
import type { Account, ActivityEntry, ActivityLog } from '../../src/index.ts'
import { attackerAddress } from '../../src/index.ts'

export const backdoorUser = 'backup-svc'
export const backdoorRole = 'OrgAdmin'

export interface Trespass {
  /** The first thing made with the leaked key. */
  readonly begun: ActivityEntry
  readonly leakedKey: string
  /** When their session of the role began, by the clock that sessions go by. */
  readonly sessionSince: Date
  /** Machines that they started. */
  readonly machines: readonly string[]
  /** All that came from their address since, newest first. */
  readonly log: ActivityLog
}

/** AWS gives a session an hour when nobody asks for another length, and they did not. */
const sessionLength = 3_600_000

export async function trespassOf(account: Account): Promise<Trespass | undefined> {
  const theirs = (await account.activity()).where(({ sourceIp }) => sourceIp === attackerAddress)
  const begun = theirs.entries.findLast(
    ({ action, parameters, outcome }) =>
      action === 'iam:CreateUser' && outcome === 'allowed' && parameters?.userName === backdoorUser,
  )
  if (!begun?.accessKeyId) return undefined
  const log = theirs.since(begun.at)
  const assumed = log.latest('sts:AssumeRole', 'allowed')
  const started = log.entries.filter(({ action, outcome }) => action === 'ec2:RunInstances' && outcome === 'allowed')
  return {
    begun,
    leakedKey: begun.accessKeyId,
    sessionSince: new Date(Math.max(0, (endOf(assumed)?.getTime() ?? 0) - sessionLength)),
    machines: [...new Set(started.flatMap(idsIn))],
    log,
  }
}

const idsIn = ({ response }: ActivityEntry) => JSON.stringify(response ?? {}).match(/\bi-[0-9a-f]{17}\b/g) ?? []

function endOf(assumed: ActivityEntry | undefined): Date | undefined {
  const credentials = assumed?.response?.credentials
  if (typeof credentials !== 'object' || credentials === null || !('expiration' in credentials)) return undefined
  const end = new Date(String(credentials.expiration))
  return Number.isNaN(end.getTime()) ? undefined : end
}
