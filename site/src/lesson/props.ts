/** What authors write on the components of a lesson, as schemas, and errors that say how to mend it. */
import { AstroError } from 'astro/errors'
import { z } from 'astro/zod'

export const stepProps = z.strictObject({
  id: z.string().describe('the id of one of the module’s steps, as in its module.ts: create-user'),
})

export const runProps = z.strictObject({
  command: z
    .string()
    .min(1)
    .optional()
    .describe('the command, if it is not written between the tags. What the learner fills in stands in {braces}'),
})

export const asideProps = z.strictObject({
  title: z.string().min(1).optional().describe('another title than the usual one'),
})

export const pathProps = z.strictObject({})

export const termProps = z.strictObject({
  id: z
    .string()
    .optional()
    .describe('the entry of the glossary, if it is not the words between the tags: implicit-deny'),
  name: z.string().optional().describe('as id'),
})

/** Reads the props of `<component>`, or throws an error that teaches. */
export function readProps<T extends z.ZodType>(component: string, schema: T, props: unknown): z.infer<T> {
  const result = schema.safeParse(props)
  if (result.success) return result.data
  const issues = result.error.issues.map((issue) => `- ${issue.path.join('.') || 'the whole'}: ${issue.message}`)
  throw new AstroError(
    `<${component}> does not read as it should:\n${issues.join('\n')}`,
    `It takes: ${fields(schema)}. See site/README.md.`,
  )
}

/** Each field of an object schema with what it is for. */
function fields(schema: z.ZodType): string {
  if (!(schema instanceof z.ZodObject)) return 'nothing'
  const all = Object.entries(schema.shape).map(([name, field]) => {
    const says =
      (field as z.ZodType).description ??
      (field instanceof z.ZodOptional ? (field.unwrap() as z.ZodType).description : undefined)
    return `${name}${field instanceof z.ZodOptional ? ' (optional)' : ''}: ${says ?? ''}`
  })
  return all.length > 0 ? all.join('; ') : 'no attributes'
}
