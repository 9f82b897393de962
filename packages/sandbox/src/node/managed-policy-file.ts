import { readFile } from 'node:fs/promises'
import type { ManagedPolicyLoader } from '../managed-policies/managed-policies.ts'

/** AWS's managed policies from the package's own file. */
export const managedPolicyFile: ManagedPolicyLoader = () =>
  readFile(new URL('../managed-policies/managed-policies.json.gz', import.meta.url))
