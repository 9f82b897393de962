/** Steps as cards show them, and what a learner asks about one. */
import { z } from 'zod'

/**
 * What a step's card shows. `idle`: nobody has begun it. `undone`: was right at `passedAt`, is not since `undoneAt`.
 * `error` is our fault and never counts against the learner.
 */
export const stepStatus = z.enum(['idle', 'checking', 'passed', 'failed', 'undone', 'blocked', 'unverifiable', 'error'])
export type StepStatus = z.infer<typeof stepStatus>

/** How a pass was established. */
export const basis = z.enum(['observed', 'computed', 'attested'])
export type Basis = z.infer<typeof basis>

/** One thing that was seen in the account, as evidence of a pass. */
export const evidence = z.object({ label: z.string(), value: z.string() })
export type Evidence = z.infer<typeof evidence>

/** A step as the server knows it, its verdict already in words. */
export const stepState = z.object({
  module: z.string(),
  step: z.string(),
  status: stepStatus,
  checkedAt: z.iso.datetime().optional(),
  passedAt: z.iso
    .datetime()
    .optional()
    .describe('when it was right for the first time; kept when later work breaks it'),
  undoneAt: z.iso.datetime().optional().describe('undone: when it was first seen to be right no more'),
  attempts: z
    .number()
    .int()
    .nonnegative()
    .describe('verdicts that differed from the one before, and a failed first look that was asked for'),
  basis: basis.optional(),
  evidence: z.array(evidence).optional(),
  reason: z.string().optional().describe('the stable key of a failure; words below'),
  seen: z.string().optional(),
  expected: z.string().optional(),
  next: z.string().optional(),
  hint: z.string().optional(),
  waitsFor: z.string().optional().describe('blocked: the id of the step that comes first'),
  message: z.string().optional().describe('blocked, unverifiable, undone, error: one sentence'),
  hintsUsed: z.number().int().min(0).max(3).optional().describe('the highest grade of hint that was opened'),
  solutionSeen: z.boolean().optional(),
  helped: z.boolean().optional().describe('done for the learner: Do it for me, or Catch me up'),
  unassisted: z
    .boolean()
    .optional()
    .describe('passed with the goal alone: a step whose guidance is unassisted, without solution or help'),
  attested: z.string().optional().describe('the learner’s own words, where nothing could be verified'),
})
export type StepState = z.infer<typeof stepState>

/** Something that happened since the module before: told on a card, played once by `POST /api/arrive`. */
export const arrival = z.object({
  module: z.string(),
  arrival: z.string().describe('the name of its script without .sh'),
  title: z.string(),
  before: z.string().describe('the step that it comes before'),
  breaks: z.array(z.object({ module: z.string(), step: z.string() })).optional(),
  playedAt: z.iso.datetime().optional().describe('absent: it has not happened yet'),
})
export type Arrival = z.infer<typeof arrival>

/** How each step is verified where the learner works, by `module/step`; exercises apart. */
export const shown = z.record(z.string(), z.enum(['observed', 'computed', 'attest']))
export type Shown = z.infer<typeof shown>

/** `GET /api/progress`. `cursor` is the live stream’s position that this state includes. */
export const progress = z.object({
  cursor: z.number().int().nonnegative(),
  steps: z.array(stepState),
  open: z.string().optional().describe('the module that was opened last: where to continue'),
  arrivals: z.array(arrival).optional(),
  shown: shown.optional().describe('absent where all is observed'),
})
export type Progress = z.infer<typeof progress>

/** `POST /api/open`: the module whose steps re-run when the account changes; answers its steps, checked now. */
export const openModule = z.object({ module: z.string() })
/** `POST /api/check`: one step, now. Answers its {@link StepState}. Also the body of what is asked about a step. */
export const checkStep = z.object({ module: z.string(), step: z.string() })

/** `POST /api/arrive`: it happens, unless it has happened; answers the {@link arrival}, `playedAt` set. */
export const arrive = z.object({ module: z.string(), arrival: z.string() })

/**
 * The hints of a step. `GET /api/hints?module=…&step=…` answers what was opened so far; `POST /api/hint {module, step}`
 * opens the next grade, counts it, and answers the same. `fitting` belongs to the failure that the step shows now, is
 * free, and comes first.
 */
export const hints = z.object({
  module: z.string(),
  step: z.string(),
  fitting: z.string().optional(),
  opened: z.array(z.string()).describe('the first is a question, the third nearly the answer'),
  grades: z.number().int().nonnegative().describe('how many there are'),
})
export type Hints = z.infer<typeof hints>

/** One command of a solution, and what it does. A console step has none, and says in words what to press. */
export const solutionCommand = z.object({
  says: z.string().describe('may be empty'),
  command: z.string().describe('as it is typed on the cloud shell'),
  there: z
    .object({ machine: z.enum(['laptop', 'attacker']), command: z.string() })
    .optional()
    .describe('where it is about another machine alone: as it is typed on that one'),
})
export type SolutionCommand = z.infer<typeof solutionCommand>

/**
 * `POST /api/solution {module, step}`: shows it, and counts that it was seen; with `help: true` the page is about to run
 * it, and the step counts as helped. In an unassisted step only after a real try: before it, 403 `denied` with words.
 */
export const solutionWanted = checkStep.extend({ help: z.boolean().default(false) })
export const solution = z.object({
  module: z.string(),
  step: z.string(),
  commands: z.array(solutionCommand),
})
export type Solution = z.infer<typeof solution>
