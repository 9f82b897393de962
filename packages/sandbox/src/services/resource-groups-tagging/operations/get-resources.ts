import { defineOperation } from '../../../operation.ts'
import { invalidParameter, notAnArn } from '../errors.ts'
import { type PageInput, pageOf } from '../pages.ts'
import { allTagged, SERVICES } from '../taggable/index.ts'
import type { Tagged } from '../taggable/kind.ts'

interface Input extends PageInput {
  TagFilters?: Array<{ Key?: string; Values?: string[] }>
  ResourceTypeFilters?: string[]
  ResourceARNList?: string[]
  ResourcesPerPage?: number
  TagsPerPage?: number
}

const MOST = 100

/** Wordings unverified. @throws AwsError InvalidParameterException */
function validate({ input }: { input: Input }): void {
  const { ResourcesPerPage, TagsPerPage, ResourceARNList, ResourceTypeFilters, TagFilters } = input
  if (ResourcesPerPage !== undefined && (ResourcesPerPage < 1 || ResourcesPerPage > MOST))
    throw invalidParameter(`ResourcesPerPage must be between 1 and ${MOST}`)
  if (TagsPerPage !== undefined && (TagsPerPage < 100 || TagsPerPage > 500 || TagsPerPage % 100 !== 0))
    throw invalidParameter('TagsPerPage must be between 100 and 500, in increments of 100')
  if (ResourceARNList && (ResourceTypeFilters ?? TagFilters ?? ResourcesPerPage ?? TagsPerPage) !== undefined)
    throw invalidParameter(
      'ResourceARNList can not be specified with any of the parameters ResourcesPerPage, TagsPerPage, TagFilters, ResourceTypeFilters',
    )
  const stranger = ResourceARNList?.find((arn) => !/^arn:[^:]+:[^:]+:[^:]*:[^:]*:.+$/.test(arn))
  if (stranger !== undefined) throw notAnArn(stranger)
  const unknown = ResourceTypeFilters?.find((filter) => !SERVICES.has(filter.split(':')[0]!.toLowerCase()))
  if (unknown !== undefined) throw invalidParameter(`Unsupported service or resource type: ${unknown}`)
  if (TagFilters?.some(({ Key }) => Key === undefined)) throw invalidParameter('Tag filter key is required')
}

function wanted(input: Input, { arn, type, tags }: Tagged): boolean {
  if (input.ResourceARNList) return input.ResourceARNList.includes(arn)
  const ofType = (filter: string) => type === filter.toLowerCase() || type.startsWith(`${filter.toLowerCase()}:`)
  if (input.ResourceTypeFilters?.length && !input.ResourceTypeFilters.some(ofType)) return false
  return (input.TagFilters ?? []).every(({ Key, Values = [] }) =>
    tags.some((tag) => tag.Key === Key && (Values.length === 0 || Values.includes(tag.Value))),
  )
}

/** As many resources as a page holds, and no more tags than TagsPerPage; one resource at least. */
function fitting(found: readonly Tagged[], { TagsPerPage, ResourcesPerPage = MOST }: Input): number {
  if (TagsPerPage === undefined) return ResourcesPerPage
  let sum = 0
  const over = found.findIndex(({ tags }) => {
    sum += tags.length
    return sum > TagsPerPage
  })
  return over < 0 ? found.length : Math.max(1, over)
}

export const getResources = defineOperation<Input>({
  service: 'resourcegroupstaggingapi',
  name: 'GetResources',
  access: 'Read',
  validate,
  authorise: () => ({ action: 'tag:GetResources', resource: '*', shown: null }),
  execute(call) {
    const found = allTagged(call).filter((tagged) => wanted(call.input, tagged))
    const { page, PaginationToken } = pageOf(call.input, found, fitting(found, call.input), ({ arn }) => arn)
    return {
      PaginationToken,
      ResourceTagMappingList: page.map(({ arn, tags }) => ({
        ResourceARN: arn,
        Tags: tags.map(({ Key, Value }) => ({ Key, Value })),
      })),
    }
  },
})
