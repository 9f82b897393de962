import type { Sandbox } from '../sandbox.ts'

export interface FirstAccount {
  id: string
  world: string
  rootKey: { accessKeyId: string; secretAccessKey: string }
}

/** The account that the endpoint was asked to have: the one that is kept already, with its key, or a new one. */
export async function firstAccount(
  sandbox: Sandbox,
  wanted: { account?: string; rootKey?: { accessKeyId: string; secretAccessKey: string } },
): Promise<FirstAccount> {
  const kept = wanted.account === undefined ? await anyAccount(sandbox) : wanted.account
  const found = kept === undefined ? undefined : sandbox.findAccount(kept)
  if (!found) {
    const world = sandbox.worlds.list()[0] ?? (await sandbox.worlds.create())
    const made = await sandbox.createAccount(world, {
      ...(wanted.account && { id: wanted.account }),
      ...(wanted.rootKey && { rootKey: wanted.rootKey }),
    })
    return { id: made.accountId, world: world.id, rootKey: made.rootKey! }
  }
  const { account, world } = found
  const keys = await account.rootKeys()
  const known = wanted.rootKey ? keys.find((key) => key.accessKeyId === wanted.rootKey?.accessKeyId) : keys[0]
  if (known && (!wanted.rootKey || known.secretAccessKey === wanted.rootKey.secretAccessKey))
    return { id: account.id, world: world.id, rootKey: known }
  if (known || (wanted.rootKey && sandbox.hasAccessKey(wanted.rootKey.accessKeyId)))
    throw new Error(
      `The store has the access key ${wanted.rootKey?.accessKeyId} already, with another secret or owner.`,
    )
  const seeded = await account.seed({ rootKeys: [wanted.rootKey ?? {}] })
  return { id: account.id, world: world.id, rootKey: seeded.accessKeys.root![0]! }
}

async function anyAccount(sandbox: Sandbox): Promise<string | undefined> {
  for (const world of sandbox.worlds.list()) {
    const [first] = await world.accounts()
    if (first !== undefined) return first
  }
  return undefined
}
