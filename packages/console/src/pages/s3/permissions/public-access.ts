import type { PublicAccessBlock } from '../shapes.ts'

/** The four settings, with the console's words. */
export const settings = [
  ['BlockPublicAcls', 'Block public access to buckets and objects granted through new access control lists (ACLs)'],
  ['IgnorePublicAcls', 'Block public access to buckets and objects granted through any access control lists (ACLs)'],
  ['BlockPublicPolicy', 'Block public access to buckets and objects granted through new public bucket policies'],
  [
    'RestrictPublicBuckets',
    'Block public and cross-account access to buckets and objects through any public bucket policies',
  ],
] as const satisfies readonly (readonly [keyof PublicAccessBlock, string])[]

const every = (value: boolean): PublicAccessBlock => ({
  BlockPublicAcls: value,
  IgnorePublicAcls: value,
  BlockPublicPolicy: value,
  RestrictPublicBuckets: value,
})

export const allBlocked = every(true)
export const noneBlocked = every(false)

export const isAllBlocked = (block: PublicAccessBlock): boolean => settings.every(([name]) => block[name])
