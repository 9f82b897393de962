/**
 * `npm run bench [-- name …]`: every number that the project promises, measured in one run, most as ratios side by side.
 * A bench is a module in a folder called `bench` that exports `bench(): Promise<Figure[]>`.
 */
import { globSync } from 'node:fs'
import { join, relative } from 'node:path'
import { buildAll } from './build.ts'
import { root } from './stale.ts'

export interface Figure {
  name: string
  value: number
  unit: string
  /** What it must keep to, in words: "< 150", ">= 0.25". */
  limit?: string
  ok: boolean
}

const wanted = process.argv.slice(2)
const found = globSync('{checker,site,e2e,packages/*}/bench/*.ts', { cwd: root, exclude: ['**/node_modules'] })
  .filter((path) => !path.endsWith('.test.ts'))
  .filter((path) => wanted.length === 0 || wanted.some((word) => path.includes(word)))
  .sort()

await buildAll()
let broken = 0
for (const path of found) {
  const module = (await import(join(root, path))) as { bench?: () => Promise<Figure[]> }
  if (!module.bench) continue
  console.log(`\n${relative(root, path)}`)
  for (const { name, value, unit, limit, ok } of await module.bench()) {
    if (!ok) broken++
    const number = value >= 100 ? value.toFixed(0) : value.toPrecision(3)
    console.log(
      `  ${ok ? 'ok    ' : 'BROKEN'} ${name.padEnd(62)} ${number.padStart(9)} ${unit}${limit ? `  (${limit})` : ''}`,
    )
  }
}
console.log(broken === 0 ? '\nEvery figure keeps its limit.' : `\n${broken} figures break their limit.`)
process.exit(broken === 0 ? 0 : 1)
