/**
 * Learners and target that are still being loaded: the site is served meanwhile, and the API waits for them. What a
 * page asks first (kind and endpoint of the target) is known beforehand.
 */
import type { LearnerStore } from '../learners/store.ts'
import type { Player } from '../play/player.ts'
import type { Target } from '../targets/target.ts'
import type { Targets } from '../targets/targets.ts'

export interface Backend {
  readonly store: LearnerStore
  readonly target: Target
  readonly targets: Targets
  readonly player: Player
}

export interface LazyBackend extends Backend {
  /** The real ones are here. */
  set(backend: Backend): void
}

export function lazyBackend(known: Pick<Target, 'kind' | 'endpoint'> & { fixed: boolean }): LazyBackend {
  const ready = Promise.withResolvers<Backend>()
  let backend: Backend | undefined

  /** For what cannot wait: it is only asked about a learner, and a learner is only found once all is here. */
  const now = (): Backend => {
    if (!backend) throw new Error('the accounts were asked for before they were loaded')
    return backend
  }
  const target = async () => (await ready.promise).target
  const store = async () => (await ready.promise).store

  const lazy: LazyBackend = {
    targets: {
      get home() {
        return lazy.target
      },
      fixed: known.fixed,
      // A learner is found once all is here.
      of: (learner) => now().targets.of(learner),
      choices: () => now().targets.choices(),
      connect: async (wanted) => (await ready.promise).targets.connect(wanted),
      adopt: (learner, connected) => now().targets.adopt(learner, connected),
    },
    set(loaded) {
      backend = loaded
      ready.resolve(loaded)
    },
    store: {
      create: async (on) => (await store()).create(on),
      find: async (id) => (await store()).find(id),
      drop: async (learner) => (await store()).drop(learner),
      documents: (learner) => now().store.documents(learner),
      world: (learner) => now().store.world(learner),
      shared: {
        get: async (kind, key) => (await store()).shared.get(kind, key),
        put: async (kind, key, value) => (await store()).shared.put(kind, key, value),
        delete: async (kind, key) => (await store()).shared.delete(kind, key),
        list: async (kind) => (await store()).shared.list(kind),
      },
    },
    player: {
      startOf: async (...about) => (await ready.promise).player.startOf(...about),
      arrive: async (...about) => (await ready.promise).player.arrive(...about),
      clean: async (...about) => (await ready.promise).player.clean(...about),
    },
    target: {
      kind: known.kind,
      get endpoint() {
        return backend?.target.endpoint ?? known.endpoint
      },
      get region() {
        return now().target.region
      },
      get capabilities() {
        return now().target.capabilities
      },
      get gaps() {
        return backend?.target.gaps
      },
      get decides() {
        return now().target.decides
      },
      clients: async (learner) => (await target()).clients(learner),
      lay: async (...about) => (await target()).lay(...about),
      credentials: async (learner, machine) => (await target()).credentials(learner, machine),
      card: async (learner) => (await target()).card(learner),
      relay: async (request, sourceIp, from) => (await target()).relay(request, sourceIp, from),
      // What a target may lack is asked for by a learner's request, and so when all is here.
      get note() {
        return backend?.target.note
      },
      get console() {
        return backend?.target.console
      },
      get metadata() {
        return backend?.target.metadata
      },
      follow: (learner, tell) => now().target.follow(learner, tell),
      recent: async (learner, limit) => (await target()).recent(learner, limit),
      neighbours: async (learner) => (await target()).neighbours(learner),
      get now() {
        return backend?.target.now
      },
      get laid() {
        return backend?.target.laid
      },
      get rootKeys() {
        return backend?.target.rootKeys
      },
      record: async (learner, limit) => (await target()).record(learner, limit),
      settings: async (learner) => (await target()).settings(learner),
      inbox: async (learner) => (await target()).inbox(learner),
      get mail() {
        return backend?.target.mail
      },
      explain: async (learner, id) => (await target()).explain(learner, id),
    },
  }
  return lazy
}
