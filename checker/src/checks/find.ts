/** What a page names, or a refusal with words. */
import type { StepAbout } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'
import { Refused } from '../http/problem.ts'
import type { Labs } from './labs.ts'

export async function findLab(labs: Labs, module: string): Promise<LoadedLab> {
  const loaded = await labs.get(module)
  if (!loaded) throw new Refused('not-found', `There is no module ${module}.`)
  return loaded
}

export async function findStep(
  labs: Labs,
  module: string,
  step: string,
): Promise<{ loaded: LoadedLab; about: StepAbout }> {
  const loaded = await findLab(labs, module)
  const about = loaded.lab.module.steps.find(({ id }) => id === step)
  if (!about) throw new Refused('not-found', `Module ${module} has no step ${step}.`)
  return { loaded, about }
}
