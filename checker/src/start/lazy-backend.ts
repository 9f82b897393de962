/**
 * Learners and target that are still being loaded: the site is served meanwhile, and the API waits for them. What a
 * page asks first (kind and endpoint of the target) is known beforehand.
 */
import type { LearnerStore } from '../learners/store.ts'
import type { Target } from '../targets/target.ts'

export interface Backend {
  readonly store: LearnerStore
  readonly target: Target
}

export interface LazyBackend extends Backend {
  /** The real ones are here. */
  set(backend: Backend): void
}

export function lazyBackend(known: Pick<Target, 'kind' | 'endpoint'>): LazyBackend {
  const ready = Promise.withResolvers<Backend>()
  let backend: Backend | undefined

  /** For what cannot wait: it is only asked about a learner, and a learner is only found once all is here. */
  const now = (): Backend => {
    if (!backend) throw new Error('the accounts were asked for before they were loaded')
    return backend
  }
  const target = async () => (await ready.promise).target
  const store = async () => (await ready.promise).store

  return {
    set(loaded) {
      backend = loaded
      ready.resolve(loaded)
    },
    store: {
      create: async () => (await store()).create(),
      find: async (id) => (await store()).find(id),
      documents: (learner) => now().store.documents(learner),
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
      get decides() {
        return now().target.decides
      },
      clients: async (learner) => (await target()).clients(learner),
      lay: async (learner, start) => (await target()).lay(learner, start),
      credentials: async (learner, machine) => (await target()).credentials(learner, machine),
      card: async (learner) => (await target()).card(learner),
      relay: async (request, sourceIp) => (await target()).relay(request, sourceIp),
      follow: (learner, tell) => now().target.follow(learner, tell),
      recent: async (learner, limit) => (await target()).recent(learner, limit),
      explain: async (learner, id) => (await target()).explain(learner, id),
    },
  }
}
