import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Mutation } from '../mutations.ts'

const source = new URL('../../', import.meta.url)
const program = `
  import { failingCases } from './cases/all-cases.ts'
  console.log(JSON.stringify(failingCases()))
`

/**
 * Runs the tables of cases against a copy of the engine with one rule broken; the names of the cases that noticed.
 * Throws when the text to break is not there (exactly once), or the copy does not run.
 */
export function runMutant({ file, find, replace }: Mutation): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'policy-mutant-'))
  try {
    cpSync(source, folder, { recursive: true, filter: (from) => !from.includes('generated') })
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
    const path = join(folder, file)
    const pieces = readFileSync(path, 'utf8').split(find)
    if (pieces.length !== 2) throw new Error(`${file} has ${pieces.length - 1} places that read: ${find}`)
    writeFileSync(path, pieces.join(replace))
    writeFileSync(join(folder, 'run.ts'), program)
    const run = spawnSync(process.execPath, [join(folder, 'run.ts')], { encoding: 'utf8', timeout: 30_000 })
    if (run.status !== 0) throw new Error(`the broken copy does not run: ${run.stderr}`)
    return JSON.parse(run.stdout) as string[]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
