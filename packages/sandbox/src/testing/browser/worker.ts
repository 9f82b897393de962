/** Runs the suite in a worker and posts its report, or what broke it. */
import { runSuite } from './suite.ts'

const scope = globalThis as unknown as { postMessage(message: unknown): void }

fetch('/managed-policies.json.gz')
  .then((answer) => answer.arrayBuffer())
  .then((bytes) => runSuite(new Uint8Array(bytes)))
  .then((report) => scope.postMessage({ report }))
  .catch((error: unknown) => scope.postMessage({ error: error instanceof Error ? error.stack : String(error) }))
