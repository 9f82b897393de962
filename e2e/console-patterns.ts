/** The pattern of each page of the console, read from its services' lists: a page that is added there is looked at here. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export const consoleSource = join(import.meta.dirname, '../packages/console/src')

export const patterns: readonly string[] = [
  ...new Set(
    globSync(join(consoleSource, 'pages/*/service.ts')).flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/pattern: '([^']+)'/g)].map(([, pattern = '']) => pattern),
    ),
  ),
].sort()
