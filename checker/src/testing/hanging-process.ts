/** A process of the service whose labs hang, to be killed by a test: `node hanging-process.ts FOLDER`. Prints its address. */
import { join } from 'node:path'
import { createSandbox } from '@first-line/sandbox'
import { managedPolicyFile, sqliteStore } from '@first-line/sandbox/node'
import { createChecker } from '../app.ts'
import { learnersOf, sandboxTarget } from '../targets/sandbox.ts'
import { hangingLabs } from './hanging-labs.ts'

const [folder = ''] = process.argv.slice(2)
const store = await sqliteStore({ file: join(folder, 'workshop.sqlite') })
const sandbox = await createSandbox({ store, managedPolicies: managedPolicyFile })
const target = sandboxTarget(sandbox, { endpoint: 'http://127.0.0.1:4566' })
const checker = await createChecker({
  ...{ target, store: learnersOf(sandbox, target), siteDir: folder, secret: new Uint8Array(32).fill(7) },
  ...{ labs: hangingLabs(), checkLimit: 60_000, onFault: () => {} },
})
console.log(await checker.app.listen({ port: 0, host: '127.0.0.1' }))
