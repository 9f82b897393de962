/** Predict, then see: a guess is committed before the account is asked. */
import type { FastifyInstance } from 'fastify'
import { takePrediction } from '../actions/take.ts'
import { findStep } from '../checks/find.ts'
import { type Ask, ask, type Decided, type Learner, type Predicted, predict } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import { read } from '../http/read.ts'
import { readNotes, writeNotes } from '../learners/notes.ts'
import { stepKey } from '../learners/progress.ts'
import { askAccount } from '../predict/ask.ts'
import type { Services } from '../services.ts'

export function predictRoutes(app: FastifyInstance, services: Services): void {
  const { store, labs, desks, now } = services

  async function asked(learner: Learner, question: Ask): Promise<Decided> {
    return askAccount(await services.openAccount(learner), question)
  }

  app.post('/api/predict', async (request): Promise<Predicted> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const { module, step, prediction, guess } = read(predict, request.body)
    const { about } = await findStep(labs, module, step)
    const question = about.predict?.find(({ id }) => id === prediction)
    if (!question) throw new Refused('not-found', `Step ${step} of module ${module} asks for no such prediction.`)
    const key = stepKey(step, prediction)
    const desk = desks.of(learner)
    return desk.exclusively(async () => {
      const notes = await readNotes(store, learner, module)
      const at = new Date(now()).toISOString()
      const first = takePrediction(notes.predictions[key], { guess, at }, now())
      const keep = (kept: typeof first) =>
        writeNotes(store, learner, module, { ...notes, predictions: { ...notes.predictions, [key]: kept } })
      // On disk before the account is asked: who knows the answer guesses no more.
      await keep(first)
      const { id: _, ...asks } = question
      const answer = await asked(learner, ask.parse(asks))
      const right = first.guess.allowed === answer.allowed && (first.guess.layer ?? answer.layer) === answer.layer
      // The first answer stays with the first guess; what the account says later is shown, and not marked.
      if (first.allowed === undefined) await keep({ ...first, allowed: answer.allowed, right })
      desk.channel.publish({ type: 'results' })
      return { ...answer, guess: first.guess, right }
    })
  })

  app.post('/api/ask', async (request): Promise<Decided> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    return asked(learner, read(ask, request.body))
  })
}
