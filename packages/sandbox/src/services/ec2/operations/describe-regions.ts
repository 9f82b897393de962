import { ec2Error } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { ec2Operation } from '../operation.ts'
import { REGIONS } from '../regions.ts'

interface Input {
  AllRegions?: boolean
  Filters?: Filter[]
  RegionNames?: string[]
}

type Region = (typeof REGIONS)[number]

const endpointOf = ({ name }: Region): string => `ec2.${name}.amazonaws.com`
const statusOf = ({ optIn }: Region): string => (optIn ? 'not-opted-in' : 'opt-in-not-required')

const FILTERS: FilterTable<Region> = {
  endpoint: endpointOf,
  'opt-in-status': statusOf,
  'region-name': ({ name }) => name,
}

export const describeRegions = ec2Operation<Input>({
  name: 'DescribeRegions',
  access: 'List',
  execute(call) {
    const { AllRegions = false, RegionNames } = call.input
    const missing = (RegionNames ?? []).filter((name) => !REGIONS.some((region) => region.name === name))
    if (missing.length) throw ec2Error('InvalidParameterValue', `Invalid region: [${missing.join(', ')}]`)
    const asked = REGIONS.filter(({ name, optIn }) =>
      RegionNames?.length ? RegionNames.includes(name) : AllRegions || !optIn,
    )
    return {
      Regions: filtered(call, asked, FILTERS).map((region) => ({
        OptInStatus: statusOf(region),
        RegionName: region.name,
        Endpoint: endpointOf(region),
      })),
    }
  },
})
