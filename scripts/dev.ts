/**
 * `npm run dev`: the workshop with hot reload. Astro's development server makes the pages (a lesson's change shows at
 * once); the checker stands before it, under the same address and policy as ever, and starts again when its code changes.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'
import { root } from './stale.ts'

const sitePort = '4322'
const watched = ['checker/src', 'labs', 'packages/sandbox/src', 'packages/policy/src', 'packages/aws-api/src']
/** Changes that come together, as an editor's do, are one; in milliseconds. */
const together = 150

function start(args: string[], env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
}

const site = start(
  [join(root, 'node_modules/astro/bin/astro.mjs'), 'dev', '--root', 'site', '--host', '127.0.0.1', '--port', sitePort],
  { ASTRO_TELEMETRY_DISABLED: '1', FIRST_LINE_HOT_RELOAD_PORT: sitePort },
)

const startChecker = () =>
  start(['--disable-warning=ExperimentalWarning', 'checker/src/main.ts', ...process.argv.slice(2)], {
    FIRST_LINE_SITE_ORIGIN: `http://127.0.0.1:${sitePort}`,
  })
let checker = startChecker()

/** Lessons are Astro's; tests run nowhere here. */
function concernsTheChecker(path: string): boolean {
  return !/\.mdx$|\.test\.ts$|node_modules/.test(path)
}

let timer: NodeJS.Timeout | undefined
function restart(path: string): void {
  clearTimeout(timer)
  timer = setTimeout(() => {
    console.log(`${path} changed; the checker starts again.`)
    const old = checker
    const next = () => {
      checker = startChecker()
    }
    if (old.exitCode !== null) next()
    else old.once('exit', next).kill('SIGINT')
  }, together)
}

for (const folder of watched) {
  watch(join(root, folder), { recursive: true }, (_, name) => {
    if (name && concernsTheChecker(name)) restart(join(folder, name))
  })
}

function stop(): void {
  checker.kill('SIGINT')
  site.kill('SIGINT')
  checker.once('exit', () => process.exit(0))
  if (checker.exitCode !== null) process.exit(0)
}
site.on('exit', stop)
process.on('SIGINT', stop)
process.on('SIGTERM', stop)
