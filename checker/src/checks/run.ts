/**
 * One run: the steps of a module against one account. A check that throws or hangs is our fault and stays alone with
 * it; a step whose needs are not met waits.
 */
import { type Account, fault, NotOffered, type Said, say, unverifiable, type Verdict } from '@first-line/labs'
import type { LoadedLab } from '@first-line/labs/node'

export interface Finding {
  readonly step: string
  readonly verdict: Verdict
  readonly said: Said
  readonly ms: number
}

export interface RunOptions {
  /** Steps to report; the ones they need are run too. All, when absent. */
  readonly steps?: readonly string[]
  /** Milliseconds for one check. */
  readonly limit?: number
  /** Told of faults, for the log. */
  readonly onFault?: (step: string, cause: unknown) => void
}

const defaultLimit = 5000

/** Runs in the order of the lesson. Findings come in that order too. */
export async function runSteps(loaded: LoadedLab, account: Account, options: RunOptions = {}): Promise<Finding[]> {
  const { lab, words } = loaded
  const wanted = new Set(options.steps ?? lab.module.steps.map((step) => step.id))
  const needed = withNeeds(loaded, wanted)
  const verdicts = new Map<string, Promise<Finding>>()

  for (const { id } of lab.module.steps) {
    if (!needed.has(id)) continue
    const step = lab.steps[id]
    if (!step) throw new Error(`lab ${lab.module.id} has no check for ${id}`)
    verdicts.set(
      id,
      (async () => {
        const started = performance.now()
        let verdict: Verdict | undefined
        for (const need of step.needs ?? []) {
          const before = (await verdicts.get(need))?.verdict.kind
          if (before === 'failed' || before === 'blocked') verdict ??= { kind: 'blocked', waitsFor: need }
        }
        verdict ??= await limited(options.limit ?? defaultLimit, async () => step.check({ account, start: lab.start }))
        const spoken = inWords(id, verdict, words)
        if (spoken.verdict.kind === 'error') options.onFault?.(id, spoken.verdict.cause)
        return { step: id, ...spoken, ms: performance.now() - started }
      })(),
    )
  }
  const findings = await Promise.all(verdicts.values())
  return findings.filter((finding) => wanted.has(finding.step))
}

/** The check's verdict, or a fault when it throws or takes longer than `limit` milliseconds. */
async function limited(limit: number, check: () => Promise<Verdict>): Promise<Verdict> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<Verdict>((resolve) => {
    const message = `The account did not answer within ${limit / 1000} seconds.`
    timer = setTimeout(() => resolve(couldNotLook(message, new Error(message))), limit)
  })
  try {
    return await Promise.race([check(), late])
  } catch (cause) {
    if (cause instanceof NotOffered) return unverifiable(cause.capability)
    return couldNotLook('A check of ours ended early.', cause)
  } finally {
    clearTimeout(timer)
  }
}

const couldNotLook = (what: string, cause: unknown): Verdict =>
  fault(`We could not look. ${what} This is our fault, not yours. What you did is kept.`, cause)

/** Words that lack something are our fault too: the verdict they belong to is not shown half. */
function inWords(step: string, verdict: Verdict, words: LoadedLab['words']): { verdict: Verdict; said: Said } {
  try {
    return { verdict, said: say(step, verdict, words) }
  } catch (cause) {
    const instead = couldNotLook('We looked, and have no words for what we saw.', cause)
    return { verdict: instead, said: say(step, instead, words) }
  }
}

function withNeeds({ lab }: LoadedLab, wanted: ReadonlySet<string>): Set<string> {
  const all = new Set<string>()
  const add = (id: string) => {
    if (all.has(id)) return
    all.add(id)
    for (const need of lab.steps[id]?.needs ?? []) add(need)
  }
  for (const id of wanted) add(id)
  return all
}
