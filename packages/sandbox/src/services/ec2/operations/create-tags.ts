import type { Call } from '../../../call.ts'
import type { Check } from '../../../operation.ts'
import { resourceCheck } from '../arns.ts'
import { instanceCheck } from '../instances/instances.ts'
import { ec2Operation } from '../operation.ts'
import { kindOf, taggableKind } from '../taggable.ts'
import { putTags, requestTagContext, type TagInput, validTags } from '../tags.ts'

interface Input {
  Resources: string[]
  Tags: TagInput[]
}

/** A check for each resource, in the order of the request; an instance's has its own keys. */
export function tagChecks(call: Call, name: string, ids: readonly string[], tags: readonly TagInput[]): Check[] {
  return [...new Set(ids)].map((id) => {
    const kind = kindOf(id)
    const context = requestTagContext(tags)
    return kind === 'instance' ? instanceCheck(call, name, id, context) : resourceCheck(call, name, kind, id, context)
  })
}

export const createTags = ec2Operation<Input, undefined>({
  name: 'CreateTags',
  access: 'Tagging',
  validate({ input }) {
    validTags(input.Tags)
    for (const id of input.Resources) kindOf(id)
  },
  authorise: (call) => tagChecks(call, 'CreateTags', call.input.Resources, call.input.Tags),
  execute(call) {
    for (const id of call.input.Resources) putTags(call, id, taggableKind(call, id), call.input.Tags)
  },
})
