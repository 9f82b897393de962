/** Reads what a page sent, by its schema; a mistake becomes a sentence that names the field. */
import type { z } from 'zod'
import { Refused } from './problem.ts'

export function read<T extends z.ZodType>(schema: T, value: unknown, what = 'The body'): z.infer<T> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const [issue] = result.error.issues
  const at = issue?.path.length ? ` at ${issue.path.join('.')}` : ''
  throw new Refused('bad-request', `${what} does not read as it should${at}: ${issue?.message ?? 'unknown'}.`)
}
