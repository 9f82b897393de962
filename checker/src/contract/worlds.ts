/** The account, its machines and the progress taken together: reset, catch up, undo, time, the inbox. Sandbox alone. */
import { z } from 'zod'

/**
 * `reset`: the account as this module begins, and the module’s steps over again. `catch-up`: the same account, with what
 * was passed in this module kept; earlier steps that are right by it count as helped. `undo`: back to a point.
 */
export const lay = z.enum(['reset', 'catch-up', 'undo'])
export type Lay = z.infer<typeof lay>

export const change = z.object({
  change: z.enum(['added', 'removed', 'changed']),
  kind: z.string().describe('in words: user, access key, bucket, home directory of the laptop'),
  name: z.string(),
  of: z.string().optional().describe('what it belongs to: the user of an access key'),
  account: z.string().optional().describe('given when it is not the learner’s own account'),
})
export type Change = z.infer<typeof change>

/** `GET /api/changes?lay=reset&module=…`, or `?lay=undo&point=…`: what it would do, without doing it. */
export const changesWanted = z.object({
  lay,
  module: z.string().optional().describe('reset and catch-up'),
  point: z.string().optional().describe('undo; the newest when absent'),
})
export const changes = z.object({
  lay,
  changes: z.array(change),
  more: z.number().int().nonnegative().describe('how many beyond the first 200'),
  steps: z
    .array(z.object({ module: z.string(), step: z.string(), from: z.string(), to: z.string() }))
    .describe('steps whose state changes'),
  time: z.object({ from: z.iso.datetime(), to: z.iso.datetime() }).optional().describe('when ledger time moves'),
})
export type Changes = z.infer<typeof changes>

/** A point that one can go back to; it is made before everything that lays the world anew. */
export const point = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  before: z.enum(['reset', 'catch-up', 'undo', 'arrive', 'time']).describe('what came right after it'),
  module: z.string().optional(),
})
export type Point = z.infer<typeof point>

/** `GET /api/points`: newest first. */
export const points = z.object({ points: z.array(point) })

/** `POST /api/reset`, `POST /api/catch-up`. */
export const layModule = z.object({ module: z.string() })
/** `POST /api/undo`: the newest point when none is named. It makes a point itself, so that it can be undone. */
export const undo = z.object({ point: z.string().optional() })
/** What these answer: the point that leads back. Open pages hear `laid` and read everything again. */
export const laid = z.object({ lay, point, at: z.iso.datetime() })
export type Laid = z.infer<typeof laid>

/** `GET /api/time`, and what `POST /api/time` answers. */
export const time = z.object({
  wall: z.iso.datetime(),
  ledger: z.iso.datetime().describe('what AWS’s things are dated with, and billed by'),
})
export type Time = z.infer<typeof time>
/** `POST /api/time`: ledger time passes in the learner’s world: bills grow, keys age, budgets look. Wall time stays. */
export const passTime = z
  .object({ days: z.number().int().min(0).max(400).default(0), hours: z.number().int().min(0).max(9600).default(0) })
  .refine(({ days, hours }) => days + hours > 0, 'say how many days or hours')

/** `GET /api/inbox`: the mails AWS sent to the learner’s account, newest first. Nothing ever leaves this machine. */
export const mail = z.object({
  id: z.string(),
  date: z.iso.datetime(),
  from: z.string(),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  action: z
    .object({ service: z.string(), operation: z.string(), input: z.record(z.string(), z.string()) })
    .optional()
    .describe('what a link of the mail asks AWS for: the inbox makes it a button'),
})
export type Mail = z.infer<typeof mail>
export const inbox = z.object({ mail: z.array(mail) })
