/** What a page is told when something is refused, or went wrong. */
import { z } from 'zod'

/** In words for a person. `code` is stable; `next` is the one thing to do. */
export const problem = z.object({
  code: z
    .string()
    .describe(
      'stable, kebab-case: no-learner, not-found, bad-request, too-large, too-many, conflict, denied, gone, not-here, forbidden-origin, forbidden-host, our-fault, unavailable',
    ),
  message: z.string(),
  next: z.string().optional(),
})
export type Problem = z.infer<typeof problem>
