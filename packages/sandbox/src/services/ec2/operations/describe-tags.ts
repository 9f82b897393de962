import { resourceTags } from '../entities.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { findInstance } from '../instances/instances.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page } from '../pages.ts'

interface Input extends PageInput {
  Filters?: Filter[]
}

interface Tagged {
  key: string
  value: string
  id: string
  type: string
}

const FILTERS: FilterTable<Tagged> = {
  key: ({ key }) => key,
  'resource-id': ({ id }) => id,
  'resource-type': ({ type }) => type,
  value: ({ value }) => value,
}

export const describeTags = ec2Operation<Input>({
  name: 'DescribeTags',
  access: 'List',
  execute(call) {
    const all = call
      .table(resourceTags)
      .by('region', call.region)
      .filter(({ resourceId, resourceType }) => resourceType !== 'instance' || findInstance(call, resourceId))
      .flatMap(({ resourceId: id, resourceType: type, tags }) => tags.map((tag): Tagged => ({ ...tag, id, type })))
    // `tag:KEY` asks for a value here, rather than for a resource.
    const filters = (call.input.Filters ?? []).flatMap(({ Name = '', Values = [] }) =>
      Name.startsWith('tag:')
        ? [
            { Name: 'key', Values: [Name.slice(4)] },
            { Name: 'value', Values },
          ]
        : [{ Name, Values }],
    )
    const found = filtered({ ...call, input: { Filters: filters } }, all, FILTERS)
    const { items, rest } = page(call.input, found, ({ id, key }) => `${id}/${key}`, {
      smallest: 5,
      largest: 1_000,
      usual: 1_000,
    })
    return {
      Tags: items.map(({ key, value, id, type }) => ({ Key: key, ResourceId: id, ResourceType: type, Value: value })),
      ...rest,
    }
  },
})
