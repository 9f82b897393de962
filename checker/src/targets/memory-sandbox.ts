/** A sandbox in memory, for proofs and tests. */
import { useNodeHashes } from '@first-line/aws-api/node'
import { createSandbox, defaultHash, memoryStore, type Sandbox } from '@first-line/sandbox'
import { managedPolicyFile } from '@first-line/sandbox/node'

export function createMemorySandbox(): Promise<Sandbox> {
  useNodeHashes()
  return createSandbox({ store: memoryStore({ hash: defaultHash }), managedPolicies: managedPolicyFile })
}
