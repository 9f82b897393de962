/** `npm start`: builds what is stale, then becomes the one process that serves everything. */
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { root } from './stale.ts'

enableCompileCache(join(root, '.cache/compile'))
const { buildAll } = await import('./build.ts')
try {
  await buildAll()
  await import('../checker/src/main.ts')
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
