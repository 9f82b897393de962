/**
 * Documents as they are kept, read by their schema once: the store hands out the same object until another is put, so what
 * was valid still is. What is read is never changed in place; a change is a new object.
 */
import type { z } from 'zod'

export function readerOf<T extends object>(schema: z.ZodType<T>): { read(kept: unknown): T; put(value: T): T } {
  const valid = new WeakMap<object, T>()
  return {
    read(kept) {
      const known = typeof kept === 'object' && kept !== null ? valid.get(kept) : undefined
      if (known) return known
      const value = schema.parse(kept)
      if (typeof kept === 'object' && kept !== null) valid.set(kept, value)
      return value
    },
    /** Remembers what is about to be kept, and gives it back. */
    put(value) {
      valid.set(value, value)
      return value
    },
  }
}
