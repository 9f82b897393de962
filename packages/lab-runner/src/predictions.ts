/** Whether what <Predict> asks can be answered: the action is one, and who would ask is there when the step is done. */
import { askAccount } from '@first-line/checker'
import { ask } from '@first-line/checker/contract'
import type { Lab, Prediction } from '@first-line/labs'
import { playArrivals } from './arrivals.ts'
import type { Plot } from './ground.ts'
import type { Solution } from './walk.ts'

export async function provePredictions(lab: Lab, solution: Solution, plot: Plot): Promise<string | undefined> {
  for (const { id, predict = [] } of lab.module.steps) {
    for (const { action } of predict) {
      if (!(await isAction(action, plot))) return `${id} asks for ${action}, which is no action of AWS`
    }
    await playArrivals(lab, id, plot)
    const before = await unanswered(predict, plot)
    const script = solution.get(id)
    if (script !== undefined) await plot.stage.play(script)
    const after = await unanswered(predict, plot)
    const [never] = [...before].filter(([prediction]) => after.has(prediction))
    if (never) return `${id} asks what ${never[0].by} may do: ${never[1]}`
  }
  return undefined
}

/** Those that the account does not answer now, and why not. */
async function unanswered(predictions: readonly Prediction[], plot: Plot): Promise<Map<Prediction, string>> {
  const why = new Map<Prediction, string>()
  for (const prediction of predictions) {
    const { id: _, ...asked } = prediction
    try {
      await askAccount(await plot.open(), ask.parse(asked))
    } catch (cause) {
      why.set(prediction, cause instanceof Error ? cause.message : String(cause))
    }
  }
  return why
}

/** As Access Analyzer sees it. */
async function isAction(action: string, plot: Plot): Promise<boolean> {
  const document = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }] }
  const { stdout } = await plot.stage.play(
    `aws accessanalyzer validate-policy --policy-type IDENTITY_POLICY --policy-document '${JSON.stringify(document)}' --query "findings[].issueCode" --output text`,
  )
  return !/INVALID_(ACTION|SERVICE)/.test(stdout)
}
