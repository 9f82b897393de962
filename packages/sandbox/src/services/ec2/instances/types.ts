/**
 * Instance types, from the tables of https://docs.aws.amazon.com/ec2/latest/instancetypes/ (read November 2026). A few of
 * each family that lessons and their readers are likely to try.
 */
import type { Call } from '../../../call.ts'
import { zonesOf } from '../regions.ts'

export interface InstanceType {
  name: string
  vcpus: number
  threads: number
  memoryMiB: number
  architecture: 'x86_64' | 'arm64'
  manufacturer: string
  /** GHz */
  clock: number
  network: string
  interfaces: number
  addressesEach: number
  hypervisor: 'nitro' | 'xen'
  burstable: boolean
  /** For accounts since July 2025. */
  freeTier: boolean
  current: boolean
}

type Row = [name: string, vcpus: number, gib: number, network: string, interfaces: number, addressesEach: number]

interface Family {
  threads: 1 | 2
  architecture: 'x86_64' | 'arm64'
  manufacturer: string
  clock: number
  hypervisor?: 'xen'
  burstable?: true
  previous?: true
  rows: Row[]
}

const FREE = new Set(['t3.micro', 't3.small', 't4g.micro', 't4g.small', 'c7i-flex.large', 'm7i-flex.large'])

const FAMILIES: Family[] = [
  {
    threads: 1,
    architecture: 'x86_64',
    manufacturer: 'Intel',
    clock: 2.5,
    hypervisor: 'xen',
    previous: true,
    rows: [['m1.small', 1, 1.7, 'Low', 2, 4]],
  },
  {
    threads: 1,
    architecture: 'x86_64',
    manufacturer: 'Intel',
    clock: 2.5,
    hypervisor: 'xen',
    burstable: true,
    rows: [
      ['t2.nano', 1, 0.5, 'Low to Moderate', 2, 2],
      ['t2.micro', 1, 1, 'Low to Moderate', 2, 2],
      ['t2.small', 1, 2, 'Low to Moderate', 3, 4],
      ['t2.medium', 2, 4, 'Low to Moderate', 3, 6],
      ['t2.large', 2, 8, 'Low to Moderate', 3, 12],
    ],
  },
  {
    threads: 2,
    architecture: 'x86_64',
    manufacturer: 'Intel',
    clock: 2.5,
    burstable: true,
    rows: [
      ['t3.nano', 2, 0.5, 'Up to 5 Gigabit', 2, 2],
      ['t3.micro', 2, 1, 'Up to 5 Gigabit', 2, 2],
      ['t3.small', 2, 2, 'Up to 5 Gigabit', 3, 4],
      ['t3.medium', 2, 4, 'Up to 5 Gigabit', 3, 6],
      ['t3.large', 2, 8, 'Up to 5 Gigabit', 3, 12],
      ['t3.xlarge', 4, 16, 'Up to 5 Gigabit', 4, 15],
      ['t3.2xlarge', 8, 32, 'Up to 5 Gigabit', 4, 15],
    ],
  },
  {
    threads: 2,
    architecture: 'x86_64',
    manufacturer: 'AMD',
    clock: 2.2,
    burstable: true,
    rows: [
      ['t3a.nano', 2, 0.5, 'Up to 5 Gigabit', 2, 2],
      ['t3a.micro', 2, 1, 'Up to 5 Gigabit', 2, 2],
      ['t3a.small', 2, 2, 'Up to 5 Gigabit', 2, 4],
      ['t3a.medium', 2, 4, 'Up to 5 Gigabit', 3, 6],
    ],
  },
  {
    threads: 1,
    architecture: 'arm64',
    manufacturer: 'AWS',
    clock: 2.5,
    burstable: true,
    rows: [
      ['t4g.nano', 2, 0.5, 'Up to 5 Gigabit', 2, 2],
      ['t4g.micro', 2, 1, 'Up to 5 Gigabit', 2, 2],
      ['t4g.small', 2, 2, 'Up to 5 Gigabit', 3, 4],
      ['t4g.medium', 2, 4, 'Up to 5 Gigabit', 3, 6],
      ['t4g.large', 2, 8, 'Up to 5 Gigabit', 3, 12],
    ],
  },
  {
    threads: 2,
    architecture: 'x86_64',
    manufacturer: 'Intel',
    clock: 3.2,
    rows: [
      ['m7i-flex.large', 2, 8, 'Up to 12.5 Gigabit', 3, 10],
      ['c7i-flex.large', 2, 4, 'Up to 12.5 Gigabit', 3, 10],
      ['m7i.large', 2, 8, 'Up to 12.5 Gigabit', 3, 10],
      ['m7i.xlarge', 4, 16, 'Up to 12.5 Gigabit', 4, 15],
      ['c7i.large', 2, 4, 'Up to 12.5 Gigabit', 3, 10],
    ],
  },
  {
    threads: 2,
    architecture: 'x86_64',
    manufacturer: 'Intel',
    clock: 3.1,
    rows: [
      ['m5.large', 2, 8, 'Up to 10 Gigabit', 3, 10],
      ['m5.xlarge', 4, 16, 'Up to 10 Gigabit', 4, 15],
      ['m5.24xlarge', 96, 384, '25 Gigabit', 15, 50],
      ['r5.large', 2, 16, 'Up to 10 Gigabit', 3, 10],
    ],
  },
  {
    threads: 2,
    architecture: 'x86_64',
    manufacturer: 'Intel',
    clock: 3.4,
    rows: [
      ['c5.large', 2, 4, 'Up to 10 Gigabit', 3, 10],
      ['c5.xlarge', 4, 8, 'Up to 10 Gigabit', 4, 15],
      ['c5.18xlarge', 72, 144, '25 Gigabit', 15, 50],
    ],
  },
  {
    threads: 2,
    architecture: 'x86_64',
    manufacturer: 'Intel',
    clock: 3.5,
    rows: [
      ['m6i.large', 2, 8, 'Up to 12.5 Gigabit', 3, 10],
      ['c6i.large', 2, 4, 'Up to 12.5 Gigabit', 3, 10],
      ['r6i.large', 2, 16, 'Up to 12.5 Gigabit', 3, 10],
    ],
  },
  {
    threads: 1,
    architecture: 'arm64',
    manufacturer: 'AWS',
    clock: 2.6,
    rows: [
      ['m7g.medium', 1, 4, 'Up to 12.5 Gigabit', 2, 4],
      ['m7g.large', 2, 8, 'Up to 12.5 Gigabit', 3, 10],
      ['c7g.large', 2, 4, 'Up to 12.5 Gigabit', 3, 10],
      ['r7g.large', 2, 16, 'Up to 12.5 Gigabit', 3, 10],
    ],
  },
]

export const INSTANCE_TYPES: ReadonlyMap<string, InstanceType> = new Map(
  FAMILIES.flatMap(({ rows, hypervisor, burstable = false, previous = false, ...family }) =>
    rows.map(([name, vcpus, gib, network, interfaces, addressesEach]): [string, InstanceType] => [
      name,
      {
        ...family,
        name,
        vcpus,
        threads: vcpus === 1 ? 1 : family.threads,
        memoryMiB: Math.round(gib * 1024),
        network,
        interfaces,
        addressesEach,
        hypervisor: hypervisor ?? 'nitro',
        burstable,
        freeTier: FREE.has(name),
        current: !previous,
      },
    ]),
  ),
)

/** us-east-1e has none of the newer types (in AWS accounts it is use1-az3 that lacks them). */
const lacksNewTypes = (zone: string): boolean => zone === 'us-east-1e'

/** Names of the Region's zones that offer a type. */
export function zonesOffering(call: Pick<Call, 'region'>, type: InstanceType): readonly string[] {
  return zonesOf(call.region)
    .map(({ name }) => name)
    .filter((zone) => type.hypervisor === 'xen' || !lacksNewTypes(zone))
}
