/** Lays a start state into a learner's world: the account under its id, and the neighbours beside it. */
import { bucketName, type Laid, type StartState } from '@first-line/labs'
import type { AccessKeySeed, AccountSeed, Sandbox, UserSeed, World } from '@first-line/sandbox'
import type { Relaid } from './target.ts'

/** Kept in the world, so that it is there after a restart, and goes along with an export. */
const kind = 'start'
const key = 'laid'

export async function layInto(
  sandbox: Sandbox,
  world: World,
  accountId: string,
  start: StartState,
  again: Relaid = { neighbours: {}, keys: {} },
): Promise<Laid> {
  const keys: Record<string, { accessKeyId: string; secretAccessKey: string }[]> = {}
  const own = await sandbox.createAccount(world, {
    id: accountId,
    email: start.rootEmail,
    name: 'Kape Labs',
    ...(start.rootPassword !== undefined && { rootPassword: start.rootPassword }),
    rootKey: start.rootKey ? { createDate: start.rootKey.createdAt, ...again.keys.root?.[0] } : false,
    seed: seedOf(start, accountId, again),
  })
  Object.assign(keys, own.seeded.accessKeys)

  const neighbours: Record<string, string> = {}
  for (const { nickname, name, rootEmail, users } of start.neighbours) {
    const seed = { users: users.map((user) => seedOfUser(user, accountId, again.keys[`${nickname}/${user.name}`])) }
    const id = again.neighbours[nickname]
    const made = await sandbox.createAccount(world, {
      ...{ email: rootEmail, name, rootKey: false, seed },
      ...(id !== undefined && { id }),
    })
    neighbours[nickname] = made.accountId
    for (const [user, theirs] of Object.entries(made.seeded.accessKeys)) keys[`${nickname}/${user}`] = theirs
  }
  await world.documents.put(kind, key, { neighbours, keys } satisfies Relaid)
  return { accountId, keys, neighbours }
}

export async function laidIn(world: World): Promise<Relaid> {
  return (await world.documents.get<Relaid>(kind, key)) ?? { neighbours: {}, keys: {} }
}

function seedOf(start: StartState, accountId: string, again: Relaid): AccountSeed {
  return {
    users: start.users.map((user) => seedOfUser(user, accountId, again.keys[user.name])),
    buckets: start.buckets.map(({ name, createdAt, objects }) => ({
      name: bucketName(name, accountId),
      createDate: createdAt,
      objects: objects.map(({ key, contentType, body }) => ({ key, contentType, text: body })),
    })),
  }
}

function seedOfUser(
  user: StartState['users'][number],
  accountId: string,
  keys: readonly AccessKeySeed[] = [],
): UserSeed {
  const { name, path, createdAt, managedPolicies, inlinePolicies = {}, accessKeys, password } = user
  return {
    userName: name,
    path,
    createDate: createdAt,
    attachedPolicies: managedPolicies,
    inlinePolicies: Object.fromEntries(
      Object.entries(inlinePolicies).map(([policy, document]) => [
        policy,
        JSON.stringify(document, null, 2).replaceAll('{account}', accountId),
      ]),
    ),
    accessKeys: accessKeys.map(({ createdAt: createDate, lastUsed }, index) => ({
      createDate,
      ...keys[index],
      ...(lastUsed && { lastUsed: { date: lastUsed.at, serviceName: lastUsed.service, region: lastUsed.region } }),
    })),
    ...(password !== undefined && { password }),
  }
}
