import { rootKeyOf, textOf } from './input.ts'
import { ControlError, type ControlRequest, type ControlRoute } from './route.ts'

function accountOf({ sandbox, params }: ControlRequest) {
  const found = sandbox.findAccount(params.id!)
  if (!found) throw new ControlError(404, 'no-account', `There is no account ${params.id}.`)
  return found
}

export const accountRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: /^\/accounts$/,
    says: 'GET /accounts: every account, with its world',
    async run({ sandbox }) {
      const worlds = sandbox.worlds.list()
      const accounts = await Promise.all(worlds.map((world) => world.accounts()))
      return { accounts: accounts.flatMap((ids, at) => ids.map((id) => ({ id, world: worlds[at]!.id }))) }
    },
  },
  {
    method: 'POST',
    path: /^\/accounts$/,
    says: 'POST /accounts {"id", "rootKey": {"accessKeyId", "secretAccessKey"}, "world"}: makes an account; every member is optional',
    status: 201,
    takes: ['id', 'rootKey', 'world'],
    async run({ sandbox, body }) {
      const id = textOf(body.id, 'id', /^\d{12}$/)
      const rootKey = rootKeyOf(body.rootKey)
      const worldId = textOf(body.world, 'world', /^[\w.-]{1,64}$/)
      if (id !== undefined && sandbox.findAccount(id))
        throw new ControlError(409, 'account-exists', `There is an account ${id} already.`)
      if (rootKey?.accessKeyId !== undefined && sandbox.hasAccessKey(rootKey.accessKeyId))
        throw new ControlError(409, 'key-exists', `There is an access key ${rootKey.accessKeyId} already.`)
      const first = worldId === undefined ? sandbox.worlds.list()[0] : sandbox.worlds.get(worldId)
      const world = first ?? (await sandbox.worlds.create(worldId))
      const made = await sandbox.createAccount(world, { ...(id && { id }), ...(rootKey && { rootKey }) })
      return { id: made.accountId, rootKey: made.rootKey, world: world.id }
    },
  },
  {
    method: 'POST',
    path: /^\/accounts\/(?<id>\d{12})\/reset$/,
    says: 'POST /accounts/{id}/reset: empties the account and keeps its root keys; the event sandbox:ResetAccount tells of it',
    async run(request) {
      const { world, account } = accountOf(request)
      const { rootKeys } = await account.reset()
      return { id: account.id, rootKey: rootKeys[0], rootKeys, world: world.id }
    },
  },
  {
    method: 'POST',
    path: /^\/accounts\/(?<id>\d{12})\/sessions$/,
    says: 'POST /accounts/{id}/sessions {"principal": "root" or a user\'s ARN, "mfa", "duration"}: temporary credentials',
    status: 201,
    takes: ['principal', 'mfa', 'duration'],
    async run(request) {
      const { account } = accountOf(request)
      const { principal = 'root', mfa = false, duration = 3_600 } = request.body
      if (typeof principal !== 'string' || typeof mfa !== 'boolean' || !(typeof duration === 'number' && duration > 0))
        throw new ControlError(
          400,
          'bad-request',
          '"principal" is a text, "mfa" true or false, "duration" a number of seconds.',
        )
      const session = await account.session({ principal, mfa, duration })
      if (!session) throw new ControlError(404, 'no-principal', `The account has no ${principal}.`)
      return session
    },
  },
]
