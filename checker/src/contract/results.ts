/** What a learner has done, all in one: `GET /api/results`; the certificate; the security score. */
import { z } from 'zod'
import { guess } from './actions.ts'
import { basis } from './steps.ts'

export const stepResult = z.object({
  step: z.string(),
  title: z.string(),
  kind: z.enum(['core', 'extra']),
  guidance: z.enum(['shown', 'gaps', 'unassisted']),
  status: z.string(),
  startedAt: z.iso.datetime().optional().describe('when it was the next thing to do, with its module open'),
  passedAt: z.iso.datetime().optional(),
  attempts: z.number().int().nonnegative(),
  hintsUsed: z.number().int().nonnegative(),
  solutionSeen: z.boolean(),
  helped: z.boolean(),
  unassisted: z.boolean(),
  basis: basis.optional(),
  attested: z.string().optional(),
})
export type StepResult = z.infer<typeof stepResult>

export const answerResult = z.object({
  exercise: z.string(),
  tries: z.number().int().positive(),
  right: z.boolean().describe('the newest try'),
  firstRight: z.boolean(),
  firstAt: z.iso.datetime(),
  at: z.iso.datetime().describe('of the newest try: what was longest ago is asked again first'),
})
export type AnswerResult = z.infer<typeof answerResult>

export const predictionResult = z.object({
  step: z.string(),
  prediction: z.string(),
  guess,
  at: z.iso.datetime(),
  allowed: z.boolean().optional().describe('what the account answered, once it was asked'),
  right: z.boolean().optional(),
})

export const moduleResult = z.object({
  module: z.string(),
  title: z.string(),
  openedAt: z.iso.datetime().optional(),
  steps: z.array(stepResult),
  answers: z.array(answerResult),
  predictions: z.array(predictionResult),
  read: z.record(z.string(), z.iso.datetime()).describe('when each section was read'),
})
export type ModuleResult = z.infer<typeof moduleResult>

/** How the steps that count were done. The four kinds add up to `passed`. */
export const totals = z.object({
  steps: z.number().int().describe('core steps of the course'),
  passed: z.number().int(),
  unassisted: z.number().int(),
  guided: z.number().int().describe('done by the learner, with the lesson’s guidance or with its solution looked at'),
  helped: z.number().int(),
  attested: z.number().int(),
})
export type Totals = z.infer<typeof totals>

export const results = z.object({
  modules: z.array(moduleResult),
  totals,
  settings: z.record(z.string(), z.json()),
})
export type Results = z.infer<typeof results>

/**
 * `POST /api/certificate`: issued when every core step of a route is passed, and answered as a {@link certificateCheck};
 * before that, 409 with what is missing.
 */
export const certificateWanted = z.object({ name: z.string().trim().min(1).max(120) })

/**
 * A certificate. `signature` is Ed25519 over the UTF-8 bytes of the JSON of all other fields in the order of this
 * schema; the server’s public key comes with the answer, so that it can be verified elsewhere too.
 */
export const certificate = z.object({
  id: z.string(),
  name: z.string(),
  course: z.string(),
  route: z.enum(['short', 'half', 'day']),
  issuedAt: z.iso.datetime(),
  modules: z.array(z.string()).describe('titles of the modules whose core steps were all passed'),
  totals,
  signature: z.string().describe('base64url'),
})
export type Certificate = z.infer<typeof certificate>

/** `GET /api/certificate/:id`: anyone may ask. 404: this server has issued none of this id. */
export const certificateCheck = z.object({
  certificate,
  valid: z.boolean().describe('the signature is this server’s, and nothing was changed since'),
  publicKey: z.string().describe('Ed25519, SPKI, PEM'),
})
export type CertificateCheck = z.infer<typeof certificateCheck>

/** `GET /api/score`: how secure the account is, 0 to 100, by the items of module 15. */
export const score = z.object({
  score: z.number().min(0).max(100),
  items: z.array(
    z.object({
      id: z.string(),
      weight: z.number(),
      done: z.boolean().optional().describe('absent: cannot be seen here'),
      seen: z.string().optional(),
    }),
  ),
})
export type Score = z.infer<typeof score>
