interface Packages {
  packages: Record<string, { version?: string; optional?: boolean; link?: boolean }>
}
export function missing(lock: Packages, installed: Packages): [path: string, entry: Packages['packages'][string]][]
