/**
 * `exercises.yaml`: what a learner answers rather than does. Every option says why it is right or is not, since a wrong
 * answer is where the explanation is read.
 */
import { z } from 'zod'

const key = z
  .string()
  .regex(/^[a-z][a-z0-9-]*$/, 'use lower-case letters, digits and hyphens, as in why-arn')
  .describe('a stable key: it is stored with learners\u2019 answers, so never rename it')
const why = z.string().min(10).describe('one or two sentences: why it is so')
const ask = z.string().min(10).describe('the question, in Markdown')

const option = z.strictObject({
  text: z.string().min(1).describe('Markdown'),
  right: z.boolean().default(false).describe('true on what is right; left out on the others'),
  why,
})

const choice = { id: key, ask, options: z.array(option).min(2).max(8) }
const one = z.strictObject({ ...choice, kind: z.literal('one').describe('exactly one option is right') })
const several = z.strictObject({ ...choice, kind: z.literal('several').describe('one or more options are right') })
const order = z.strictObject({
  id: key,
  kind: z.literal('order'),
  ask,
  items: z.array(z.string().min(1)).min(3).max(9).describe('in the right order; the page shuffles them'),
  why,
})
const fillIn = z.strictObject({
  id: key,
  kind: z.literal('fill'),
  ask,
  text: z.string().includes('___').describe('with ___ where the answer goes'),
  answers: z
    .array(z.string().min(1))
    .min(1)
    .describe(
      'any of these is right; {account} stands for the learner\u2019s account id. Case and outer blanks do not count',
    ),
  why,
})

export const question = z.discriminatedUnion('kind', [one, several, order, fillIn]).superRefine((value, context) => {
  if (value.kind !== 'one' && value.kind !== 'several') return
  const right = value.options.filter((each) => each.right).length
  if (value.kind === 'one' && right !== 1)
    context.addIssue({ code: 'custom', path: ['options'], message: `${right} options are right, not exactly one` })
  if (value.kind === 'several' && right === 0)
    context.addIssue({ code: 'custom', path: ['options'], message: 'no option is right' })
})
export type Question = z.infer<typeof question>

const sort = z
  .strictObject({
    ask,
    bins: z
      .array(z.strictObject({ id: key, label: z.string().min(2) }))
      .min(2)
      .max(6),
    items: z
      .array(z.strictObject({ id: key, text: z.string().min(2), bin: key.describe('where it belongs'), why }))
      .min(2),
  })
  .superRefine((value, context) => {
    const bins = new Set(value.bins.map((bin) => bin.id))
    for (const [index, item] of value.items.entries())
      if (!bins.has(item.bin))
        context.addIssue({
          code: 'custom',
          path: ['items', index, 'bin'],
          message: `${item.bin} is not one of the bins`,
        })
  })
export type Sort = z.infer<typeof sort>

const arnParts = ['partition', 'service', 'region', 'account', 'resource'] as const
const arn = z.string().regex(/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/, 'arn:partition:service:region:account:resource')
const arnToRead = z.strictObject({
  id: key,
  arn: arn.describe('{account} stands for the learner\u2019s account id'),
  parts: z.strictObject(
    Object.fromEntries(arnParts.map((part) => [part, why])) as Record<(typeof arnParts)[number], typeof why>,
  ),
})
const arnToBuild = z.strictObject({ id: key, ask, arn, why })
export type ArnToRead = z.infer<typeof arnToRead>
export type ArnToBuild = z.infer<typeof arnToBuild>

/** A policy's JSON, as an object in YAML. What it may say is the policy engine's affair. */
const document = z.record(z.string(), z.unknown()).describe('the policy document, as YAML or JSON')
const namedPolicies = z.array(z.strictObject({ name: z.string().min(1), document }))
const condition = z.union([z.string(), z.array(z.string())])

const explorer = z.strictObject({
  title: z.string().min(3),
  story: z.string().min(10).describe('who asks for what, in one or two sentences'),
  request: z.strictObject({
    principal: z.string().describe('an ARN, a service, or anonymous'),
    action: z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/, 'service:Action, as in s3:GetObject'),
    resource: z.string(),
    resourceAccount: z
      .string()
      .regex(/^\d{12}$/)
      .optional()
      .describe('whose account the resource is in; absent: the one in its ARN, or else the principal\u2019s'),
    context: z.record(z.string(), condition).default({}),
  }),
  layers: z.strictObject({
    identity: namedPolicies.default([]),
    boundary: namedPolicies.max(1).optional().describe('absent: no boundary'),
    session: namedPolicies.optional().describe('absent: no session policy'),
    resource: namedPolicies.max(1).optional().describe('absent: the resource has no policy'),
    scps: namedPolicies.default([]),
    rcps: namedPolicies.default([]),
    endpoint: namedPolicies.max(1).optional(),
  }),
  predict: z.boolean().default(true).describe('ask for a guess before showing the decision'),
})
export type Explorer = z.infer<typeof explorer>

export const exercises = z
  .strictObject({
    quiz: z.array(question).default([]).describe('asked at the end, or where the lesson places them'),
    recall: z.array(key).default([]).describe('ids of questions of this module that later modules may ask again'),
    sorts: z.record(key, sort).default({}),
    arns: z
      .strictObject({ read: z.array(arnToRead).default([]), build: z.array(arnToBuild).default([]) })
      .default({ read: [], build: [] }),
    explorers: z.record(key, explorer).default({}),
  })
  .superRefine((value, context) => {
    const known = new Set<string>()
    for (const [path, id] of idsOf(value)) {
      if (known.has(id)) context.addIssue({ code: 'custom', path, message: `the id ${id} is there twice` })
      known.add(id)
    }
    for (const [index, id] of value.recall.entries())
      if (!value.quiz.some((each) => each.id === id))
        context.addIssue({ code: 'custom', path: ['recall', index], message: `${id} is no question of the quiz` })
  })
export type Exercises = z.infer<typeof exercises>

type Ids = { quiz: { id: string }[]; arns: { read: { id: string }[]; build: { id: string }[] }; sorts: object }

/** Every id an answer can be stored under: questions, sorts, ARNs. */
function idsOf({ quiz, arns, sorts }: Ids): [path: (string | number)[], id: string][] {
  return [
    ...quiz.map(({ id }, index): [(string | number)[], string] => [['quiz', index, 'id'], id]),
    ...Object.keys(sorts).map((id): [(string | number)[], string] => [['sorts', id], id]),
    ...arns.read.map(({ id }, index): [(string | number)[], string] => [['arns', 'read', index, 'id'], id]),
    ...arns.build.map(({ id }, index): [(string | number)[], string] => [['arns', 'build', index, 'id'], id]),
  ]
}

export const exerciseIds = (all: Exercises): readonly string[] => idsOf(all).map(([, id]) => id)
