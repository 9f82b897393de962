import { atom } from 'nanostores'

/** Regions that every account has; their names are AWS's. */
export const regions = [
  ['us-east-1', 'US East (N. Virginia)'],
  ['us-east-2', 'US East (Ohio)'],
  ['us-west-1', 'US West (N. California)'],
  ['us-west-2', 'US West (Oregon)'],
  ['ap-south-1', 'Asia Pacific (Mumbai)'],
  ['ap-northeast-3', 'Asia Pacific (Osaka)'],
  ['ap-northeast-2', 'Asia Pacific (Seoul)'],
  ['ap-southeast-1', 'Asia Pacific (Singapore)'],
  ['ap-southeast-2', 'Asia Pacific (Sydney)'],
  ['ap-northeast-1', 'Asia Pacific (Tokyo)'],
  ['ca-central-1', 'Canada (Central)'],
  ['eu-central-1', 'Europe (Frankfurt)'],
  ['eu-west-1', 'Europe (Ireland)'],
  ['eu-west-2', 'Europe (London)'],
  ['eu-west-3', 'Europe (Paris)'],
  ['eu-north-1', 'Europe (Stockholm)'],
  ['sa-east-1', 'South America (São Paulo)'],
] as const

/** Regions that an account has to enable first. */
const optIn = [
  ['af-south-1', 'Africa (Cape Town)'],
  ['ap-east-1', 'Asia Pacific (Hong Kong)'],
  ['ap-east-2', 'Asia Pacific (Taipei)'],
  ['ap-south-2', 'Asia Pacific (Hyderabad)'],
  ['ap-southeast-3', 'Asia Pacific (Jakarta)'],
  ['ap-southeast-4', 'Asia Pacific (Melbourne)'],
  ['ap-southeast-5', 'Asia Pacific (Malaysia)'],
  ['ap-southeast-6', 'Asia Pacific (New Zealand)'],
  ['ap-southeast-7', 'Asia Pacific (Thailand)'],
  ['ca-west-1', 'Canada West (Calgary)'],
  ['eu-central-2', 'Europe (Zurich)'],
  ['eu-south-1', 'Europe (Milan)'],
  ['eu-south-2', 'Europe (Spain)'],
  ['il-central-1', 'Israel (Tel Aviv)'],
  ['me-central-1', 'Middle East (UAE)'],
  ['me-south-1', 'Middle East (Bahrain)'],
  ['mx-central-1', 'Mexico (Central)'],
] as const

/** What AWS calls a Region; one that is newer than this list goes by its code. */
export const regionName = (id: string): string => [...regions, ...optIn].find(([one]) => one === id)?.[1] ?? id

const key = 'first-line:console-region'

export const $region = atom<string>(read())

export function chooseRegion(region: string): void {
  $region.set(region)
  try {
    sessionStorage.setItem(key, region)
  } catch {
    // Storage is forbidden: the choice lasts as long as the page.
  }
}

function read(): string {
  try {
    const kept = sessionStorage.getItem(key)
    return regions.some(([id]) => id === kept) && kept !== null ? kept : 'us-east-1'
  } catch {
    return 'us-east-1'
  }
}
