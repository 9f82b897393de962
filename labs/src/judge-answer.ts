/** Whether an answer to an exercise is right. The server asks this; what a page says of itself counts for nothing. */
import { z } from 'zod'
import { type Exercises, exerciseIds } from './exercises.ts'
import { isRightFor } from './judge-question.ts'

/**
 * `one`: the option's index in exercises.yaml. `several` and `order`: indexes, for `order` in the learner's order.
 * `fill` and an ARN to build: the text. A sort: the bin by item. An ARN to read: the text by part (`service`, `region` …).
 */
export const answer = z.union([
  z.number().int().nonnegative(),
  z.array(z.number().int().nonnegative()).max(20),
  z.string().max(2000),
  z.record(z.string().max(60), z.string().max(300)),
])
export type Answer = z.infer<typeof answer>

/** What a step with `exercise` waits for: one exercise, or all of a kind (`quiz`, `arns`). Empty: there is none such. */
export function exercisesOf(all: Exercises, name: string): readonly string[] {
  if (name === 'quiz') return all.quiz.map(({ id }) => id)
  if (name === 'arns') return [...all.arns.read, ...all.arns.build].map(({ id }) => id)
  return exerciseIds(all).filter((id) => id === name)
}

/** Undefined when there is no such exercise. `accountId` is what `{account}` stands for. */
export function isRightAnswer(all: Exercises, id: string, given: Answer, accountId: string): boolean | undefined {
  const own = (text: string) => text.replaceAll('{account}', accountId)
  const question = all.quiz.find((each) => each.id === id)
  if (question) return isRightFor(question, given, accountId)
  const sort = Object.hasOwn(all.sorts, id) ? all.sorts[id] : undefined
  if (sort) return isRecord(given) && sort.items.every((item) => given[item.id] === item.bin)
  const toBuild = all.arns.build.find((each) => each.id === id)
  if (toBuild) return typeof given === 'string' && given.trim() === own(toBuild.arn)
  const toRead = all.arns.read.find((each) => each.id === id)
  if (!toRead) return undefined
  return (
    isRecord(given) && Object.entries(partsOf(own(toRead.arn))).every(([part, text]) => given[part]?.trim() === text)
  )
}

/** An ARN's parts; the resource may hold colons. */
export function partsOf(arn: string): Record<'partition' | 'service' | 'region' | 'account' | 'resource', string> {
  const [, partition = '', service = '', region = '', account = '', ...resource] = arn.split(':')
  return { partition, service, region, account, resource: resource.join(':') }
}

const isRecord = (given: Answer): given is Record<string, string> => typeof given === 'object' && !Array.isArray(given)
