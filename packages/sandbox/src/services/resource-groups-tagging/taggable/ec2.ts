import type { Call } from '../../../call.ts'
import { ec2Denied } from '../../../denial-style.ts'
import { type ArnType, ec2Arn } from '../../ec2/arns.ts'
import { resourceTags } from '../../ec2/entities.ts'
import { findInstance } from '../../ec2/instances/instances.ts'
import { tagChecks } from '../../ec2/operations/create-tags.ts'
import { taggableKind } from '../../ec2/taggable.ts'
import { putTags, tagsOf, validTags } from '../../ec2/tags.ts'
import type { TaggedKind } from './kind.ts'

const idOf = (arn: string): string => arn.slice(arn.lastIndexOf('/') + 1)

const pairs = (call: Call, id: string) => tagsOf(call, id).map(({ key, value }) => ({ Key: key, Value: value }))

export const ec2Resources: TaggedKind = {
  denial: ec2Denied,
  list: (call) =>
    call
      .table(resourceTags)
      .by('region', call.region)
      .filter(({ resourceId, resourceType }) => resourceType !== 'instance' || findInstance(call, resourceId))
      .map(({ resourceId, resourceType, tags }) => ({
        arn: ec2Arn(call, resourceType as ArnType, resourceId),
        type: `ec2:${resourceType}`,
        tags: tags.map(({ key, value }) => ({ Key: key, Value: value })),
      })),
  checks: (call, arn, change, context) =>
    tagChecks(call, change === 'tag' ? 'CreateTags' : 'DeleteTags', [idOf(arn)], []).map((check) => ({
      ...check,
      context: { ...check.context, ...context },
    })),
  replace(call, arn, tags) {
    const id = idOf(arn)
    const kind = taggableKind(call, id)
    const all = tags(pairs(call, id))
    validTags(all)
    call.table(resourceTags).delete(id)
    putTags(call, id, kind, all)
  },
}
