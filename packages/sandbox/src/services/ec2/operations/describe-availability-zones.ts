import { ec2Error } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { ec2Operation } from '../operation.ts'
import { type Zone, zonesOf } from '../regions.ts'

interface Input {
  Filters?: Filter[]
  ZoneIds?: string[]
  ZoneNames?: string[]
}

const groupOf = ({ region }: Zone): string => `${region}-zg-1`

const FILTERS: FilterTable<Zone> = {
  'group-name': groupOf,
  'group-long-name': ({ groupLongName }) => groupLongName,
  message: () => undefined,
  'opt-in-status': () => 'opt-in-not-required',
  'parent-zone-id': () => undefined,
  'parent-zone-name': () => undefined,
  'region-name': ({ region }) => region,
  state: () => 'available',
  'zone-id': ({ id }) => id,
  'zone-name': ({ name }) => name,
  'zone-type': () => 'availability-zone',
}

export const describeAvailabilityZones = ec2Operation<Input>({
  name: 'DescribeAvailabilityZones',
  access: 'List',
  execute(call) {
    const { ZoneNames, ZoneIds } = call.input
    const zones = zonesOf(call.region)
    const missing = (ZoneNames ?? []).filter((wanted) => !zones.some(({ name }) => name === wanted))
    if (missing.length) throw ec2Error('InvalidParameterValue', `Invalid availability zone: [${missing.join(', ')}]`)
    const missingIds = (ZoneIds ?? []).filter((wanted) => !zones.some(({ id }) => id === wanted))
    if (missingIds.length)
      throw ec2Error('InvalidParameterValue', `Invalid availability zone-id: [${missingIds.join(', ')}]`)
    const asked = zones.filter(
      ({ name, id }) => (!ZoneNames?.length && !ZoneIds?.length) || ZoneNames?.includes(name) || ZoneIds?.includes(id),
    )
    return {
      AvailabilityZones: filtered(call, asked, FILTERS).map((zone) => ({
        OptInStatus: 'opt-in-not-required',
        Messages: [],
        RegionName: zone.region,
        ZoneName: zone.name,
        ZoneId: zone.id,
        GroupName: groupOf(zone),
        NetworkBorderGroup: zone.region,
        ZoneType: 'availability-zone',
        GroupLongName: zone.groupLongName,
        State: 'available',
      })),
    }
  },
})
