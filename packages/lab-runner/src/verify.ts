/**
 * Proves a lab on a ground: the start passes no step, the solution passes every one, each near miss gives its own
 * reason, every right way passes, names that the task leaves open may be others, every reason has something that gives
 * it, and looking twice changes nothing.
 */
import { type AccountEvent, type Finding, runSteps, touches } from '@first-line/checker'
import type { Answers, Lab, NearMiss, RightWay, Step, Verdict } from '@first-line/labs'
import {
  type LoadedLab,
  placedSteps,
  readLab,
  readScript,
  readSolution,
  stepsToDo,
  strayScripts,
} from '@first-line/labs/node'
import { playArrivals } from './arrivals.ts'
import type { Ground, Plot } from './ground.ts'
import { provePredictions } from './predictions.ts'
import { renamed } from './rename.ts'
import { begin, failure, type Solution, stepsBrokenLater, walk } from './walk.ts'

/** One thing that was proven, or was not. */
export interface Proof {
  readonly module: string
  readonly what: string
  /** What happened instead; absent when it is proven. */
  readonly instead?: string
  readonly ms: number
}

/** A learner who has answered every exercise right. */
const answered: Answers = { rightAt: () => new Date() }
const checkLimit = 20_000

export interface VerifyOptions {
  /** Some near misses and right ways instead of all: for a first look at every module. */
  readonly sampled?: boolean
}

/** Of a sample, one in so many. */
const sampleStep = 8

export async function verify(
  loaded: LoadedLab,
  ground: Ground,
  { sampled = false }: VerifyOptions = {},
): Promise<Proof[]> {
  const some = <T>(all: readonly T[]): readonly T[] =>
    sampled ? all.filter((_, index) => index % sampleStep === 0) : all
  const { lab, words } = loaded
  const module = lab.module.id
  const proofs: Proof[] = []
  const given = new Set<string>()
  let solution: Solution = new Map()

  async function prove(what: string, work: () => Promise<string | undefined> | string | undefined): Promise<void> {
    const started = performance.now()
    let instead: string | undefined
    try {
      instead = await work()
    } catch (cause) {
      instead = cause instanceof Error ? cause.message : String(cause)
    }
    proofs.push({ module, what, ms: performance.now() - started, ...(instead !== undefined && { instead }) })
  }

  async function onPlot(work: (plot: Plot) => Promise<string | undefined>): Promise<string | undefined> {
    const plot = await ground.plot(module)
    try {
      return await work(plot)
    } finally {
      await plot.leave()
    }
  }

  async function look(plot: Plot, answers?: Answers, kept?: ReadonlySet<string>): Promise<Finding[]> {
    const findings = await findingsOf(loaded, plot, { ...(answers && { answers }), ...(kept && { kept }) })
    for (const { verdict } of findings) if (verdict.kind === 'failed') given.add(verdict.reason)
    return findings
  }

  await prove('its files belong together', async () => {
    solution = await readSolution(lab)
    return strayFiles(lab)
  })
  const begins =
    lab.startsAfter === undefined ? 'with the account that its start declares' : `where ${lab.startsAfter} ends`
  let partial = false
  await prove(`it begins ${begins}`, () =>
    onPlot(async (plot) => {
      partial = plot.partial !== undefined
      return partial ? undefined : unknownPolicy(lab, plot)
    }),
  )
  // Whatever else there is to prove rests on these.
  if (proofs.some(({ instead }) => instead !== undefined)) return proofs

  await prove('the start passes no step', () =>
    onPlot(async (plot) => {
      await begin(lab, plot)
      const later = stepsBrokenLater(lab)
      const passed = (await look(plot)).filter(({ step, verdict }) => verdict.kind === 'passed' && !later.has(step))
      const all = passed.map(({ step }) => step).join(', ')
      return passed.length === 0 ? undefined : `${all} passes without anything done`
    }),
  )

  await prove('the solution passes every step, one after another', () =>
    onPlot((plot) => proveSolution(loaded, solution, plot, look)),
  )

  if (!partial && lab.module.steps.some(({ predict = [] }) => predict.length > 0)) {
    await prove('what is to be predicted has an answer', () => onPlot((plot) => provePredictions(lab, solution, plot)))
  }

  for (const { run, breaks } of lab.arrivals) {
    if (!breaks) continue
    const [where, step] = breaks
    await prove(`${run} breaks ${where}/${step}, and the solution mends it`, () =>
      onPlot((plot) => proveBreaking(loaded, solution, plot, breaks)),
    )
  }

  await prove('looking twice changes nothing', () =>
    onPlot(async (plot) => {
      await walk(lab, solution, plot, { after: lab.module.steps.at(-1)?.id })
      const said = async () => JSON.stringify((await look(plot)).map((finding) => [finding.step, finding.said]))
      const before = await plot.record()
      const [one, two] = [await said(), await said()]
      if (one !== two) return `the first look said ${one}, the second ${two}`
      const left = (await plot.record()).length - before.length
      return left === 0 ? undefined : `the looks left ${left} requests on the account's record`
    }),
  )

  await prove('steps done out of order are no fault of ours', () =>
    onPlot(async (plot) => {
      await begin(lab, plot)
      for (const script of [...solution.values()].reverse()) {
        await plot.stage.play(script)
        await look(plot)
      }
      return undefined
    }),
  )

  for (const miss of some(lab.nearMisses)) {
    await prove(`near miss: ${miss.name}`, () => onPlot((plot) => proveNearMiss(loaded, solution, miss, plot, look)))
  }
  for (const way of some(lab.rightWays)) {
    await prove(`right way: ${way.name}`, () => onPlot((plot) => proveRightWay(loaded, solution, way, plot, look)))
  }
  if (lab.free.length > 0) {
    await prove(`other names do as well: ${lab.free.join(', ')}`, () => {
      const others = new Map([...solution].map(([step, script]) => [step, renamed(script, lab.free)]))
      const same = lab.free.find((name) => ![...solution.values()].some((script) => renamed(script, [name]) !== script))
      if (same !== undefined) return `solution.sh does not use the name ${same}`
      return onPlot((plot) => proveSolution(loaded, others, plot, look))
    })
  }

  // Where a step cannot be shown, none of its reasons is given: what they are is proven where all can be.
  for (const reason of partial || sampled ? [] : Object.keys(words.reasons)) {
    if (!given.has(reason)) {
      await prove(`something gives the reason ${reason}`, () => 'neither the start nor a near miss does')
    }
  }
  await prove('every step has hints in three grades', () => {
    const without = stepsToDo(lab).filter((step) => !words.hints[step])
    return without.length === 0 ? undefined : `words.yaml has none for ${without.join(', ')}`
  })
  return proofs
}

type Look = (plot: Plot, answers?: Answers, kept?: ReadonlySet<string>) => Promise<Finding[]>

/** @throws whatever a check threw: that is what a proof is about */
async function findingsOf(
  loaded: LoadedLab,
  plot: Plot,
  options: { answers?: Answers; steps?: readonly string[]; kept?: ReadonlySet<string> } = {},
): Promise<Finding[]> {
  const faults: unknown[] = []
  const findings = await runSteps(loaded, await plot.open(), {
    ...options,
    limit: checkLimit,
    ...(plot.gaps && { gaps: plot.gaps }),
    onFault: (_, cause) => faults.push(cause),
  })
  const [fault] = faults
  if (fault !== undefined) throw fault instanceof Error ? fault : new Error(String(fault))
  return findings
}

/** Scripts that lab.ts does not name, and steps that the lesson does not place where they belong. */
async function strayFiles(lab: Lab): Promise<string | undefined> {
  for (const folder of ['near-misses', 'right-ways'] as const) {
    const [stray] = await strayScripts(lab, folder)
    if (stray !== undefined) return `lab.ts does not name ${folder}/${stray}`
  }
  const [placed, steps] = [await placedSteps(lab), lab.module.steps.map(({ id }) => id)]
  if (placed === undefined || placed.join() === steps.join()) return undefined
  return `lesson.mdx places the steps ${placed.join(', ')}; they are ${steps.join(', ')}`
}

async function unknownPolicy({ start, startsAfter }: Lab, { stage }: Plot): Promise<string | undefined> {
  if (startsAfter !== undefined) return undefined
  for (const user of [...start.users, ...start.neighbours.flatMap(({ users }) => users)])
    for (const arn of user.managedPolicies) {
      const { status } = await stage.play(`aws iam get-policy --policy-arn '${arn}'`)
      if (status !== 0) return `${user.name} has the policy ${arn}, which is not there`
    }
  return undefined
}

async function proveSolution(
  { lab }: LoadedLab,
  solution: Solution,
  plot: Plot,
  look: Look,
): Promise<string | undefined> {
  const later = stepsBrokenLater(lab)
  const kept = new Set<string>()
  let before: readonly Finding[] = []
  for (const { id } of lab.module.steps) {
    await playArrivals(lab, id, plot)
    if (later.has(id)) {
      const verdict = verdictOf(await look(plot, answered), id)
      if (verdict?.kind === 'passed') return `${id} passes, although something has just arrived before it`
    }
    const script = solution.get(id)
    const heard: AccountEvent[] = []
    const stop = plot.follow?.((event) => heard.push(event))
    const wrong = script === undefined ? undefined : failure(await plot.stage.play(script))
    stop?.()
    const findings = await look(plot, answered, kept)
    const verdict = verdictOf(findings, id)
    if (verdict?.kind === 'passed' && lab.steps[id]?.once) kept.add(id)
    const foretold = plot.partial?.foretold(`${lab.module.id}/${id}`)
    const shown = verdict?.kind === 'unverifiable' ? 'attest' : verdict?.kind === 'passed' ? verdict.basis : undefined
    if (foretold && shown && shown !== foretold) return `${id} is ${shown}, and docs/targets.md says ${foretold}`
    // What a target cannot show, it may not be able to do either; and a part may do more than its step asks.
    if (verdict?.kind === 'unverifiable' || (plot.partial && verdict?.kind === 'passed')) continue
    if (wrong !== undefined) return `its part for ${id} ended with ${wrong}`
    if (verdict?.kind !== 'passed') return `after its part, ${id} is ${outcome(findings, id)}`
    if (stop && verdictOf(before, id)?.kind !== 'passed' && !turnsGreen(lab.steps[id], heard))
      return `${id} passes unseen: nothing in its part changes what it reads, which is ${lab.steps[id]?.reads.join(', ')}`
    before = findings
  }
  const findings = await look(plot, answered, kept)
  const wrong = findings.find(({ step, verdict }) => !isRight(verdict) && !kept.has(step))
  return wrong && `at the end, ${wrong.step} is ${outcome(findings, wrong.step)}`
}

/** Whether the page looks again without being asked. Time and answers come to it in ways of their own. */
function turnsGreen({ reads }: Pick<Step, 'reads'> = { reads: ['answers'] }, heard: readonly AccountEvent[]): boolean {
  return reads.some((each) => each === 'time' || each === 'answers' || heard.some((event) => touches(each, event)))
}

async function proveBreaking(
  { lab }: LoadedLab,
  solution: Solution,
  plot: Plot,
  [module, step]: readonly [string, string],
): Promise<string | undefined> {
  if (plot.partial) return undefined
  const earlier = await readLab(module)
  if (!earlier?.lab.steps[step]) return `there is no step ${module}/${step}`
  const now = () => findingsOf(earlier, plot, { answers: answered, steps: [step] })
  const before = await now()
  if (!isRight(verdictOf(before, step))) return `it is ${outcome(before, step)} before anything has arrived`
  let broken = false
  for (const { id } of lab.module.steps) {
    await playArrivals(lab, id, plot)
    const verdict = verdictOf(await now(), step)
    broken ||= !isRight(verdict) || verdict?.kind === 'unverifiable'
    const script = solution.get(id)
    if (script !== undefined) await plot.stage.play(script)
  }
  if (!broken) return `${module}/${step} stays right`
  const after = await now()
  return isRight(verdictOf(after, step)) ? undefined : `at the end, ${module}/${step} is ${outcome(after, step)}`
}

async function proveNearMiss(
  { lab }: LoadedLab,
  solution: Solution,
  miss: NearMiss,
  plot: Plot,
  look: Look,
): Promise<string | undefined> {
  const [step, reason] = miss.fails
  const before = await walk(lab, solution, plot, { after: miss.after, until: step })
  const played = await plot.stage.play(await readScript(lab, miss.run, 'near-misses'))
  const wrong = failure(played)
  const findings = await look(plot, answered, keptBy(lab, miss.after))
  const verdict = verdictOf(findings, step)
  if (verdict?.kind === 'unverifiable' || plot.partial?.lacks(played.stderr)) return undefined
  if (before !== undefined && !plot.partial) return before
  if (wrong !== undefined) return `${miss.run} ended with ${wrong}`
  // Which mistake it is may look otherwise where half of AWS is missing; that it is one may not.
  const told = verdict?.kind === 'failed' && (verdict.reason === reason || plot.partial !== undefined)
  return told ? undefined : `${step} is ${outcome(findings, step)}, not ${reason}`
}

async function proveRightWay(
  { lab }: LoadedLab,
  solution: Solution,
  way: RightWay,
  plot: Plot,
  look: Look,
): Promise<string | undefined> {
  const before = await walk(lab, solution, plot, { after: way.after, until: way.passes })
  const played = await plot.stage.play(await readScript(lab, way.run, 'right-ways'))
  const wrong = failure(played)
  const findings = await look(plot, answered, keptBy(lab, way.after))
  const verdict = verdictOf(findings, way.passes)
  if (verdict?.kind === 'unverifiable' || plot.partial?.lacks(played.stderr)) return undefined
  if (before !== undefined && !plot.partial) return before
  if (wrong !== undefined) return `${way.run} ended with ${wrong}`
  return verdict?.kind === 'passed' ? undefined : `${way.passes} is ${outcome(findings, way.passes)}`
}

/** Steps that were passed for good on the way to `after`. */
function keptBy(lab: Lab, after: string | undefined): ReadonlySet<string> {
  const order = lab.module.steps.map((step) => step.id)
  const done = order.slice(0, after === undefined ? 0 : order.indexOf(after) + 1)
  return new Set(done.filter((step) => lab.steps[step]?.once))
}

const verdictOf = (findings: readonly Finding[], step: string): Verdict | undefined =>
  findings.find((finding) => finding.step === step)?.verdict

/** Passed, or something that this target cannot show and so cannot disprove. */
function isRight(verdict: Verdict | undefined): boolean {
  return verdict?.kind === 'passed' || verdict?.kind === 'unverifiable'
}

/** Of a step that waits, what the one it waits for is. */
function outcome(findings: readonly Finding[], step: string, waiting: readonly string[] = []): string {
  const verdict = verdictOf(findings, step)
  if (verdict === undefined) return 'not looked at'
  if (verdict.kind === 'failed') return `failed: ${verdict.reason} ${JSON.stringify(verdict.values)}`
  if (verdict.kind !== 'blocked') return verdict.kind
  const { waitsFor } = verdict
  if (waiting.includes(waitsFor)) return `blocked by ${waitsFor}, which waits for it`
  return `blocked by ${waitsFor}, which is ${outcome(findings, waitsFor, [...waiting, step])}`
}
