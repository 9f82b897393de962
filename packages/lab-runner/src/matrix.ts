/**
 * Which target can show what: module × step × target. The solutions are played on the sandbox, and after each part the
 * account is looked at with the eyes of each target: what it has, and who decides there. That the eyes of LocalStack are
 * right is proven on a real one (localstack.test.ts).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Learner, openAccount, runSteps, type Target } from '@first-line/checker'
import { awsCapabilities, isRecorded, localStackCapabilities } from '@first-line/checker/capabilities'
import { createMemorySandbox } from '@first-line/checker/memory-sandbox'
import { sandboxTarget } from '@first-line/checker/sandbox'
import { attackerAddress, type Capability, capabilities, type Lab, type Showing, type Verdict } from '@first-line/labs'
import { type LoadedLab, readLab, readSolution } from '@first-line/labs/node'
import { playArrivals } from './arrivals.ts'
import { createStarts } from './starts.ts'

export const columns = ['sandbox', 'localstack', 'aws'] as const
type Column = (typeof columns)[number]
/** `answer`: an exercise, which no account shows. */
export type Shown = 'observed' | 'computed' | 'attest' | 'answer'

export interface MatrixRow {
  readonly module: string
  readonly step: string
  readonly title: string
  readonly shown: Readonly<Record<Column, Shown>>
  /** What the check needs of a target; undefined for an exercise. */
  readonly showing: Showing | undefined
}

export async function matrix(modules: readonly string[]): Promise<MatrixRow[]> {
  const sandbox = await createMemorySandbox()
  const { target, quiet } = overheard(sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' }))
  const eyes: Record<Column, Target> = {
    sandbox: target,
    localstack: { ...target, capabilities: localStackCapabilities, decides: 'computed' },
    aws: { ...target, capabilities: awsCapabilities, decides: 'computed', late: true, record: told(target) },
  }
  const starts = createStarts(sandbox, target)
  const rows: MatrixRow[] = []
  for (const module of modules) {
    const loaded = await readLab(module)
    if (!loaded) throw new Error(`there is no module ${module}`)
    const { lab } = loaded
    const solution = await readSolution(lab)
    const tenant = await starts.settle(module)
    for (const { id, title } of lab.module.steps) {
      await playArrivals(lab, id, tenant)
      const script = solution.get(id)
      if (script !== undefined) await tenant.stage.play(script)
      const shown = {} as Record<Column, Shown>
      for (const column of columns) shown[column] = await shownBy(eyes[column], tenant.learner, loaded, id)
      const showing = shown.sandbox === 'answer' ? undefined : await showingOf(eyes, tenant.learner, loaded, id)
      rows.push({ module, step: id, title, shown, showing })
    }
    await quiet()
    await tenant.leave()
  }
  await sandbox.close()
  return rows
}

/**
 * What CloudTrail's event history has of what happened: nothing of objects, items, messages or our own console, no ids of
 * refusals; and nobody there asks from the address of our attacker.
 */
const told =
  (target: Target): Target['record'] =>
  async (learner, limit) =>
    (await target.record(learner, limit))
      .filter(({ action }) => isRecorded(action))
      .map(({ authorizationId: _, sourceIp, ...entry }) => ({
        ...entry,
        ...(sourceIp !== undefined && { sourceIp: sourceIp === attackerAddress ? '198.51.100.7' : sourceIp }),
      }))

/** A check that was told early what is lacking leaves its other questions on their way: they must find the account. */
function overheard(target: Target): { target: Target; quiet(): Promise<void> } {
  const asked = new Set<Promise<unknown>>()
  return {
    target: {
      ...target,
      async clients(learner) {
        const { handle, ...settings } = await target.clients(learner)
        if (!handle) return settings
        return {
          ...settings,
          handle(request) {
            const answer = handle(request)
            asked.add(answer)
            return answer.finally(() => asked.delete(answer))
          },
        }
      },
    },
    async quiet() {
      // An answer may lead to the next question: quiet is when none has followed for a while.
      do {
        await Promise.allSettled(asked)
        await sleep(50)
      } while (asked.size > 0)
    },
  }
}

async function shownBy(eyes: Target, learner: Learner, loaded: LoadedLab, step: string): Promise<Shown> {
  if (isExercise(loaded.lab, step)) return 'answer'
  const kept = new Set(Object.keys(loaded.lab.steps).filter((id) => loaded.lab.steps[id]?.once))
  const account = await openAccount(eyes, learner)
  const late = eyes.late === true
  const [finding] = await runSteps(loaded, account, { steps: [step], kept, late, limit: 20_000 })
  return shownIn(finding?.verdict, `${loaded.lab.module.id}/${step}`)
}

/** What a target has to have: each capability that the check asks about is taken away in turn. */
async function showingOf(
  { sandbox: target, aws }: Record<Column, Target>,
  learner: Learner,
  loaded: LoadedLab,
  step: string,
): Promise<Showing> {
  const asked = new Set<Capability>()
  const whole = overhearing(asked)
  const shown = await shownBy({ ...target, capabilities: whole, decides: 'computed' }, learner, loaded, step)
  const needs: Capability[] = []
  for (const each of [...asked].sort()) {
    const without = new Set(capabilities.filter((capability) => capability !== each))
    if ((await shownBy({ ...target, capabilities: without }, learner, loaded, step)) === 'attest') needs.push(each)
  }
  const whenLate = { ...aws, capabilities: new Set(capabilities) }
  const late = (await shownBy(whenLate, learner, loaded, step)) !== 'attest'
  return { needs, computed: shown === 'computed', witness: shown === 'attest', late }
}

/** Everything there is, and what of it is asked about. */
function overhearing(asked: Set<Capability>): ReadonlySet<Capability> {
  const all = new Set(capabilities)
  const has = all.has.bind(all)
  all.has = (capability) => {
    asked.add(capability)
    return has(capability)
  }
  return all
}

/** `labs/src/shown.json`. */
export function showingsFile(rows: readonly MatrixRow[]): string {
  const all = rows.flatMap(({ module, step, showing }) => (showing ? [[`${module}/${step}`, showing] as const] : []))
  // A list on one line, as the formatter has it.
  const onOneLine = (_: string, list: string) => `[${list.trim().replaceAll(/,\n\s+/g, ', ')}]`
  return `${JSON.stringify(Object.fromEntries(all), null, 2).replaceAll(/\[(\n[^\]]*)\]/g, onOneLine)}\n`
}

const isExercise = (lab: Lab, step: string): boolean =>
  lab.module.steps.some(({ id, exercise }) => id === step && exercise !== undefined)

/** A lab whose solution does not pass: there is nothing to say of targets then. */
export class Unproven extends Error {}

/** @throws Unproven */
function shownIn(verdict: Verdict | undefined, where: string): Shown {
  if (verdict?.kind === 'passed') return verdict.basis
  if (verdict?.kind === 'unverifiable') return 'attest'
  throw new Unproven(`${where} is ${verdict?.kind} after its solution: prove the lab first`)
}

const words: Readonly<Record<Shown, string>> = {
  observed: 'observed',
  computed: 'computed',
  attest: '**attest**',
  answer: 'answer',
}
const names: Readonly<Record<Column, string>> = { sandbox: 'Sandbox', localstack: 'LocalStack', aws: 'AWS account' }

/** `docs/targets.md`. */
export function matrixPage(rows: readonly MatrixRow[]): string {
  const count = (column: Column, shown: Shown) => rows.filter((row) => row.shown[column] === shown).length
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const sums = columns.map((column) =>
    line([
      names[column],
      ...(['observed', 'computed', 'attest'] as const).map((shown) => String(count(column, shown))),
    ]),
  )
  const modules = [...Map.groupBy(rows, ({ module }) => module)].map(([module, steps]) =>
    [
      `### ${module}`,
      '',
      line(['Step', ...columns.map((column) => names[column])]),
      line(['---', ...columns.map(() => '---')]),
      ...steps.map(({ title, shown }) => line([title, ...columns.map((column) => words[shown[column]])])),
    ].join('\n'),
  )
  return `# What each target can show

Made by \`npm run labs -- matrix\`, which plays every solution and looks at the account with the eyes of each target. Do not
edit it by hand: \`npm run labs -- matrix --check\` fails when it is not what the labs say.

- **observed**: the check saw it in the account, or the target itself decided.
- **computed**: our policy engine decided from the policies that it read there. LocalStack enforces no IAM; on AWS the engine
  stands in for calls that a check may not make.
- **attest**: the target cannot show it, and the learner's word counts. The certificate says so.
- **answer**: an exercise, judged on the server wherever the lab runs.

| | observed | computed | attest |
| --- | --- | --- | --- |
${sums.join('\n')}

The number of attested steps of a target may only fall.

${modules.join('\n\n')}
`
}
