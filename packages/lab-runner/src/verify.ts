/**
 * Proves a lab on a ground: the start passes no step, the solution passes every one, each near miss gives its own
 * reason, every reason has something that gives it, and looking twice changes nothing.
 */
import { type Finding, runSteps } from '@first-line/checker'
import type { Lab, NearMiss, Verdict } from '@first-line/labs'
import { type LoadedLab, readNearMiss, readSolution } from '@first-line/labs/node'
import type { Ground, Plot } from './ground.ts'
import { type Played, play } from './play.ts'

/** One thing that was proven, or was not. */
export interface Proof {
  readonly module: string
  readonly what: string
  /** What happened instead; absent when it is proven. */
  readonly instead?: string
  readonly ms: number
}

export async function verify(loaded: LoadedLab, ground: Ground): Promise<Proof[]> {
  const { lab, words } = loaded
  const module = lab.module.id
  const proofs: Proof[] = []
  const given = new Set<string>()
  const solution = await readSolution(lab)

  async function prove(what: string, work: () => Promise<string | undefined>): Promise<void> {
    const started = performance.now()
    let instead: string | undefined
    try {
      instead = await work()
    } catch (cause) {
      instead = cause instanceof Error ? cause.message : String(cause)
    }
    proofs.push({ module, what, ms: performance.now() - started, ...(instead !== undefined && { instead }) })
  }

  async function look(plot: Plot): Promise<Finding[]> {
    const faults: unknown[] = []
    const findings = await runSteps(loaded, await plot.open(), {
      limit: 20_000,
      onFault: (_, cause) => faults.push(cause),
    })
    for (const { verdict } of findings) if (verdict.kind === 'failed') given.add(verdict.reason)
    const [fault] = faults
    if (fault !== undefined) throw fault instanceof Error ? fault : new Error(String(fault))
    return findings
  }

  async function playSteps(plot: Plot, until: string | undefined): Promise<string | undefined> {
    if (until === undefined) return undefined
    for (const [step, script] of solution) {
      const wrong = failure(await play(script, plot))
      if (wrong !== undefined) return `the solution's part for ${step} ended with ${wrong}`
      if (step === until) return undefined
    }
    return undefined
  }

  await prove('the start passes no step', async () => {
    const passed = (await look(await ground.plot(lab.start))).filter(({ verdict }) => verdict.kind === 'passed')
    return passed.length === 0 ? undefined : `${passed.map(({ step }) => step).join(', ')} passes without anything done`
  })

  await prove('the solution passes every step, one after another', async () => {
    const plot = await ground.plot(lab.start)
    for (const [step, script] of solution) {
      const wrong = failure(await play(script, plot))
      if (wrong !== undefined) return `its part for ${step} ended with ${wrong}`
      const finding = (await look(plot)).find((each) => each.step === step)
      if (!isRight(finding?.verdict)) return `after its part, ${step} is ${outcome(finding?.verdict)}`
    }
    const wrong = (await look(plot)).find(({ verdict }) => !isRight(verdict))
    return wrong && `at the end, ${wrong.step} is ${outcome(wrong.verdict)}`
  })

  await prove('looking twice changes nothing', async () => {
    const plot = await ground.plot(lab.start)
    await playSteps(plot, lab.module.steps.at(-1)?.id)
    const said = async () => JSON.stringify((await look(plot)).map(({ step, said }) => [step, said]))
    const before = await plot.record()
    const [one, two] = [await said(), await said()]
    if (one !== two) return `the first look said ${one}, the second ${two}`
    const left = (await plot.record()).length - before.length
    return left === 0 ? undefined : `the looks left ${left} requests on the account's record`
  })

  await prove('steps done out of order are no fault of ours', async () => {
    const plot = await ground.plot(lab.start)
    for (const script of [...solution.values()].reverse()) {
      await play(script, plot)
      await look(plot)
    }
    return undefined
  })

  for (const miss of lab.nearMisses) {
    await prove(`near miss: ${miss.name}`, () => proveNearMiss(lab, miss, ground, playSteps, look))
  }

  for (const reason of Object.keys(words.reasons)) {
    if (!given.has(reason)) {
      await prove(`something gives the reason ${reason}`, async () => 'neither the start nor a near miss does')
    }
  }
  return proofs
}

async function proveNearMiss(
  lab: Lab,
  miss: NearMiss,
  ground: Ground,
  playSteps: (plot: Plot, until: string | undefined) => Promise<string | undefined>,
  look: (plot: Plot) => Promise<Finding[]>,
): Promise<string | undefined> {
  const plot = await ground.plot(lab.start)
  const before = await playSteps(plot, miss.after)
  if (before !== undefined) return before
  const wrong = failure(await play(await readNearMiss(lab, miss.run), plot))
  if (wrong !== undefined) return `${miss.run} ended with ${wrong}`
  const [step, reason] = miss.fails
  const verdict = (await look(plot)).find((finding) => finding.step === step)?.verdict
  if (verdict?.kind === 'unverifiable') return undefined
  return verdict?.kind === 'failed' && verdict.reason === reason
    ? undefined
    : `${step} is ${outcome(verdict)}, not ${reason}`
}

/** Passed, or something that this target cannot show and so cannot disprove. */
function isRight(verdict: Verdict | undefined): boolean {
  return verdict?.kind === 'passed' || verdict?.kind === 'unverifiable'
}

function outcome(verdict: Verdict | undefined): string {
  if (verdict === undefined) return 'not looked at'
  return verdict.kind === 'failed' ? `failed: ${verdict.reason}` : verdict.kind
}

function failure({ status, stderr }: Played): string | undefined {
  return status === 0 ? undefined : `status ${status}: ${stderr.trim().split('\n').join(' ')}`
}
