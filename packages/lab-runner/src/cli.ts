/** `npm run labs -- verify [module …] [--target sandbox|localstack] [--endpoint URL]` */
import { parseArgs } from 'node:util'
import { ConfigMistake } from '@first-line/checker'
import { labIds } from '@first-line/labs'
import { readLab } from '@first-line/labs/node'
import { type GroundName, groundNames, openGround } from './grounds.ts'
import { report } from './report.ts'
import { type Proof, verify } from './verify.ts'

const usage = `Usage: npm run labs -- verify [module ...] [--target ${groundNames.join('|')}] [--endpoint URL]
Modules: ${labIds.join(', ')}`

class Mistake extends Error {}

async function main(argv: string[]): Promise<boolean> {
  const { values, positionals } = read(argv)
  const [command, ...modules] = positionals
  if (command !== 'verify')
    throw new Mistake(command === undefined ? usage : `There is no command ${command}.\n${usage}`)
  const target = groundNames.find((name) => name === (values.target ?? 'sandbox'))
  if (!target) throw new Mistake(`There is no target ${values.target}.\n${usage}`)
  for (const module of modules) {
    if (!labIds.includes(module)) throw new Mistake(`There is no module ${module}.\n${usage}`)
  }
  return run(target, modules.length > 0 ? modules : labIds, values.endpoint)
}

function read(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: { target: { type: 'string' }, endpoint: { type: 'string' } },
      allowPositionals: true,
    })
  } catch (cause) {
    throw new Mistake(`${cause instanceof Error ? cause.message : cause}\n${usage}`, { cause })
  }
}

async function run(target: GroundName, modules: readonly string[], endpoint: string | undefined): Promise<boolean> {
  const ground = await openGround(target, endpoint === undefined ? {} : { endpoint })
  try {
    const proofs: Proof[] = []
    for (const module of modules) {
      const loaded = await readLab(module)
      if (loaded) proofs.push(...(await verify(loaded, ground)))
    }
    const { text, ok } = report(ground.name, proofs)
    process.stdout.write(text)
    return ok
  } finally {
    await ground.close()
  }
}

try {
  process.exitCode = (await main(process.argv.slice(2))) ? 0 : 1
} catch (error) {
  console.error(error instanceof Mistake || error instanceof ConfigMistake ? error.message : error)
  process.exitCode = error instanceof Mistake ? 2 : 1
}
