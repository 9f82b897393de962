/**
 * List prices in US dollars: on demand, Linux, shared tenancy, in us-east-1. As of November 2025, *unverified*: to be
 * compared with AWS's price pages (EC2 On-Demand, EBS, S3, VPC,
 * DynamoDB). A handful, not the catalogue: what has no price here is
 * not billed.
 */

/** Per hour. */
export const INSTANCE_HOUR: Readonly<Record<string, number>> = {
  't2.nano': 0.0058,
  't2.micro': 0.0116,
  't2.small': 0.023,
  't2.medium': 0.0464,
  't2.large': 0.0928,
  't2.xlarge': 0.1856,
  't2.2xlarge': 0.3712,
  't3.nano': 0.0052,
  't3.micro': 0.0104,
  't3.small': 0.0208,
  't3.medium': 0.0416,
  't3.large': 0.0832,
  't3.xlarge': 0.1664,
  't3.2xlarge': 0.3328,
  't3a.nano': 0.0047,
  't3a.micro': 0.0094,
  't3a.small': 0.0188,
  't3a.medium': 0.0376,
  't3a.large': 0.0752,
  't3a.xlarge': 0.1504,
  't3a.2xlarge': 0.3008,
  't4g.nano': 0.0042,
  't4g.micro': 0.0084,
  't4g.small': 0.0168,
  't4g.medium': 0.0336,
  't4g.large': 0.0672,
  't4g.xlarge': 0.1344,
  't4g.2xlarge': 0.2688,
  'm5.large': 0.096,
  'm5.xlarge': 0.192,
  'm5.2xlarge': 0.384,
  'm5.4xlarge': 0.768,
  'm6i.large': 0.096,
  'm6i.xlarge': 0.192,
  'm6g.large': 0.077,
  'm6g.xlarge': 0.154,
  'm7i.large': 0.1008,
  'm7i.xlarge': 0.2016,
  'm7i-flex.large': 0.09576,
  'm7g.large': 0.0816,
  'm7g.xlarge': 0.1632,
  'c5.large': 0.085,
  'c5.xlarge': 0.17,
  'c5.2xlarge': 0.34,
  'c6i.large': 0.085,
  'c6i.xlarge': 0.17,
  'c6g.large': 0.068,
  'c7g.large': 0.0725,
  'c7i.large': 0.08925,
  'c7i-flex.large': 0.08479,
  'r5.large': 0.126,
  'r5.xlarge': 0.252,
  'r6i.large': 0.126,
  'r6g.large': 0.1008,
  'g4dn.xlarge': 0.526,
  'g5.xlarge': 1.006,
  'p3.2xlarge': 3.06,
}

/** Per gigabyte and month. */
export const VOLUME_GB_MONTH: Readonly<Record<string, number>> = {
  gp3: 0.08,
  gp2: 0.1,
  io1: 0.125,
  io2: 0.125,
  st1: 0.045,
  sc1: 0.015,
  standard: 0.05,
}

/** Per gigabyte and month, by storage class; the first 50 TB. */
export const OBJECT_GB_MONTH: Readonly<Record<string, number>> = {
  STANDARD: 0.023,
  INTELLIGENT_TIERING: 0.023,
  STANDARD_IA: 0.0125,
  ONEZONE_IA: 0.01,
  GLACIER_IR: 0.004,
  GLACIER: 0.0036,
  DEEP_ARCHIVE: 0.00099,
}

/** A public IPv4 address, in use or idle, per hour. */
export const PUBLIC_IPV4_HOUR = 0.005

/** DynamoDB: a gigabyte and month, by table class; an hour of a provisioned unit; a write request unit on demand. */
export const TABLE_GB_MONTH: Readonly<Record<string, number>> = { STANDARD: 0.25, STANDARD_INFREQUENT_ACCESS: 0.1 }
export const READ_UNIT_HOUR = 0.00013
export const WRITE_UNIT_HOUR = 0.00065
export const WRITE_REQUEST = 0.625e-6

interface RegionFacts {
  /** What begins its usage types. */
  code: string
  /** How its t3.micro compares with us-east-1's: stands for all of its prices. */
  ratio: number
}

/** Usage types of us-east-1 have no prefix. */
const REGIONS: Readonly<Record<string, RegionFacts>> = {
  'us-east-1': { code: '', ratio: 1 },
  'us-east-2': { code: 'USE2', ratio: 1 },
  'us-west-1': { code: 'USW1', ratio: 0.0124 / 0.0104 },
  'us-west-2': { code: 'USW2', ratio: 1 },
  'ca-central-1': { code: 'CAN1', ratio: 0.0116 / 0.0104 },
  'eu-central-1': { code: 'EUC1', ratio: 0.012 / 0.0104 },
  'eu-north-1': { code: 'EUN1', ratio: 0.0108 / 0.0104 },
  'eu-west-1': { code: 'EU', ratio: 0.0114 / 0.0104 },
  'eu-west-2': { code: 'EUW2', ratio: 0.0118 / 0.0104 },
  'eu-west-3': { code: 'EUW3', ratio: 0.0118 / 0.0104 },
  'ap-northeast-1': { code: 'APN1', ratio: 0.0136 / 0.0104 },
  'ap-northeast-2': { code: 'APN2', ratio: 0.013 / 0.0104 },
  'ap-south-1': { code: 'APS3', ratio: 0.0112 / 0.0104 },
  'ap-southeast-1': { code: 'APS1', ratio: 0.0132 / 0.0104 },
  'ap-southeast-2': { code: 'APS2', ratio: 0.0132 / 0.0104 },
  'sa-east-1': { code: 'SAE1', ratio: 0.0168 / 0.0104 },
}

/** A price in a Region. */
export const priceIn = (region: string, price: number): number => price * (REGIONS[region]?.ratio ?? 1)

/** `EUC1-BoxUsage:t3.micro` */
export function usageTypeIn(region: string, usageType: string): string {
  const { code } = REGIONS[region] ?? { code: region.toUpperCase() }
  return code === '' ? usageType : `${code}-${usageType}`
}
