/** Certificates: issued once for the same results, signed, and verified by whoever has the id. */
import { randomInt, sign, verify } from 'node:crypto'
import { outline } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'
import { z } from 'zod'
import { type Certificate, type CertificateCheck, certificate, type Learner, type Totals } from '../contract.ts'
import type { SigningKey } from '../http/keys.ts'
import { Refused } from '../http/problem.ts'
import type { KeptProgress } from '../learners/progress.ts'
import type { LearnerStore } from '../learners/store.ts'
import { missingOf, stepsOfRoute, totalsOf } from '../results/summary.ts'

const course = 'First Line of Defense: AWS account security 101 with IAM'
/** The longest first: a certificate names the most that was done. */
const routes = ['day', 'half', 'short'] as const
const kept = z.object({ learner: z.string(), certificate })
const shared = 'certificate'
/** In the learner's own documents: the ids of theirs, the newest last. */
const certificateKind = 'certificate'
const mine = 'ids'

export interface Certificates {
  issue(learner: Learner, name: string, labs: readonly LoadedLab[], progress: KeptProgress): Promise<CertificateCheck>
  find(id: string): Promise<CertificateCheck | undefined>
  of(learner: Learner): Promise<Certificate[]>
  /** Forgets those of a learner: whoever asks for them finds none. */
  drop(learner: Learner): Promise<void>
}

export function createCertificates(store: LearnerStore, key: SigningKey, now: () => number): Certificates {
  const publicKey = key.publicKey.export({ type: 'spki', format: 'pem' }).toString()

  const idsOf = async (learner: Learner): Promise<string[]> =>
    z.array(z.string()).parse((await store.documents(learner).get(certificateKind, mine)) ?? [])

  async function stored(id: string): Promise<Certificate | undefined> {
    const found = kept.safeParse(await store.shared.get(shared, id))
    return found.success ? found.data.certificate : undefined
  }

  async function of(learner: Learner): Promise<Certificate[]> {
    const all = await Promise.all((await idsOf(learner)).map(stored))
    return all.filter((each) => each !== undefined)
  }

  function checked(made: Certificate): CertificateCheck {
    const signature = Buffer.from(made.signature, 'base64url')
    return { certificate: made, valid: verify(null, signedBytes(made), key.publicKey, signature), publicKey }
  }

  return {
    of,
    async issue(learner, name, labs, progress) {
      const route = routes.find(
        (each) => stepsOfRoute(labs, each).length > 0 && missingOf(labs, each, progress).length === 0,
      )
      if (!route) throw notYet(missingOf(labs, 'short', progress))
      const about = { name, course, route, modules: finished(labs, progress), totals: totalsOf(labs, progress) }
      const last = (await of(learner)).at(-1)
      if (last && sameResult(last, about)) return checked(last)
      const bare = { id: newId(), issuedAt: new Date(now()).toISOString(), ...about }
      const signature = sign(null, signedBytes(bare), key.privateKey).toString('base64url')
      const made = certificate.parse({ ...bare, signature })
      await store.shared.put(shared, made.id, { learner: learner.id, certificate: made } satisfies z.infer<typeof kept>)
      await store.documents(learner).put(certificateKind, mine, [...(await idsOf(learner)), made.id])
      return checked(made)
    },
    async find(id) {
      const found = await stored(id)
      return found && checked(found)
    },
    async drop(learner) {
      for (const id of await idsOf(learner)) await store.shared.delete(shared, id)
    },
  }
}

/** All fields but the signature, in the order of the schema: what a program elsewhere has to sign or verify, too. */
function signedBytes(of: Omit<Certificate, 'signature'>): Buffer {
  const { id, name, course, route, issuedAt, modules, totals } = of
  const { steps, passed, unassisted, guided, helped, attested } = totals
  const ordered = {
    ...{ id, name, course, route, issuedAt, modules },
    totals: { steps, passed, unassisted, guided, helped, attested } satisfies Totals,
  }
  return Buffer.from(JSON.stringify(ordered), 'utf8')
}

function notYet(missing: readonly string[]): Refused {
  const first = missing.slice(0, 3).map((title) => `\u201c${title}\u201d`)
  const rest = missing.length > first.length ? ` and ${missing.length - first.length} more` : ''
  const message = `A certificate says that a way through the workshop was gone to its end. Of the shortest are missing: ${first.join(', ')}${rest}.`
  return new Refused('conflict', message, 'Do these steps; the certificate can be had from then on.')
}

function finished(labs: readonly LoadedLab[], progress: KeptProgress): string[] {
  return labs
    .filter((lab) => {
      const core = lab.lab.module.steps.filter(({ kind }) => kind === 'core')
      return core.length > 0 && totalsOf([lab], progress).passed === core.length
    })
    .map(({ lab }) => outline.find(({ number }) => number === lab.module.number)?.title ?? lab.module.title)
}

function sameResult(last: Certificate, about: Pick<Certificate, 'name' | 'route' | 'totals'>): boolean {
  return (
    last.name === about.name &&
    last.route === about.route &&
    JSON.stringify(last.totals) === JSON.stringify(about.totals)
  )
}

const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 60 bits, in three groups: nobody finds another's by trying. */
function newId(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join('')
  return `${group()}-${group()}-${group()}`
}
