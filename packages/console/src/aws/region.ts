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
