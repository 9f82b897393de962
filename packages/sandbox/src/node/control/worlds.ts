import { countOf, exportOf, textOf, worldOf } from './input.ts'
import { ControlError, type ControlRoute } from './route.ts'

const NAME = /^[\w.-]{1,100}$/
/** A century, in milliseconds. */
const MAX_STEP = 100 * 366 * 86_400_000

export const worldRoutes: readonly ControlRoute[] = [
  {
    method: 'GET',
    path: /^\/worlds$/,
    says: 'GET /worlds: the ids of all worlds',
    run: async ({ sandbox }) => ({ worlds: sandbox.worlds.list().map(({ id }) => id) }),
  },
  {
    method: 'GET',
    path: /^\/worlds\/(?<id>[\w.-]+)\/export$/,
    says: 'GET /worlds/{id}/export: a world in one piece',
    async run({ sandbox, params }) {
      const world = sandbox.worlds.get(params.id!)
      if (!world) throw new ControlError(404, 'no-world', `There is no world ${params.id}.`)
      return world.export()
    },
  },
  {
    method: 'POST',
    path: /^\/worlds$/,
    says: 'POST /worlds {"id", "export"}: makes a world, empty or from an export',
    status: 201,
    takes: ['id', 'export'],
    async run({ sandbox, body }) {
      const id = textOf(body.id, 'id', NAME)
      if (id !== undefined && sandbox.worlds.get(id))
        throw new ControlError(409, 'world-exists', `There is a world ${id} already.`)
      if (body.export === undefined) return { id: (await sandbox.worlds.create(id)).id }
      const exported = exportOf(body.export)
      const taken = exported.lookups.find(({ kind, key }) => sandbox.knows(kind, key))
      if (taken) throw new ControlError(409, 'name-taken', `The ${taken.kind} ${taken.key} belongs to another world.`)
      return { id: (await sandbox.worlds.import(exported, id)).id }
    },
  },
  {
    method: 'DELETE',
    path: /^\/worlds\/(?<id>[\w.-]+)$/,
    says: 'DELETE /worlds/{id}: removes a world with all its accounts',
    async run({ sandbox, params }) {
      if (!sandbox.worlds.get(params.id!)) throw new ControlError(404, 'no-world', `There is no world ${params.id}.`)
      await sandbox.worlds.drop(params.id!)
      return { id: params.id }
    },
  },
  {
    method: 'GET',
    path: /^\/snapshots$/,
    says: 'GET /snapshots?world=: names of the snapshots of a world',
    run: async (request) => ({ snapshots: await worldOf(request).snapshots() }),
  },
  {
    method: 'POST',
    path: /^\/snapshots$/,
    says: 'POST /snapshots {"name", "world"}: keeps the world as it is now',
    status: 201,
    takes: ['name', 'world'],
    async run(request) {
      const name = textOf(request.body.name, 'name', NAME) ?? 'default'
      const world = worldOf(request)
      await world.snapshot(name)
      return { name, world: world.id }
    },
  },
  {
    method: 'POST',
    path: /^\/snapshots\/(?<name>[\w.-]+)\/restore$/,
    says: 'POST /snapshots/{name}/restore {"world"}: brings the world back to a snapshot',
    takes: ['world'],
    async run(request) {
      const world = worldOf(request)
      const { name } = request.params
      if (!(await world.restore(name!)))
        throw new ControlError(404, 'no-snapshot', `The world ${world.id} has no snapshot ${name}.`)
      return { name, world: world.id }
    },
  },
  {
    method: 'GET',
    path: /^\/ledger$/,
    says: 'GET /ledger?world=: ledger time, which entities are dated with',
    run: async (request) => ({ now: (await worldOf(request).ledger.now()).toISOString() }),
  },
  {
    method: 'POST',
    path: /^\/ledger\/advance$/,
    says: 'POST /ledger/advance {"seconds" or "days", "world"}: moves ledger time forward',
    takes: ['seconds', 'days', 'world'],
    async run(request) {
      const { seconds, days } = request.body
      const step = (countOf(seconds, 'seconds') + countOf(days, 'days') * 86_400) * 1000
      if (step > MAX_STEP) throw new ControlError(400, 'bad-request', '"seconds" and "days" are a century at most.')
      return { now: (await worldOf(request).ledger.advance(step)).toISOString() }
    },
  },
]
