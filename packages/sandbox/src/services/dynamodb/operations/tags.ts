import type { Call } from '../../../call.ts'
import { defineOperation, type Operation } from '../../../operation.ts'
import type { Tag } from '../../iam/entities.ts'
import { requestTagContext } from '../../iam/tags.ts'
import { type Table, tables } from '../entities.ts'
import { noResource } from '../errors.ts'
import { readTableArn } from '../tables/names.ts'
import { findTable, tableCheck } from '../tables/tables.ts'
import { withTags } from '../tables/tags.ts'

interface Input {
  ResourceArn: string
}

/** @throws AwsError ResourceNotFoundException */
function existing(call: Call<Input>): Table {
  const table = findTable(call, readTableArn(call.input.ResourceArn))
  if (!table) throw noResource(call.input.ResourceArn)
  return table
}

const validate = (call: Call<Input>): void => void readTableArn(call.input.ResourceArn)

export const tagOperations: readonly Operation[] = [
  defineOperation<Input & { Tags: Tag[] }, undefined>({
    service: 'dynamodb',
    name: 'TagResource',
    access: 'Tagging',
    validate,
    authorise: (call) =>
      tableCheck(call, 'TagResource', readTableArn(call.input.ResourceArn), requestTagContext(call.input.Tags)),
    execute(call) {
      const table = existing(call)
      call.table(tables).put({ ...table, tags: withTags(table.tags, call.input.Tags) })
      return undefined
    },
  }),
  defineOperation<Input & { TagKeys: string[] }, undefined>({
    service: 'dynamodb',
    name: 'UntagResource',
    access: 'Tagging',
    validate,
    authorise: (call) =>
      tableCheck(call, 'UntagResource', readTableArn(call.input.ResourceArn), { 'aws:TagKeys': call.input.TagKeys }),
    execute(call) {
      const table = existing(call)
      const tags = table.tags.filter(({ Key }) => !call.input.TagKeys.includes(Key))
      call.table(tables).put({ ...table, tags })
      return undefined
    },
  }),
  defineOperation<Input>({
    service: 'dynamodb',
    name: 'ListTagsOfResource',
    access: 'Read',
    validate,
    authorise: (call) => tableCheck(call, 'ListTagsOfResource', readTableArn(call.input.ResourceArn)),
    execute: (call) => ({ Tags: existing(call).tags.map(({ Key, Value }) => ({ Key, Value })) }),
  }),
]
