/** A sandbox in memory, for proofs and tests. */
import { createSandbox, defaultHash, memoryStore, type Sandbox } from '@first-line/sandbox'
import { managedPolicyFile } from '@first-line/sandbox/node'

export function createMemorySandbox(): Promise<Sandbox> {
  return createSandbox({ store: memoryStore({ hash: defaultHash }), managedPolicies: managedPolicyFile })
}
