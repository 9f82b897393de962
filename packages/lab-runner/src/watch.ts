/** `verify --watch`: proves again whenever a file of the modules changes. A module once loaded stays, so each proof is a process. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { watch as watchFiles } from 'node:fs'
import { fileURLToPath } from 'node:url'

const modules = fileURLToPath(new URL('../../../labs/modules', import.meta.url))
const cli = fileURLToPath(new URL('./cli.ts', import.meta.url))
/** Editors write a file in several strokes. Milliseconds. */
const pause = 150

/** Goes on until it is interrupted. */
export async function watch(argv: readonly string[], names: readonly string[]): Promise<boolean> {
  const args = [...process.execArgv, cli, ...argv.filter((arg) => arg !== '--watch')]
  let changed = Promise.withResolvers<void>()
  const files = watchFiles(modules, { recursive: true }, (_, path) => {
    const about = names.length === 0 || names.some((name) => path?.startsWith(name))
    if (about) changed.resolve()
  })
  const interrupted = once(process, 'SIGINT').then(() => 'interrupted' as const)
  for (;;) {
    const running = spawn(process.execPath, args, { stdio: 'inherit' })
    const [status] = (await once(running, 'exit')) as [number | null]
    process.stdout.write(`${status === 0 ? 'Proven.' : 'Not proven.'} Waiting for a change; Ctrl-C ends it.\n`)
    if ((await Promise.race([changed.promise, interrupted])) === 'interrupted') break
    await new Promise((done) => setTimeout(done, pause))
    changed = Promise.withResolvers<void>()
  }
  files.close()
  return true
}
