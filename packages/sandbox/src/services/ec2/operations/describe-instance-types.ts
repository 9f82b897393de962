import type { AwsStructure } from '@first-line/aws-api'
import { ec2Error } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { INSTANCE_TYPES, type InstanceType, zonesOffering } from '../instances/types.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page, refusePagesOf } from '../pages.ts'
import { zonesOf } from '../regions.ts'

interface Input extends PageInput {
  Filters?: Filter[]
  InstanceTypes?: string[]
}

const bootModes = ({ architecture, hypervisor }: InstanceType): string[] =>
  architecture === 'arm64' ? ['uefi'] : hypervisor === 'xen' ? ['legacy-bios'] : ['legacy-bios', 'uefi']

const FILTERS: FilterTable<InstanceType> = {
  'auto-recovery-supported': () => true,
  'bare-metal': () => false,
  'burstable-performance-supported': ({ burstable }) => burstable,
  'current-generation': ({ current }) => current,
  'free-tier-eligible': ({ freeTier }) => freeTier,
  hypervisor: ({ hypervisor }) => hypervisor,
  'instance-storage-supported': () => false,
  'instance-type': ({ name }) => name,
  'memory-info.size-in-mib': ({ memoryMiB }) => memoryMiB,
  'network-info.maximum-network-interfaces': ({ interfaces }) => interfaces,
  'network-info.network-performance': ({ network }) => network,
  'processor-info.supported-architecture': ({ architecture }) => architecture,
  'processor-info.sustained-clock-speed-in-ghz': ({ clock }) => clock,
  'supported-boot-mode': bootModes,
  'supported-root-device-type': () => 'ebs',
  'supported-usage-class': () => ['on-demand', 'spot'],
  'supported-virtualization-type': () => 'hvm',
  'vcpu-info.default-cores': ({ vcpus, threads }) => vcpus / threads,
  'vcpu-info.default-threads-per-core': ({ threads }) => threads,
  'vcpu-info.default-vcpus': ({ vcpus }) => vcpus,
}

export const describeInstanceTypes = ec2Operation<Input>({
  name: 'DescribeInstanceTypes',
  access: 'List',
  validate: ({ input }) => refusePagesOf('instanceTypes', input.InstanceTypes, input),
  execute(call) {
    const { InstanceTypes } = call.input
    const offered = zonesOf(call.region).length ? [...INSTANCE_TYPES.values()] : []
    const missing = (InstanceTypes ?? []).filter((name) => !offered.some((type) => type.name === name))
    if (missing.length)
      throw ec2Error(
        'InvalidInstanceType',
        `The following supplied instance types do not exist: [${missing.join(', ')}]`,
      )
    const asked = InstanceTypes?.length ? offered.filter(({ name }) => InstanceTypes.includes(name)) : offered
    const found = filtered(call, asked, FILTERS)
    const { items, rest } = page(call.input, found, ({ name }) => name, {
      smallest: 5,
      largest: 100,
      usual: 100,
    })
    return { InstanceTypes: items.map(typeOut), ...rest }
  },
})

function typeOut(type: InstanceType): AwsStructure {
  const nitro = type.hypervisor === 'nitro'
  return {
    InstanceType: type.name,
    CurrentGeneration: type.current,
    FreeTierEligible: type.freeTier,
    SupportedUsageClasses: ['on-demand', 'spot'],
    SupportedRootDeviceTypes: ['ebs'],
    SupportedVirtualizationTypes: ['hvm'],
    BareMetal: false,
    Hypervisor: type.hypervisor,
    ProcessorInfo: {
      SupportedArchitectures: [type.architecture],
      SustainedClockSpeedInGhz: type.clock,
      Manufacturer: type.manufacturer,
    },
    VCpuInfo: {
      DefaultVCpus: type.vcpus,
      DefaultCores: type.vcpus / type.threads,
      DefaultThreadsPerCore: type.threads,
    },
    MemoryInfo: { SizeInMiB: type.memoryMiB },
    InstanceStorageSupported: false,
    EbsInfo: {
      EbsOptimizedSupport: nitro ? 'default' : 'unsupported',
      EncryptionSupport: 'supported',
      NvmeSupport: nitro ? 'required' : 'unsupported',
    },
    NetworkInfo: {
      NetworkPerformance: type.network,
      MaximumNetworkInterfaces: type.interfaces,
      MaximumNetworkCards: 1,
      DefaultNetworkCardIndex: 0,
      NetworkCards: [
        {
          NetworkCardIndex: 0,
          NetworkPerformance: type.network,
          MaximumNetworkInterfaces: type.interfaces,
        },
      ],
      Ipv4AddressesPerInterface: type.addressesEach,
      Ipv6AddressesPerInterface: type.addressesEach,
      Ipv6Supported: true,
      EnaSupport: nitro ? 'required' : 'unsupported',
      EfaSupported: false,
      EncryptionInTransitSupported: false,
      EnaSrdSupported: false,
    },
    PlacementGroupInfo: { SupportedStrategies: ['partition', 'spread'] },
    HibernationSupported: false,
    BurstablePerformanceSupported: type.burstable,
    DedicatedHostsSupported: type.current,
    AutoRecoverySupported: true,
    SupportedBootModes: bootModes(type),
    NitroEnclavesSupport: 'unsupported',
    NitroTpmSupport: 'unsupported',
  }
}

interface OfferingsInput extends PageInput {
  Filters?: Filter[]
  LocationType?: string
}

interface Offering {
  type: string
  location: string
}

export const describeInstanceTypeOfferings = ec2Operation<OfferingsInput>({
  name: 'DescribeInstanceTypeOfferings',
  access: 'List',
  execute(call) {
    const { LocationType = 'region' } = call.input
    const zones = zonesOf(call.region)
    const all = [...INSTANCE_TYPES.values()].flatMap((type): Offering[] => {
      const offering = zonesOffering(call, type)
      if (LocationType === 'region') return offering.length ? [{ type: type.name, location: call.region }] : []
      if (LocationType === 'outpost') return []
      return zones
        .filter(({ name }) => offering.includes(name))
        .map(({ name, id }) => ({ type: type.name, location: LocationType === 'availability-zone' ? name : id }))
    })
    const table: FilterTable<Offering> = { location: ({ location }) => location, 'instance-type': ({ type }) => type }
    const found = filtered(call, all, table)
    const { items, rest } = page(call.input, found, ({ type, location }) => `${type}/${location}`, {
      smallest: 5,
      largest: 1_000,
    })
    return {
      InstanceTypeOfferings: items.map(({ type, location }) => ({
        InstanceType: type,
        LocationType,
        Location: location,
      })),
      ...rest,
    }
  },
})
