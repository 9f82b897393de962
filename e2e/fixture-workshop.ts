/**
 * The workshop over the site's modules for tests, started as the real one and with its options. It says how many live
 * connections are open whenever that changes, which no browser tells of its shared worker.
 */
import diagnostics from 'node:diagnostics_channel'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { readConfig } from '@first-line/checker'
import { startWorkshop } from '@first-line/checker/workshop'
import { fixtureLabs } from './fixture-labs.ts'

const site = fileURLToPath(new URL('../site/.cache/dist-with-fixtures', import.meta.url))

let live = 0
diagnostics.subscribe('http.server.request.start', (message) => {
  const { request, response } = message as { request: IncomingMessage; response: ServerResponse }
  if (!request.url?.startsWith('/api/live')) return
  console.log(`live connections: ${++live}`)
  response.once('close', () => console.log(`live connections: ${--live}`))
})

const config = readConfig(process.argv.slice(2), process.env, site)
const player = new URL('fixture-player.ts', import.meta.url).href
const workshop = await startWorkshop({ ...config, player }, { labs: fixtureLabs() })
process.once('SIGINT', () => void workshop.close().then(() => process.exit(0)))
