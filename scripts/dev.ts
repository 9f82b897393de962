/**
 * `npm run dev`: the workshop with hot reload. Astro's development server makes the pages (a lesson's change shows at
 * once); the checker stands before it, under the same address and policy as ever, and starts again when its code changes.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './stale.ts'

const sitePort = 4322
const site = `http://127.0.0.1:${sitePort}`
const watched = ['checker/src', 'labs', 'packages/sandbox/src', 'packages/policy/src', 'packages/aws-api/src']

function start(args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
}

const children = [
  start(
    [
      join(root, 'node_modules/astro/bin/astro.mjs'),
      'dev',
      '--root',
      'site',
      '--host',
      '127.0.0.1',
      '--port',
      `${sitePort}`,
    ],
    {
      ASTRO_TELEMETRY_DISABLED: '1',
    },
  ),
  start(
    [
      '--disable-warning=ExperimentalWarning',
      ...watched.flatMap((path) => ['--watch-path', path]),
      '--watch-preserve-output',
      'checker/src/main.ts',
      ...process.argv.slice(2),
    ],
    { FIRST_LINE_SITE_ORIGIN: site },
  ),
]

for (const child of children) {
  child.on('exit', (status) => {
    for (const other of children) other.kill()
    process.exitCode = status ?? 0
  })
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal)
  })
}
