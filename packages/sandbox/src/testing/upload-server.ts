/** A sandbox on disk, in a process of its own, for `upload-memory.test.ts`: says where it is, and what it took at most. */
import { managedPolicyFile } from '../node/managed-policy-file.ts'
import { serveSandbox } from '../node/serve-sandbox.ts'
import { sqliteStore } from '../node/sqlite/store.ts'
import { createSandbox } from '../sandbox.ts'

const [file = ''] = process.argv.slice(2)
const sandbox = await createSandbox({ store: await sqliteStore({ file }), managedPolicies: managedPolicyFile })
const world = await sandbox.worlds.create()
const { rootKey } = await sandbox.createAccount(world)
const { url } = await serveSandbox(sandbox, { port: 0 })

process.on('message', () => {
  // Kilobytes, whatever the platform.
  process.send?.(process.resourceUsage().maxRSS / 1024)
})
process.send?.({ url, rootKey })
