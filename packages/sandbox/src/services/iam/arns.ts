/** ARNs of IAM's things: global, so without a Region; the path is part of them. */

type EntityType = 'user' | 'group' | 'role' | 'policy' | 'instance-profile' | 'server-certificate'

/** `arn:aws:iam::111122223333:user/division/bob`. `path` begins and ends with `/`. */
export function iamArn(account: string, type: EntityType, path: string, name: string): string {
  return `arn:aws:iam::${account}:${type}${path}${name}`
}

export function rootArn(account: string): string {
  return `arn:aws:iam::${account}:root`
}

/** What lists are authorised against: `arn:aws:iam::111122223333:user/division/`. */
export function iamListArn(account: string, type: EntityType, pathPrefix = '/'): string {
  return `arn:aws:iam::${account}:${type}${pathPrefix}`
}
