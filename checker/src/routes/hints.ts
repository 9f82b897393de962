/** Help with a step: its ladder of hints, its solution. What was opened is counted, and stays counted. */
import type { StepAbout } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'
import type { FastifyInstance } from 'fastify'
import { findStep } from '../checks/find.ts'
import { checkStep, type Hints, type Learner, type Solution, solutionWanted } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import { read } from '../http/read.ts'
import { type KeptHelp, readNotes, writeNotes } from '../learners/notes.ts'
import { readProgress, stepKey } from '../learners/progress.ts'
import type { Services } from '../services.ts'
import { commandsOf } from '../solution/commands.ts'

export function hintRoutes(app: FastifyInstance, services: Services): void {
  const { store, labs, desks, now } = services

  async function ladder(learner: Learner, { lab, words }: LoadedLab, step: string): Promise<Hints> {
    const module = lab.module.id
    const [notes, progress] = await Promise.all([readNotes(store, learner, module), readProgress(store, learner)])
    const fitting = progress.steps[stepKey(module, step)]?.state.hint
    const all = words.hints[step] ?? []
    return {
      ...{ module, step, opened: all.slice(0, notes.help[step]?.hints ?? 0), grades: all.length },
      ...(fitting !== undefined && { fitting }),
    }
  }

  async function help(learner: Learner, module: string, step: string, change: (help: KeptHelp) => KeptHelp) {
    const notes = await readNotes(store, learner, module)
    const changed = change(notes.help[step] ?? { hints: 0 })
    await writeNotes(store, learner, module, { ...notes, help: { ...notes.help, [step]: changed } })
  }

  app.get('/api/hints', async (request): Promise<Hints> => {
    const learner = await services.learnerOf(request)
    const { module, step } = read(checkStep, request.query, 'The query')
    const { loaded } = await findStep(labs, module, step)
    return ladder(learner, loaded, step)
  })

  app.post('/api/hint', async (request): Promise<Hints> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const { module, step } = read(checkStep, request.body)
    const { loaded } = await findStep(labs, module, step)
    const grades = loaded.words.hints[step]?.length ?? 0
    const desk = desks.of(learner)
    await desk.exclusively(() =>
      help(learner, module, step, (before) => ({ ...before, hints: Math.min(grades, before.hints + 1) })),
    )
    await desk.tell(loaded, step)
    return ladder(learner, loaded, step)
  })

  app.post('/api/solution', async (request): Promise<Solution> => {
    const learner = await services.learnerOf(request)
    services.allow('work', learner.id)
    const { module, step, help: forThem } = read(solutionWanted, request.body)
    const { loaded, about } = await findStep(labs, module, step)
    const script = scriptOf(await labs.solution(loaded), about)
    const kept = (await readProgress(store, learner)).steps[stepKey(module, step)]
    if (about.guidance === 'unassisted' && !kept?.tried && kept?.state.passedAt === undefined) {
      const message = 'This step is for you alone: its solution opens after a real try.'
      throw new Refused('denied', message, 'Try it in the account, then press Check; what was not right yet is said.')
    }
    const desk = desks.of(learner)
    await desk.exclusively(() =>
      help(learner, module, step, (before) => ({
        ...before,
        solutionAt: before.solutionAt ?? new Date(now()).toISOString(),
      })),
    )
    if (forThem) await desk.change(loaded, step, (before) => ({ ...before, helped: true }))
    else await desk.tell(loaded, step)
    return { module, step, commands: commandsOf(script, loaded.words.solution[step]) }
  })
}

function scriptOf(solution: ReadonlyMap<string, string>, about: StepAbout): string {
  const script = solution.get(about.id)
  if (script !== undefined) return script
  const message = about.exercise === undefined ? 'There is nothing to run here.' : 'This is answered on the page.'
  throw new Refused('not-found', `${message} It has no commands.`)
}
