/** Where the labs can be done, and the choice of it. */
import { z } from 'zod'
import { targetKind } from './learner.ts'

export const targetChoice = z.object({
  kind: targetKind,
  here: z.boolean().describe('the learner works there'),
  open: z.boolean().describe('it can be chosen'),
  why: z.string().optional().describe('one or two sentences: why not, and what to do'),
  steps: z.object({ observed: z.number(), computed: z.number(), attest: z.number() }).describe('of the whole course'),
  profile: z.string().optional().describe('of AWS: the profile whose credentials the server would use'),
})
export type TargetChoice = z.infer<typeof targetChoice>

/** `GET /api/targets`. */
export const targetChoices = z.object({
  fixed: z.boolean().describe('whoever started the server has chosen'),
  choices: z.array(targetChoice),
})
export type TargetChoices = z.infer<typeof targetChoices>

const secret = z.string().min(1).max(4096)

/** Of an AWS account, for this run: kept in the memory of the server, and nowhere else. */
export const pastedCredentials = z.object({
  accessKeyId: z.string().regex(/^[A-Z0-9]{16,128}$/, 'an access key id has capital letters and digits'),
  secretAccessKey: secret,
  sessionToken: secret.optional(),
})
export type PastedCredentials = z.infer<typeof pastedCredentials>

/**
 * `POST /api/target`: the learner works there from now on. Answers the {@link learner} there, with progress of its own, and
 * sets the cookie. On AWS without `account`, or with reasons against it, it is refused with `not-here` and says whose the
 * credentials are: typing the id is the confirmation. Credentials that AWS does not know are refused with `denied`.
 */
export const chooseTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sandbox') }),
  z.object({ kind: z.literal('localstack') }),
  z.object({
    kind: z.literal('aws'),
    account: z
      .string()
      .regex(/^\d{12}$/, 'an AWS account id has twelve digits')
      .optional(),
    credentials: pastedCredentials.optional().describe('absent: those that the server\u2019s machine has'),
    evenSo: z.boolean().default(false).describe('although there are reasons against this account'),
  }),
])
export type ChooseTarget = z.infer<typeof chooseTarget>
