/**
 * What an author fills in, as schemas: every field says what it is for, and `explain` turns a mistake into
 * a sentence that repeats it.
 */
import { z } from 'zod'

const id = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens, as in create-user')
  .describe('a stable key: it is stored in learners\u2019 progress, so never rename it')

const guidance = z
  .enum(['shown', 'gaps', 'unassisted'])
  .describe('how much the lesson shows: every click, with gaps, or the goal alone')
export type Guidance = z.infer<typeof guidance>

/** What a check reads. An event of the account that touches one of these runs the check again. */
export const reads = z
  .enum(['iam', 'sts', 's3', 'ec2', 'sns', 'budgets', 'dynamodb', 'account', 'console', 'activity', 'time', 'answers'])
  .describe(
    'an IAM service prefix, `console` for sign-in and what only the console can set, `activity` for any request at all, `time` for ledger time that passes, `answers` for exercises',
  )
export type Reads = z.infer<typeof reads>

/** The ways through the workshop: 90 minutes, half a day, a day. */
export const route = z.enum(['short', 'half', 'day'])
export type Route = z.infer<typeof route>

const conditionValue = z.union([z.string(), z.array(z.string()).readonly()])

/** A question about what the account will say, asked before it is tried. */
const prediction = z.strictObject({
  id,
  by: z
    .string()
    .min(1)
    .describe('who asks: the name of a user, `role/NAME`, `root`, or an ARN in which {account} stands for the account'),
  action: z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, 'service:Action, as in ec2:RunInstances'),
  resource: z.string().optional().describe('an ARN; {account} stands for the account. Absent: *'),
  context: z.record(z.string(), conditionValue).optional().describe('condition keys: aws:MultiFactorAuthPresent'),
})
export type Prediction = z.infer<typeof prediction>

const stepAbout = z.strictObject({
  id,
  title: z.string().min(3).max(60).describe('one verb and its object: Create the user mara'),
  minutes: z.number().int().min(1).max(15).describe('for someone who does it for the first time'),
  guidance,
  kind: z.enum(['core', 'extra']).describe('core: on a route of the workshop; extra: for those who have time'),
  consoleOnly: z.boolean().optional().describe('AWS has no API for it: a person has to do it in the console'),
  exercise: z
    .string()
    .optional()
    .describe(
      'instead of a check: an id in exercises.yaml, or `quiz` or `arns` for all of them; passes when answered right',
    ),
  attested: z
    .boolean()
    .optional()
    .describe('instead of a check: no account can show it, so the learner\u2019s word counts'),
  routes: z.array(route).readonly().optional().describe('where it is on fewer routes than its module'),
  predict: z.array(prediction).readonly().optional().describe('what <Predict> asks before the step is done'),
})
export type StepAbout = z.infer<typeof stepAbout>

export const moduleAbout = z.strictObject({
  id: z
    .string()
    .regex(/^\d{2}-[a-z][a-z0-9-]*$/, 'two digits, a hyphen, a name: 06-users')
    .describe('the name of the folder under modules/, and of the page'),
  number: z.number().int().min(0).max(99).describe('its place in the course'),
  title: z.string().min(3).max(60).describe('as on the map'),
  minutes: z.number().int().min(1).max(90).describe('reading and doing together'),
  summary: z.string().min(20).max(200).describe('one sentence for the map: what you do here'),
  goals: z.array(z.string().min(10)).min(1).max(5).describe('what you will be able to do, each beginning with a verb'),
  needs: z.array(z.number().int()).describe('numbers of the modules whose ideas this one uses'),
  steps: z.array(stepAbout).describe('in the order of the lesson; a module of ideas alone has none'),
})
export type ModuleAbout = z.infer<typeof moduleAbout>

export const nearMiss = z.strictObject({
  name: z.string().min(5).describe('the mistake in a few words: a user with another name'),
  run: z
    .string()
    .regex(/^[a-z0-9-]+\.sh$/, 'the name of a script in near-misses/')
    .describe('a script in near-misses/ that makes the mistake'),
  after: id.optional().describe('play the solution up to and including this step first'),
  fails: z
    .tuple([id, id])
    .describe('the step that must fail, and the reason that it must give: ["create-user", "wrong-name"]'),
})
export type NearMiss = z.infer<typeof nearMiss>

const script = z.string().regex(/^[a-z0-9-]+\.sh$/, 'the name of a script, as in by-group.sh')

export const rightWay = z.strictObject({
  name: z.string().min(5).describe('what is unusual about it: through a group, and by an inline policy'),
  run: script.describe('a script in right-ways/'),
  after: id.optional().describe('play the solution up to and including this step first'),
  passes: id.describe('the step that must pass all the same'),
})
export type RightWay = z.infer<typeof rightWay>

export const arrival = z.strictObject({
  run: script.describe('a script in the module\u2019s folder: arrives.sh'),
  title: z.string().min(5).describe('what the card says: Something changed since you left'),
  as: z
    .string()
    .regex(/^(root|attacker|user:[\w+=,.@-]+|key-of:[\w+=,.@-]+)$/, 'root, attacker, user:NAME, or key-of:NAME')
    .optional()
    .describe(
      'whose doing it is: a signed-in user, whoever holds a user\u2019s key, the attacker\u2019s machine. Default root',
    ),
  before: id.describe('it has happened when the learner begins this step'),
  breaks: z
    .tuple([z.string(), id])
    .optional()
    .describe('a step of an earlier module that is red after it: ["06-users", "give-administrator"]'),
})
export type Arrival = z.infer<typeof arrival>

/** What `defineLab` is given for a step that has a check. */
export const checkedStep = z.strictObject({
  reads: z.array(reads).min(1).describe('what the check looks at: a request that changes one of these runs it again'),
  needs: z.array(id).optional().describe('steps of this module that come first'),
  once: z.literal(true).optional().describe('a pass is kept: it rests on something that happened'),
  check: z.custom<() => unknown>((value) => typeof value === 'function', 'a function').describe('check({ account })'),
})

const sentence = z.string().min(8)

/** Words of one reason. `{name}` stands for a value that the check gives. */
const reasonWords = z.strictObject({
  seen: sentence.describe('what is in the account, with its names and ARNs; never "wrong" or "incorrect"'),
  expected: sentence.describe('what was expected, in the words of the task'),
  next: sentence.describe('the one thing to do next, true for console and command line alike'),
  hint: sentence.optional().describe('a question that leads to it'),
})
export type ReasonWords = z.infer<typeof reasonWords>

/** `words.yaml`: every sentence that a verdict of this module says. */
export const words = z.strictObject({
  reasons: z.record(id, reasonWords).describe('for each reason a check gives to failed(…)').default({}),
  passed: z.record(id, sentence).describe('for each step: what is true now, in one sentence').default({}),
  blocked: z.record(id, sentence).describe('for each step that needs another: why it waits').default({}),
  evidence: z
    .record(z.string(), z.string().min(2))
    .describe('a label for each piece of evidence a pass gives')
    .default({}),
  hints: z
    .record(id, z.tuple([sentence, sentence, sentence]))
    .describe('for each step three grades: a question, more, nearly the answer; none says the task again')
    .default({}),
  solution: z
    .record(id, z.array(sentence))
    .describe('instead of the comments of solution.sh: for each step a sentence for each command')
    .default({}),
})
export type Words = z.infer<typeof words>

/** Says of each issue where it is, what it is, and what the field is for. */
export function explain(where: string, schema: z.ZodType, error: z.ZodError): string {
  const lines = error.issues.map((issue) => {
    const path = issue.path.join('.') || '(the whole)'
    const purpose = describedAt(schema, issue.path)
    return `  ${path}: ${issue.message}${purpose ? `. It is ${purpose}` : ''}`
  })
  return `${where} does not read as it should:\n${lines.join('\n')}`
}

/** Reads `value`, or throws one error whose message teaches. */
export function readAs<T extends z.ZodType>(where: string, schema: T, value: unknown): z.infer<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new Error(explain(where, schema, result.error), { cause: result.error })
}

function describedAt(schema: z.ZodType, path: PropertyKey[]): string | undefined {
  let at: unknown = schema
  for (const key of path) {
    const bare = unwrap(at)
    if (bare instanceof z.ZodObject) at = bare.shape[key as string]
    else if (bare instanceof z.ZodArray) at = bare.element
    else if (bare instanceof z.ZodRecord) at = bare.valueType
    else return undefined
  }
  if (!(at instanceof z.ZodType)) return undefined
  const bare = unwrap(at)
  return at.description ?? (bare instanceof z.ZodType ? bare.description : undefined)
}

function unwrap(schema: unknown): unknown {
  let at = schema
  while (at instanceof z.ZodOptional || at instanceof z.ZodDefault) at = at.unwrap()
  return at
}
