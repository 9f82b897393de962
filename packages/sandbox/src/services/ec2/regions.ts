/**
 * Regions and their zones: https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html (read
 * November 2026). Which zone id a letter stands for differs between accounts on AWS; here it is the same for all.
 */
interface RegionData {
  name: string
  /** Of zone ids: `use1`. */
  short: string
  longName: string
  geography: string
  /** Letters of zones that an account sees, in the order of their ids. */
  zones: string
  optIn?: true
}

const region = (name: string, short: string, longName: string, geography: string, zones = 'abc'): RegionData => ({
  name,
  short,
  longName,
  geography,
  zones,
})

const optIn = (...of: Parameters<typeof region>): RegionData => ({ ...region(...of), optIn: true })

export const REGIONS: readonly RegionData[] = [
  region('ap-south-1', 'aps1', 'Asia Pacific (Mumbai)', 'India'),
  region('eu-north-1', 'eun1', 'Europe (Stockholm)', 'Sweden'),
  region('eu-west-3', 'euw3', 'Europe (Paris)', 'France'),
  region('eu-west-2', 'euw2', 'Europe (London)', 'United Kingdom'),
  region('eu-west-1', 'euw1', 'Europe (Ireland)', 'Ireland'),
  region('ap-northeast-3', 'apne3', 'Asia Pacific (Osaka)', 'Japan'),
  region('ap-northeast-2', 'apne2', 'Asia Pacific (Seoul)', 'South Korea', 'abcd'),
  region('ap-northeast-1', 'apne1', 'Asia Pacific (Tokyo)', 'Japan', 'acd'),
  region('ca-central-1', 'cac1', 'Canada (Central)', 'Canada', 'abd'),
  region('sa-east-1', 'sae1', 'South America (Sao Paulo)', 'Brazil'),
  region('ap-southeast-1', 'apse1', 'Asia Pacific (Singapore)', 'Singapore'),
  region('ap-southeast-2', 'apse2', 'Asia Pacific (Sydney)', 'Australia'),
  region('eu-central-1', 'euc1', 'Europe (Frankfurt)', 'Germany'),
  region('us-east-1', 'use1', 'US East (N. Virginia)', 'United States of America', 'abcdef'),
  region('us-east-2', 'use2', 'US East (Ohio)', 'United States of America'),
  region('us-west-1', 'usw1', 'US West (N. California)', 'United States of America', 'ac'),
  region('us-west-2', 'usw2', 'US West (Oregon)', 'United States of America', 'abcd'),
  optIn('af-south-1', 'afs1', 'Africa (Cape Town)', 'South Africa'),
  optIn('ap-east-1', 'ape1', 'Asia Pacific (Hong Kong)', 'Hong Kong'),
  optIn('ap-east-2', 'ape2', 'Asia Pacific (Taipei)', 'Taiwan'),
  optIn('ap-south-2', 'aps2', 'Asia Pacific (Hyderabad)', 'India'),
  optIn('ap-southeast-3', 'apse3', 'Asia Pacific (Jakarta)', 'Indonesia'),
  optIn('ap-southeast-4', 'apse4', 'Asia Pacific (Melbourne)', 'Australia'),
  optIn('ap-southeast-5', 'apse5', 'Asia Pacific (Malaysia)', 'Malaysia'),
  optIn('ap-southeast-6', 'apse6', 'Asia Pacific (New Zealand)', 'New Zealand'),
  optIn('ap-southeast-7', 'apse7', 'Asia Pacific (Thailand)', 'Thailand'),
  optIn('ca-west-1', 'caw1', 'Canada West (Calgary)', 'Canada'),
  optIn('eu-central-2', 'euc2', 'Europe (Zurich)', 'Switzerland'),
  optIn('eu-south-1', 'eus1', 'Europe (Milan)', 'Italy'),
  optIn('eu-south-2', 'eus2', 'Europe (Spain)', 'Spain'),
  optIn('il-central-1', 'ilc1', 'Israel (Tel Aviv)', 'Israel'),
  optIn('me-central-1', 'mec1', 'Middle East (UAE)', 'United Arab Emirates'),
  optIn('me-south-1', 'mes1', 'Middle East (Bahrain)', 'Bahrain'),
  optIn('mx-central-1', 'mxc1', 'Mexico (Central)', 'Mexico'),
]

export interface Zone {
  name: string
  id: string
  region: string
  /** `US East (N. Virginia) 1` */
  groupLongName: string
}

const zones = new Map(
  REGIONS.map(({ name, short, longName, zones }) => [
    name,
    Array.from(
      zones,
      (letter, index): Zone => ({
        name: `${name}${letter}`,
        id: `${short}-az${index + 1}`,
        region: name,
        groupLongName: `${longName} 1`,
      }),
    ),
  ]),
)

/** The zones of a Region, in order; none where there is no such Region. */
export const zonesOf = (name: string): readonly Zone[] => zones.get(name) ?? []
