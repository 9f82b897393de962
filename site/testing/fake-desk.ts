/**
 * The part of the checker for tests that a learner writes to: actions, predictions, hints, results, reset, certificate.
 * Answers are made up and always of the contract's form; what is judged is judged by whoever tests the real one.
 */
import type {
  Certificate,
  Change,
  Laid,
  LearnerAction,
  LiveEvent,
  Point,
  Results,
  Score,
  Totals,
} from '@first-line/checker/contract'

type Said =
  | { readonly status: 200; readonly body: unknown }
  | { readonly status: 403 | 404 | 409; readonly code: string; readonly message: string }

const at = '2026-11-22T14:05:00.000Z'
const ladder = ['What keeps the users?', 'IAM does.', 'aws iam create-user does it.']
const totals: Totals = { steps: 12, passed: 5, unassisted: 1, guided: 3, helped: 1, attested: 0 }

const score: Score = {
  score: 42,
  items: [
    { id: 'root-mfa', weight: 20, done: true, seen: 'One device: arn:aws:iam::482719305561:mfa/phone.' },
    { id: 'root-keys', weight: 20, done: false, seen: 'AKIAXK4Q7WPN2ZLMB5TR is active.' },
    { id: 'budget', weight: 10 },
  ],
}

const results: Results = {
  modules: [
    {
      module: '06-users',
      title: 'Users, for tests',
      openedAt: at,
      steps: (['create-user', 'give-administrator', 'sign-in'] as const).map((step, place) => ({
        step,
        title: ['Create the user mara', 'Give mara rights', 'Sign in as mara'][place] ?? step,
        kind: place === 2 ? 'extra' : 'core',
        guidance: (['shown', 'gaps', 'unassisted'] as const)[place] ?? 'shown',
        status: place === 0 ? 'passed' : place === 1 ? 'failed' : 'idle',
        ...(place < 2 && { startedAt: '2026-11-22T14:01:00.000Z' }),
        ...(place === 0 && { passedAt: at, basis: 'observed' as const }),
        attempts: place === 0 ? 2 : place === 1 ? 1 : 0,
        hintsUsed: place === 0 ? 1 : 0,
        solutionSeen: false,
        helped: place === 0,
        unassisted: false,
      })),
      answers: [
        { exercise: 'who-is-asking', tries: 2, right: true, firstRight: false, firstAt: at, at },
        { exercise: 'what-is-new', tries: 1, right: false, firstRight: false, firstAt: at, at },
      ],
      predictions: [
        { step: 'give-administrator', prediction: 'run', guess: { allowed: true }, at, allowed: false, right: false },
      ],
      read: { start: at },
    },
  ],
  totals,
  settings: {},
}

const certificate: Certificate = {
  id: 'FL-7K2M-9QXT',
  name: 'Mara Lind',
  course: 'First Line of Defense',
  route: 'short',
  issuedAt: at,
  modules: ['Users, for tests'],
  totals,
  signature: 'c2lnbmF0dXJl',
}

const changes: readonly Change[] = [
  { change: 'removed', kind: 'user', name: 'mara' },
  { change: 'removed', kind: 'access key', name: 'AKIAXK4Q7WPN5JQ2RT8D', of: 'mara' },
  { change: 'changed', kind: 'home directory', name: 'CloudShell' },
]

export interface Desk {
  answer(method: string, url: URL, body: Readonly<Record<string, unknown>>): Said | undefined
  actions(): readonly LearnerAction[]
}

export function learnersDesk(publish: (event: LiveEvent) => void): Desk {
  const taken = new Map<string, LearnerAction>()
  const opened = new Map<string, number>()
  const points: Point[] = []
  const ok = (body: unknown): Said => ({ status: 200, body })

  function lay(kind: Laid['lay'], module: string | undefined): Said {
    const point: Point = { id: `point-${points.length + 1}`, at, before: kind, ...(module ? { module } : {}) }
    points.unshift(point)
    publish({ type: 'laid', lay: kind })
    return ok({ lay: kind, point, at } satisfies Laid)
  }

  const routes: Readonly<Record<string, (body: Readonly<Record<string, unknown>>, url: URL) => Said>> = {
    'POST /api/actions': ({ actions }) => {
      const all = actions as readonly LearnerAction[]
      for (const action of all) if (!taken.has(action.id)) taken.set(action.id, action)
      return ok({ results: all.map(({ id }) => ({ id, status: 'saved' })) })
    },
    'GET /api/results': () => ok(results),
    'POST /api/predict': ({ guess, prediction }) =>
      ok({
        asked: { by: 'dana', action: 'ec2:RunInstances' },
        allowed: prediction !== 'run',
        layer: 'identity',
        because: 'no identity-based policy allows `ec2:RunInstances`',
        by: [],
        basis: 'observed',
        guess,
        right: (guess as { allowed: boolean }).allowed === (prediction !== 'run'),
      }),
    'GET /api/hints': (_, url) => {
      const count = opened.get(url.searchParams.get('step') ?? '') ?? 0
      return ok({ module: '', step: '', opened: ladder.slice(0, count), grades: 3 })
    },
    'POST /api/hint': ({ module, step }) => {
      const count = Math.min(3, (opened.get(String(step)) ?? 0) + 1)
      opened.set(String(step), count)
      return ok({ module, step, opened: ladder.slice(0, count), grades: 3 })
    },
    'POST /api/solution': ({ module, step }) =>
      step === 'sign-in' || step === 'is-undone'
        ? { status: 403, code: 'denied', message: 'Try it once first: the solution opens after a real try.' }
        : ok({
            module,
            step,
            commands: [
              { says: 'Makes the user.', command: 'aws iam create-user --user-name mara' },
              { says: 'In the console, press **Create**.', command: '' },
            ],
          }),
    'GET /api/changes': (_, url) =>
      ok({
        lay: url.searchParams.get('lay'),
        changes,
        more: 0,
        steps: [{ module: '06-users', step: 'create-user', from: 'passed', to: 'idle' }],
      }),
    'GET /api/points': () => ok({ points }),
    'POST /api/reset': ({ module }) => lay('reset', String(module)),
    'POST /api/catch-up': ({ module }) => lay('catch-up', String(module)),
    'POST /api/undo': () => lay('undo', undefined),
    'POST /api/arrive': ({ module, arrival }) =>
      ok({
        module,
        arrival,
        title: 'A new user appeared in the night',
        before: 'is-idle',
        breaks: [{ module: '06-users', step: 'create-user' }],
        playedAt: at,
      }),
    'POST /api/time': () => ok({ wall: at, ledger: '2026-11-25T15:05:00.000Z' }),
    'GET /api/score': () => ok(score),
    'POST /api/resume-code': () => ok({ code: 'BCDF-GHJK-LMNP', expiresAt: '2026-11-23T14:05:00.000Z', uses: 1 }),
    'POST /api/certificate': ({ name }) =>
      ok({ certificate: { ...certificate, name }, valid: true, publicKey: '-----BEGIN PUBLIC KEY-----' }),
  }

  return {
    answer(method, url, body) {
      const route = routes[`${method} ${url.pathname}`]
      if (route) return route(body, url)
      if (method === 'GET' && url.pathname.startsWith('/api/certificate/'))
        return url.pathname.endsWith(certificate.id)
          ? ok({ certificate, valid: true, publicKey: '-----BEGIN PUBLIC KEY-----' })
          : { status: 404, code: 'not-found', message: 'This server has issued no certificate of this id.' }
      return undefined
    },
    actions: () => [...taken.values()],
  }
}
