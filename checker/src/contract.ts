/**
 * The HTTP contract between the page and the checker: every message as a schema, types inferred from it.
 *
 * Paths are relative to the site's origin. Every answer that is not 2xx carries a {@link Problem}.
 * Times are ISO 8601 in UTC. A learner is named by a signed, http-only cookie, which `POST /api/learner` sets.
 */
import { z } from 'zod'

/** Where a learner works. */
export const targetKind = z.enum(['sandbox', 'localstack', 'aws'])
export type TargetKind = z.infer<typeof targetKind>

/** What went wrong, in words for a person. `code` is stable; `next` is the one thing to do. */
export const problem = z.object({
  code: z
    .string()
    .describe(
      'stable, kebab-case: no-learner, not-found, bad-request, too-large, too-many, conflict, forbidden-origin, forbidden-host, our-fault',
    ),
  message: z.string(),
  next: z.string().optional(),
})
export type Problem = z.infer<typeof problem>

export const learner = z.object({
  id: z.string().describe('opaque; also the id of the learner\u2019s world'),
  accountId: z.string().regex(/^\d{12}$/),
  createdAt: z.iso.datetime(),
})
export type Learner = z.infer<typeof learner>

/** `GET /api/hello`: what a page needs first. It creates nothing. */
export const hello = z.object({
  learner: learner.nullable(),
  target: targetKind,
  serverTime: z.iso.datetime().describe('for comparing clocks: TOTP and SigV4 need them close'),
  awsEndpoint: z.url().describe('for the real CLI and SDKs, e.g. http://127.0.0.1:4566'),
  version: z.string().describe('of the server\u2019s build; a page of another version offers a reload'),
})
export type Hello = z.infer<typeof hello>

/**
 * What a step's card shows. `idle`: nobody has begun it. `undone`: was right at `passedAt`, is not now.
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
  message: z.string().optional().describe('blocked, unverifiable, error: one sentence'),
})
export type StepState = z.infer<typeof stepState>

/** `GET /api/progress`. `cursor` is the live stream\u2019s position that this state includes. */
export const progress = z.object({ cursor: z.number().int().nonnegative(), steps: z.array(stepState) })
export type Progress = z.infer<typeof progress>

/** `POST /api/open`: the module whose steps re-run when the account changes; answers its steps, checked now. */
export const openModule = z.object({ module: z.string() })
/** `POST /api/check`: one step, now. Answers its {@link StepState}. */
export const checkStep = z.object({ module: z.string(), step: z.string() })

/** `GET /api/credentials?machine=…`: short-lived credentials of the signed-in console session. */
export const machine = z.enum(['cloudshell', 'laptop', 'attacker'])
export type Machine = z.infer<typeof machine>
export const credentials = z.object({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  sessionToken: z.string(),
  expiration: z.iso.datetime(),
  principal: z.string().describe('ARN'),
  region: z.string(),
})
export type Credentials = z.infer<typeof credentials>

/** A file of a machine\u2019s home directory. `path` is relative to it; `data` is base64; `mode` like 0o600. */
export const homeFile = z.object({ data: z.base64(), mode: z.number().int().min(0).max(0o7777) })
/** `GET` and `PUT /api/machines/:machine/home`: at most 1 MB in all. A PUT names the version it read; 409 when another page was first. */
export const home = z.object({ version: z.number().int().nonnegative(), files: z.record(z.string(), homeFile) })
export type Home = z.infer<typeof home>

/** `GET /api/account`: *about this account*. */
export const accountCard = z.object({
  accountId: z.string(),
  region: z.string(),
  endpoint: z.url(),
  rootEmail: z.string(),
  keys: z.array(
    z.object({
      accessKeyId: z.string(),
      owner: z.string().describe('ARN of the user, or of root'),
      status: z.enum(['Active', 'Inactive']),
      createdAt: z.iso.datetime(),
    }),
  ),
})
export type AccountCard = z.infer<typeof accountCard>

/** A request that reached the account, and what was decided. The full explanation is at `GET /api/activity/:id`. */
export const activity = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  principal: z.string().describe('ARN, or "anonymous"'),
  service: z.string().describe('IAM prefix: iam, s3'),
  action: z.string().describe('as in a policy: iam:CreateUser'),
  resource: z.string().optional(),
  outcome: z.enum(['allowed', 'denied', 'failed']).describe('failed: allowed, and then refused for another reason'),
  because: z.string().optional().describe('one clause, in words'),
  errorCode: z.string().optional(),
})
export type Activity = z.infer<typeof activity>

/** `GET /api/activity?limit=…`: the newest requests, newest first; at most 200. */
export const activityList = z.object({ activity: z.array(activity) })
export type ActivityList = z.infer<typeof activityList>

/** `GET /api/activity/:id`: one request, and how it was decided. `explanation` is the policy engine\u2019s own account of it. */
export const activityDetail = z.object({ activity, explanation: z.unknown().optional() })
export type ActivityDetail = z.infer<typeof activityDetail>

/**
 * `GET /api/live`: server-sent events. `id:` is the cursor; a reconnect sends `Last-Event-ID` (or `?after=`) and misses nothing:
 * if the server no longer has what came between, it sends `resync`, and the page reads `/api/progress` again.
 */
export const liveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), step: stepState }),
  z.object({ type: z.literal('activity'), activity }),
  z.object({ type: z.literal('resync') }),
])
export type LiveEvent = z.infer<typeof liveEvent>

/**
 * `ANY /api/aws/{host}{path}?{query}`: one signed AWS request, signed for `host` (an AWS host name such as
 * `iam.amazonaws.com`), handed to the sandbox in this process. The answer is the service\u2019s, byte for byte, with
 * `Content-Security-Policy: sandbox` and `nosniff` added. It has no authority of its own: the signature is all.
 */
export const awsPath = (host: string, pathAndQuery: string): string => `/api/aws/${host}${pathAndQuery}`
