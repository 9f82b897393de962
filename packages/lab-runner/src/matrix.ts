/**
 * Which target can show what: module × step × target. The solutions are played on the sandbox, and after each part the
 * account is looked at with the eyes of each target: what it has, and who decides there. That the eyes of LocalStack are
 * right is proven on a real one (localstack.test.ts).
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { type Learner, openAccount, runSteps, type Target } from '@first-line/checker'
import { createMemorySandbox } from '@first-line/checker/memory-sandbox'
import { sandboxTarget } from '@first-line/checker/sandbox'
import { type Basis, type Capability, capabilities, type Lab, type Showing, type Verdict } from '@first-line/labs'
import { type LoadedLab, readLab, readSolution } from '@first-line/labs/node'
import { playArrivals } from './arrivals.ts'
import { type Column, columns, lackingOne, lackingWords, losses, seenBy, servedCapabilities } from './eyes.ts'
import { createStarts } from './starts.ts'

/** `answer`: an exercise, which no account shows. */
export type Shown = 'observed' | 'computed' | 'attest' | 'answer'

export interface MatrixRow {
  readonly module: string
  readonly step: string
  readonly title: string
  readonly shown: Readonly<Record<Column, Shown>>
  /** Of what is attested: what is lacking there, in a few words. */
  readonly why: Readonly<Partial<Record<Column, string>>>
  /** What the check needs of a target; undefined for an exercise. */
  readonly showing: Showing | undefined
}

export async function matrix(modules: readonly string[]): Promise<MatrixRow[]> {
  const sandbox = await createMemorySandbox()
  const { target, quiet } = overheard(sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' }))
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
      for (const column of columns) shown[column] = await shownBy(seenBy(target, column), tenant.learner, loaded, id)
      const showing = shown.sandbox === 'answer' ? undefined : await showingOf(target, tenant.learner, loaded, id)
      const why: Partial<Record<Column, string>> = {}
      for (const column of columns) {
        if (showing && shown[column] === 'attest')
          why[column] = await whyNot(target, column, showing, tenant.learner, loaded, id)
      }
      rows.push({ module, step: id, title, shown, why, showing })
    }
    await quiet()
    await tenant.leave()
  }
  await sandbox.close()
  return rows
}

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
  const gaps = eyes.gaps && { gaps: eyes.gaps }
  const [finding] = await runSteps(loaded, account, { steps: [step], kept, ...gaps, limit: 20_000 })
  return shownIn(finding?.verdict, `${loaded.lab.module.id}/${step}`)
}

/** What a target has to have: each capability that the check asks about is taken away in turn. */
async function showingOf(target: Target, learner: Learner, loaded: LoadedLab, step: string): Promise<Showing> {
  const asked = new Set<Capability>()
  const whole = overhearing(asked)
  const shown = await shownBy({ ...target, capabilities: whole, decides: 'computed' }, learner, loaded, step)
  const needs: Capability[] = []
  const maybe = new Set([...asked, ...(asked.has('activity') ? servedCapabilities : [])])
  for (const each of [...maybe].sort()) {
    if ((await shownBy(lackingOne(target, each), learner, loaded, step)) === 'attest') needs.push(each)
  }
  const despite = async (column: Column): Promise<Basis | false> => {
    const how = await shownBy(withAll(seenBy(target, column)), learner, loaded, step)
    return how === 'attest' || how === 'answer' ? false : how
  }
  const late = (await despite('aws')) !== false
  const relayed = await despite('localstack')
  return { needs, computed: shown === 'computed', witness: shown === 'attest', late, relayed }
}

const withAll = (target: Target): Target => ({ ...target, capabilities: new Set(capabilities) })

/** What a target lacks for a step: what it has not, else what its record of requests has lost. */
async function whyNot(
  target: Target,
  column: Column,
  { needs, witness }: Showing,
  learner: Learner,
  loaded: LoadedLab,
  step: string,
): Promise<string> {
  if (witness) return 'no account shows it'
  const has = seenBy(target, column).capabilities
  const why = new Set(needs.filter((each) => !has.has(each)).map((each) => lackingWords[each] ?? each))
  for (const loss of why.size > 0 ? [] : losses[column]) {
    const eyes = withAll(seenBy(target, column, [loss]))
    if ((await shownBy(eyes, learner, loaded, step)) === 'attest') why.add(loss.why)
  }
  if (why.size === 0) throw new Error(`nothing says why ${step} is attested on ${column}`)
  return [...why].join(', ')
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
      ...steps.map(({ title, shown, why }) => {
        const cell = (column: Column) => [words[shown[column]], ...(why[column] ? [why[column]] : [])].join(': ')
        return line([title, ...columns.map(cell)])
      }),
    ].join('\n'),
  )
  return `# What each target can show

Made by \`npm run labs -- matrix\`, which plays every solution and looks at the account with the eyes of each target. Do not
edit it by hand: \`npm run labs -- matrix --check\` fails when it is not what the labs say.

- **observed**: the check saw it in the account, or the target itself decided.
- **computed**: our policy engine decided from the policies that it read there. LocalStack enforces no IAM; on AWS the engine
  stands in for calls that a check may not make.
- **attest**: the target cannot show it, and the learner's word counts. The certificate says so. Beside it is what is lacking.
- LocalStack keeps no record of requests, and refuses none. What a learner asks for in the page's terminal passes a relay of
  ours, which keeps one, and works out for each request whether AWS would have refused it. It shows that something was
  done, and never that it was not.
- **answer**: an exercise, judged on the server wherever the lab runs.

| | observed | computed | attest |
| --- | --- | --- | --- |
${sums.join('\n')}

The number of attested steps of a target may only fall.

${modules.join('\n\n')}
`
}
