import { z } from 'zod'

/** `GET /api/clean-up`: what the labs left in the account. Nothing is removed: the commands are the learner's to run. */
export const cleanUp = z.object({
  left: z.number().int().nonnegative(),
  text: z.string().describe('what is left, each with its commands, as lines for bash'),
})
export type CleanUp = z.infer<typeof cleanUp>
