import { resourceTags } from '../entities.ts'
import { ec2Operation } from '../operation.ts'
import { kindOf, taggableKind } from '../taggable.ts'
import { type TagInput, tagsOf } from '../tags.ts'
import { tagChecks } from './create-tags.ts'

interface Input {
  Resources: string[]
  Tags?: TagInput[]
}

export const deleteTags = ec2Operation<Input, undefined>({
  name: 'DeleteTags',
  access: 'Tagging',
  validate({ input }) {
    for (const id of input.Resources) kindOf(id)
  },
  authorise: (call) => tagChecks(call, 'DeleteTags', call.input.Resources, call.input.Tags ?? []),
  /** A tag goes when key and value are right, or the key is and no value is given; without Tags all go. */
  execute(call) {
    const { Resources, Tags } = call.input
    for (const resourceId of Resources) {
      const resourceType = taggableKind(call, resourceId)
      const left = tagsOf(call, resourceId).filter(
        ({ key, value }) =>
          Tags !== undefined &&
          !Tags.some((tag) => tag.Key === key && (tag.Value === undefined || tag.Value === value)),
      )
      const table = call.table(resourceTags)
      if (left.length) table.put({ resourceId, resourceType, region: call.region, tags: left })
      else table.delete(resourceId)
    }
  },
})
