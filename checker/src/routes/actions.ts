/** The queue of what a learner typed: taken in its order, written to disk, answered one by one. */
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { takeAnswer, takePrediction, takeSetting, when } from '../actions/take.ts'
import { findLab, findStep } from '../checks/find.ts'
import { type ActionResult, type Learner, type LearnerAction, learnerAction } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import { read } from '../http/read.ts'
import { readNotes, readSettings, writeNotes, writeSettings } from '../learners/notes.ts'
import { stepKey } from '../learners/progress.ts'
import type { Services } from '../services.ts'

type Takers = {
  [Kind in LearnerAction['kind']]: (
    learner: Learner,
    action: Extract<LearnerAction, { kind: Kind }>,
  ) => Promise<{ right?: boolean }>
}

/** What has to be right of every action: an id that can be answered. */
const envelope = z.object({
  actions: z
    .array(z.looseObject({ id: learnerAction.options[0].shape.id }))
    .min(1)
    .max(50),
})
/** Sections of one lesson that were read. */
const mostSections = 200

export function actionRoutes(app: FastifyInstance, services: Services): void {
  const { store, labs, desks, now } = services

  const takers: Takers = {
    async answer(learner, action) {
      const { module, exercise } = action
      const loaded = await findLab(labs, module)
      const notes = await readNotes(store, learner, module)
      const kept = takeAnswer(own(notes.answers, exercise), action, loaded, learner.accountId, now())
      await writeNotes(store, learner, module, { ...notes, answers: { ...notes.answers, [exercise]: kept } })
      const waiting = Object.entries(loaded.lab.steps).flatMap(([id, { reads }]) =>
        reads.includes('answers') ? [id] : [],
      )
      if (waiting.length > 0 && kept.right) await desks.of(learner).recheck(loaded, waiting)
      return { right: kept.right }
    },

    async predict(learner, action) {
      const { module, step, prediction } = action
      const { about } = await findStep(labs, module, step)
      if (!about.predict?.some(({ id }) => id === prediction))
        throw new Refused(
          'not-found',
          `Step ${step} of module ${module} asks for no prediction ${prediction.slice(0, 80)}.`,
        )
      const notes = await readNotes(store, learner, module)
      const key = stepKey(step, prediction)
      const kept = takePrediction(own(notes.predictions, key), action, now())
      await writeNotes(store, learner, module, { ...notes, predictions: { ...notes.predictions, [key]: kept } })
      return {}
    },

    async attest(learner, { module, step, words, at }) {
      const { loaded } = await findStep(labs, module, step)
      const desk = desks.of(learner)
      const [state] = await desk.recheck(loaded, [step])
      if (state?.status !== 'unverifiable' && state?.basis !== 'attested')
        throw new Refused('denied', 'This step can be looked at in the account, so a word is not enough.')
      await desk.change(loaded, step, (kept) => ({ ...kept, attested: { words, at: when(at, now()) } }))
      await desk.recheck(loaded, [step])
      return {}
    },

    async read(learner, { module, section, at }) {
      await findLab(labs, module)
      const notes = await readNotes(store, learner, module)
      if (own(notes.read, section) !== undefined) return {}
      if (Object.keys(notes.read).length >= mostSections)
        throw new Refused('too-large', `A lesson has fewer than ${mostSections} sections.`)
      await writeNotes(store, learner, module, { ...notes, read: { ...notes.read, [section]: when(at, now()) } })
      return {}
    },

    async setting(learner, action) {
      await writeSettings(store, learner, takeSetting(await readSettings(store, learner), action, now()))
      return {}
    },
  }

  async function take(learner: Learner, sent: { id: string }): Promise<ActionResult> {
    const { id } = sent
    try {
      // One that does not read must not hold up the queue of a page that was made by another version.
      const action = read(learnerAction, sent, 'The action')
      // The kind picks the taker, so they fit; the type cannot say so of a union.
      const taken = await (
        takers[action.kind] as (learner: Learner, action: LearnerAction) => Promise<{ right?: boolean }>
      )(learner, action)
      return { id, status: 'saved', ...taken }
    } catch (error) {
      // Only what will be refused again is told so; our own fault leaves the whole queue to be sent once more.
      if (!(error instanceof Refused) || error.status >= 500) throw error
      return { id, status: 'refused', problem: error.problem }
    }
  }

  app.post('/api/actions', async (request): Promise<{ results: ActionResult[] }> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const wanted = read(envelope, request.body).actions
    const desk = desks.of(learner)
    const results = await desk.exclusively(async () => {
      const done: ActionResult[] = []
      for (const action of wanted) done.push(await take(learner, action))
      return done
    })
    desk.channel.publish({ type: 'results' })
    return { results }
  })
}

/** What a record has of its own: an exercise may not be called like a member of Object. */
function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
