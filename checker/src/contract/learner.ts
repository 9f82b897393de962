/** Who is learning, where they work, and what a page needs to know first. */
import { z } from 'zod'

/** Where a learner works. */
export const targetKind = z.enum(['sandbox', 'localstack', 'aws'])
export type TargetKind = z.infer<typeof targetKind>

export const learner = z.object({
  id: z.string().describe('opaque; also the id of the learner’s world'),
  accountId: z.string().regex(/^\d{12}$/),
  createdAt: z.iso.datetime(),
  target: targetKind.optional().describe('where the account is; absent: in the built-in sandbox'),
})
export type Learner = z.infer<typeof learner>

/** What the page may offer where the learner works; what is false is said so beforehand, never tried. */
export const features = z.object({
  enforced: z.boolean().describe('false: IAM decides nothing here, and what AWS would decide is worked out by us'),
  console: z.boolean().describe('the practice console'),
  terminal: z.boolean().describe('the page’s own machines reach the account'),
  worlds: z.boolean().describe('reset, catch me up, undo: account, progress and machines together'),
  time: z.boolean().describe('ledger time can be moved forward'),
  inbox: z.boolean().describe('mails of AWS are kept where the learner can read them'),
  requests: z
    .enum(['all', 'terminal', 'none'])
    .describe('which requests to the account are told: all; those of the page\u2019s own terminal; none'),
})
export type Features = z.infer<typeof features>

/** `GET /api/hello`: what a page needs first. It creates nothing. */
export const hello = z.object({
  learner: learner.nullable(),
  target: targetKind,
  serverTime: z.iso.datetime().describe('for comparing clocks: TOTP and SigV4 need them close'),
  awsEndpoint: z.url().describe('for the real CLI and SDKs, e.g. http://127.0.0.1:4566'),
  version: z.string().describe('of the server’s build; a page of another version offers a reload'),
  features: features.optional(),
  where: z.string().optional().describe('one sentence, always shown: where you are working, and whether it costs'),
})
export type Hello = z.infer<typeof hello>

/** `POST /api/resume-code`: makes one, in the place of an earlier one. It is shown once and kept as a hash. */
export const resumeCode = z.object({
  code: z
    .string()
    .describe('three groups of four letters: BCDF-GHJK-LMNP; read without regard to case, spaces, hyphens'),
  expiresAt: z.iso.datetime(),
  uses: z.number().int().positive().describe('how many devices it opens'),
})
export type ResumeCode = z.infer<typeof resumeCode>

/** `POST /api/resume`: this browser becomes that learner. Answers the {@link learner}, and sets the cookie. */
export const resume = z.object({ code: z.string().min(1).max(64) })

/**
 * `GET /api/export`: a JSON file with everything that is kept of the learner. `DELETE /api/learner`: forgets all of it,
 * certificates and resume codes too; 204, and the cookie is taken back.
 */
export const exported = z.object({
  format: z.literal('first-line-learner'),
  version: z.literal(1),
  exportedAt: z.iso.datetime(),
  learner,
  progress: z.unknown(),
  notes: z.unknown().describe('answers, predictions, hints, settings: what is known of the person'),
  certificates: z.array(z.unknown()),
  activity: z.array(z.unknown()),
  world: z.unknown().describe('accounts, machines and progress in one piece; it can be laid into another server'),
})
export type Exported = z.infer<typeof exported>
