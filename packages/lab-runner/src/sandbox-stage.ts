/** The stage of one learner of the sandbox: their world, their machines, their console. */
import type { Learner, Target } from '@first-line/checker'
import { attackerAddress } from '@first-line/labs'
import type { Sandbox } from '@first-line/sandbox'
import type { HomeFile, Homes } from './homes.ts'
import { instancesOf } from './ssh.ts'
import { createStage, type Stage } from './stage.ts'

/** From where the learner's own machines ask: TEST-NET-1, which nobody has (RFC 5737). */
const learnerAddress = '192.0.2.10'
const kind = 'home'

export function sandboxStage(sandbox: Sandbox, target: Target, learner: Learner): Stage {
  const world = sandbox.worlds.get(learner.id)
  if (!world) throw new Error(`there is no world ${learner.id}`)
  const addressOf = (machine: string) => (machine === 'attacker' ? attackerAddress : learnerAddress)
  const { documents, ledger } = world

  const homes: Homes = {
    async load(machine) {
      return (await documents.get<{ files: Record<string, HomeFile> }>(kind, machine))?.files ?? {}
    },
    async save(machine, files) {
      const before = await documents.get<{ version: number; files: unknown }>(kind, machine)
      if (JSON.stringify(before?.files ?? {}) === JSON.stringify(files)) return
      await documents.put(kind, machine, { version: (before?.version ?? 0) + 1, files })
    },
  }

  return createStage({
    ...{ homes, region: target.region },
    transport: (request, machine) => target.relay(request, addressOf(machine)),
    console: (request, machine) => sandbox.console(learner.id).handle(request, { sourceIp: addressOf(machine) }),
    async session() {
      const session = await sandbox
        .account(world, learner.accountId)
        .session({ principal: 'root', duration: 12 * 3600 })
      if (!session) throw new Error(`nobody can be root of ${learner.accountId}`)
      return session
    },
    metadata: (instance) => {
      if (!target.metadata) throw new Error(`there are no instances on ${target.kind}`)
      return target.metadata(learner, instance)
    },
    instances: instancesOf(target, learner, homes, learnerAddress),
    mail: async () => (await target.mail?.(learner)) ?? [],
    passTime: async (milliseconds) => void (await ledger.advance(milliseconds)),
  })
}

/** The keys of a user, as root could never read them: of its first key that is there, or a session. */
export async function keysOf(sandbox: Sandbox, learner: Learner, userName: string, keyOnly: boolean) {
  const world = sandbox.worlds.get(learner.id)
  if (!world) throw new Error(`there is no world ${learner.id}`)
  const account = sandbox.account(world, learner.accountId)
  if (!keyOnly) {
    const principal = `arn:aws:iam::${learner.accountId}:user/${userName}`
    const session = await account.session({ principal, mfa: true })
    if (!session) throw new Error(`there is no user ${userName} to sign in`)
    return session
  }
  const found = (await account.keys()).find(({ owner }) => owner.endsWith(`/${userName}`))
  const secret = found && (await secretOf(world.export(), found.accessKeyId))
  if (!found || secret === undefined) throw new Error(`${userName} has no access key that anybody could use`)
  return { accessKeyId: found.accessKeyId, secretAccessKey: secret }
}

/** No operation shows a secret twice; whoever holds the key has it, and here that is the script of an arrival. */
async function secretOf(
  exported: Promise<{ records: [string, string][] }>,
  accessKeyId: string,
): Promise<string | undefined> {
  for (const [, value] of (await exported).records) {
    if (!value.includes(accessKeyId)) continue
    const record = JSON.parse(value) as { accessKeyId?: string; secretAccessKey?: string }
    if (record.accessKeyId === accessKeyId && record.secretAccessKey !== undefined) return record.secretAccessKey
  }
  return undefined
}
