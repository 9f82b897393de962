/** `npm start`, once everything is built: reads its options, starts, says where everything is, stops cleanly. */
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Workshop } from './start/workshop.ts'

// The second start reads compiled code: half the time. Where npm start has chosen a place for it, that one stays.
enableCompileCache()
const { ConfigMistake, readConfig } = await import('./config.ts')

const siteDir = fileURLToPath(new URL('../../site/dist', import.meta.url))

try {
  const config = readConfig(process.argv.slice(2), process.env, siteDir)
  // Only now: a mistake in an option is told before anything large is loaded.
  const { startWorkshop } = await import('./start/workshop.ts')
  const workshop = await startWorkshop(config)
  console.log(whereEverythingIs(workshop))
  stopOnSignal(workshop)
} catch (error) {
  console.error(error instanceof ConfigMistake ? error.message : error)
  process.exit(1)
}

function whereEverythingIs({ url, awsUrl, controlUrl, data, target }: Workshop): string {
  const shown = url.replace('127.0.0.1', 'localhost')
  return [
    'First Line is running.',
    '',
    `  The workshop   ${shown}`,
    `  AWS endpoint   ${awsUrl}   for the real aws command and the SDKs`,
    ...(controlUrl === undefined ? [] : [`  Control port   ${controlUrl}   reset, snapshots, time`]),
    ...(target.kind === 'sandbox' ? [] : [`  The account    on ${target.kind}, at ${target.endpoint}`]),
    `  Your data      ${data}`,
    '',
    'Ctrl-C stops it. What you did is kept.',
  ].join('\n')
}

function stopOnSignal(workshop: Workshop): void {
  let stopping = false
  const stop = () => {
    // The second time it is meant: whoever waits too long may leave at once.
    if (stopping) process.exit(130)
    stopping = true
    workshop.close().then(
      () => process.exit(0),
      (cause: unknown) => {
        console.error('It did not stop cleanly:', cause)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}
