/** Whatever the console's code leads to is a page: what only a button opens, no walk over the links comes to. */
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { consoleSource, patterns } from './console-patterns.ts'

/** Drawn without the frame: they are in no service's list. */
const outside = ['/signin', '/oauth/authorize']

const addresses = globSync('**/*.{ts,tsx}', { cwd: consoleSource })
  .filter((file) => !file.includes('.test.'))
  .flatMap((file) => {
    const code = readFileSync(join(consoleSource, file), 'utf8')
    const written = code.matchAll(/(?:navigate\(|hrefOf\(|\bto[:=]\s*\{?|\bpath)\s*(['"`])(\/[^'"`]*)\1/g)
    return [...written].map(([, , address = '']): [string, string] => [file, address])
  })

const leadsTo = (path: string) => (pattern: string) =>
  new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path)

test('addresses are found', () => expect(addresses.length).toBeGreaterThan(80))

test.each(addresses)('%s: %s', (_, address) => {
  const [path = ''] = address.replaceAll(/\$\{[^}]*\}/g, 'x').split('?')
  expect([...patterns, ...outside].filter(leadsTo(path))).not.toEqual([])
})
