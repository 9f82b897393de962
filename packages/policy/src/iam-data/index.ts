import { PackedData } from './iam-data.ts'
import type { IamData } from './types.ts'

export type * from './types.ts'

let loading: Promise<IamData> | undefined

/** Loads what AWS publishes about every service's actions, resource types and condition keys. Lazy, and once. */
export function loadIamData(): Promise<IamData> {
  loading ??= import('./generated/iam-data.js').then((module) => new PackedData(module.default))
  return loading
}
