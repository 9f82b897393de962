/**
 * What a learner types and does beside the account, as a queue that may be sent again: `POST /api/actions`. An id that
 * was taken before changes nothing. None of it passes a step: that is for checks alone, and an exercise is judged here
 * from its file, whatever the page says of it.
 */
import { z } from 'zod'
import { problem } from './problem.ts'
import { checkStep } from './steps.ts'

const action = {
  id: z.string().min(8).max(64).describe('made by the page, unique: it is what makes sending twice harmless'),
  at: z.iso.datetime().describe('by the page’s clock; a time to come counts as now'),
}

/**
 * What was answered, always in the order and the ids of exercises.yaml: `one` an index; `several` indexes; `order` the
 * indexes of the items in the order they were put; `fill` the text; a sort the bin by item; an ARN to build the
 * text; an ARN to read the text by part. The ids of a module’s exercises are unique in it.
 */
export const answer = z.union([
  z.number().int().nonnegative(),
  z.array(z.number().int().nonnegative()).max(50),
  z.string().max(2048),
  z.record(z.string().max(64), z.string().max(512)),
])
export type Answer = z.infer<typeof answer>

/** What a learner guesses of a request: whether it is allowed, and which layer decides. */
export const guess = z.object({
  allowed: z.boolean(),
  layer: z
    .enum(['root', 'identity', 'boundary', 'session', 'resource', 'trust', 'scp', 'rcp', 'vpc-endpoint', 'credentials'])
    .optional()
    .describe('the kind of policy that decides; identity also where nothing allows it'),
})
export type Guess = z.infer<typeof guess>

export const learnerAction = z.discriminatedUnion('kind', [
  z.object({ ...action, kind: z.literal('answer'), module: z.string(), exercise: z.string(), answer }),
  z.object({ ...action, kind: z.literal('predict'), ...checkStep.shape, prediction: z.string(), guess }),
  z.object({ ...action, kind: z.literal('attest'), ...checkStep.shape, words: z.string().trim().min(3).max(2000) }),
  z.object({
    ...action,
    kind: z.literal('read'),
    module: z.string(),
    section: z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}_.-]{0,99}$/u),
  }),
  z.object({
    ...action,
    kind: z.literal('setting'),
    key: z.string().regex(/^[a-z][a-zA-Z0-9.-]{0,63}$/),
    value: z.json(),
  }),
])
export type LearnerAction = z.infer<typeof learnerAction>

/** At most fifty at once, applied in their order. */
export const actions = z.object({ actions: z.array(learnerAction).min(1).max(50) })

/** `saved`: it is on disk, now or from before. `refused`: it never will be; take it off the queue and say why. */
export const actionResult = z.discriminatedUnion('status', [
  z.object({
    id: z.string(),
    status: z.literal('saved'),
    right: z.boolean().optional().describe('answer: as judged here'),
  }),
  z.object({ id: z.string(), status: z.literal('refused'), problem }),
])
export type ActionResult = z.infer<typeof actionResult>
export const actionResults = z.object({ results: z.array(actionResult) })

/**
 * `POST /api/predict`: a guess is committed (the first one stays), then the account is asked. What is asked stands in the
 * step’s declaration; the page only names it.
 */
export const predict = checkStep.extend({ prediction: z.string(), guess })

/** `POST /api/ask`: what a principal of the learner’s own account may do. Nothing is done by asking. */
export const ask = z.object({
  by: z.string().min(1).max(2048).describe('a user’s name, role/NAME, root, or an ARN'),
  action: z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9*]+$/),
  resource: z.string().max(2048).optional(),
  context: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
})
export type Ask = z.infer<typeof ask>

/** How the account answers. */
export const decided = z.object({
  asked: ask,
  allowed: z.boolean(),
  layer: guess.shape.layer,
  because: z.string().describe('one clause: AdministratorAccess allows it'),
  by: z.array(z.object({ kind: z.string(), name: z.string(), arn: z.string().optional() })),
  basis: z.enum(['observed', 'computed']),
  explanation: z.unknown().optional().describe('the policy engine’s own account of it'),
})
export type Decided = z.infer<typeof decided>
export const predicted = decided.extend({ guess, right: z.boolean() })
export type Predicted = z.infer<typeof predicted>
