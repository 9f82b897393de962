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
  machine: z
    .enum(['cloudshell', 'laptop', 'attacker'])
    .optional()
    .describe('the machine of the workbench that it is for; without it the one that is open'),
  enter: z.boolean().optional().describe('true: Run also presses Enter. For commands that only look'),
})

export const asideProps = z.strictObject({
  title: z.string().min(1).optional().describe('another title than the usual one'),
})

export const attackersProps = asideProps.extend({
  source: z
    .url({ protocol: /^https$/ })
    .optional()
    .describe('where it is written down: an https address, shown below'),
})

export const caughtUpProps = z.strictObject({
  who: z
    .array(z.enum(['root', 'mara']))
    .min(1)
    .describe('whose sign-in the module needs, and a reader who did not play the modules before cannot know'),
})

const id = z.string().describe('an id in the module’s exercises.yaml')

export const quizProps = z.strictObject({
  ids: z.array(id).min(1).optional().describe('some questions of the quiz, in this order; without it all of them'),
})

export const recallProps = z.strictObject({
  questions: z
    .array(z.string().regex(/^\d{2}-[a-z0-9-]+\/[a-z0-9-]+$/, 'module and question: 04-mfa/why-two'))
    .min(1)
    .optional()
    .describe('these questions, each as module/question; without it two that the page chooses'),
})

export const sortProps = z.strictObject({ id: id.describe('a key under sorts in exercises.yaml') })

export const arnsProps = z.strictObject({
  ids: z.array(id).min(1).optional().describe('some of the ARNs of exercises.yaml; without it all of them'),
  only: z.enum(['read', 'build']).optional().describe('those to read, or those to write'),
})

export const arnReaderProps = z.strictObject({
  id: z.string().optional().describe('an id for the field, where a page has several readers'),
  arn: z.string().startsWith('arn:').optional().describe('what stands in the field at first'),
})

export const explorerProps = z.strictObject({ id: id.describe('a key under explorers in exercises.yaml') })

export const predictProps = z.strictObject({
  step: z.string().describe('the id of the step whose declaration has the prediction, under predict in module.ts'),
  id: z.string().optional().describe('which prediction, where the step has several'),
})

export const openConsoleProps = z.strictObject({
  path: z
    .string()
    .startsWith('/')
    .describe('the page of the practice console, without /console: /iam/users/mara?tab=security-credentials'),
})

export const diagramProps = z.strictObject({
  src: z
    .string()
    .regex(/^\.\/[a-z0-9-]+\.svg$/, 'a drawing beside the lesson: ./evaluation.svg')
    .describe('a drawing beside the lesson; evaluation.narrow.svg, if it is there, is for narrow pages'),
  alt: z
    .string()
    .min(20)
    .describe('the same in words, for those who do not see it: what stands where, what leads where'),
  caption: z.string().min(5).optional().describe('one or two sentences below the drawing'),
})

export const arrivalProps = z.strictObject({
  id: z.string().describe('the name of the script in lab.ts, without .sh: arrives'),
})

export const passTimeProps = z
  .strictObject({
    days: z.number().int().min(1).max(400).optional().describe('how many days pass'),
    hours: z.number().int().min(1).max(9600).optional().describe('how many hours pass'),
  })
  .refine(({ days, hours }) => (days ?? 0) + (hours ?? 0) > 0, 'say how long: days={1} or hours={6}')

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
