/**
 * The shape of the generated file, packed so that the page can afford it: names once, sets of condition keys by number.
 * Written by scripts/build-iam-data.ts, read by iam-data.ts.
 */
import type { AccessLevel } from './types.ts'

export const accessLevels = [
  'List',
  'Read',
  'Write',
  'Permissions management',
  'Tagging',
] as const satisfies readonly AccessLevel[]

/** Index into the service's resources, 1 when required, index into `keySets`. */
type PackedActionResource = readonly [resource: number, required: 0 | 1, keySet: number]

export type PackedAction = readonly [
  name: string,
  level: number,
  keySet: number,
  resources: readonly PackedActionResource[],
  dependents?: readonly string[],
]

/** An empty `arn`: the action's table names it, the service's table of resource types does not. */
export type PackedResource = readonly [name: string, arn: string, keySet: number]

export type PackedService = {
  name: string
  actions: readonly PackedAction[]
  resources: readonly PackedResource[]
}

export type PackedIamData = {
  version: string
  /** Types of condition keys: `String` … */
  types: readonly string[]
  /** Every condition key once, global ones included, with the index of its type. */
  keys: readonly (readonly [key: string, type: number])[]
  /** Indices of the keys that are valid in every request that has them. */
  globalKeys: readonly number[]
  keySets: readonly (readonly number[])[]
  services: Readonly<Record<string, PackedService>>
}
