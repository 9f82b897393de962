import { defineOperation, type Operation } from '../../../operation.ts'
import { type PageInput, pageOf } from '../pages.ts'
import { allTagged } from '../taggable/index.ts'

const MOST = 100

const distinct = (texts: readonly string[]): string[] => [...new Set(texts)].sort()
const itself = (text: string): string => text

export const keyAndValueOperations: readonly Operation[] = [
  defineOperation<PageInput>({
    service: 'resourcegroupstaggingapi',
    name: 'GetTagKeys',
    access: 'Read',
    authorise: () => ({ action: 'tag:GetTagKeys', resource: '*', shown: null }),
    execute(call) {
      const keys = distinct(allTagged(call).flatMap(({ tags }) => tags.map(({ Key }) => Key)))
      const { page, PaginationToken } = pageOf(call.input, keys, MOST, itself)
      return { PaginationToken, TagKeys: [...page] }
    },
  }),
  defineOperation<PageInput & { Key: string }>({
    service: 'resourcegroupstaggingapi',
    name: 'GetTagValues',
    access: 'Read',
    authorise: () => ({ action: 'tag:GetTagValues', resource: '*', shown: null }),
    execute(call) {
      const values = allTagged(call).flatMap(({ tags }) =>
        tags.filter(({ Key }) => Key === call.input.Key).map(({ Value }) => Value),
      )
      const { page, PaginationToken } = pageOf(call.input, distinct(values), MOST, itself)
      return { PaginationToken, TagValues: [...page] }
    },
  }),
]
