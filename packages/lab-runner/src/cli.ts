/** `npm run labs -- verify | new | matrix | role`: see the usage below, and docs/authoring.md. */
import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { ConfigMistake, type Target } from '@first-line/checker'
import { labIds } from '@first-line/labs'
import { type LoadedLab, readLab } from '@first-line/labs/node'
import { type GroundName, groundNames, openGround } from './grounds.ts'
import { report } from './report.ts'
import { type Proof, verify } from './verify.ts'

const usage = `Usage: npm run labs -- verify [module ...] [--target ${groundNames.join('|')}] [--endpoint URL] [--sample] [--watch]
       npm run labs -- new 16-name
       npm run labs -- matrix [--check]
       npm run labs -- role
       npm run labs -- clean-up [--target aws|localstack] --account ID [--since DATE] [--even-so]
Modules: ${labIds.join(', ')}`

class Mistake extends Error {}

const options = {
  target: { type: 'string', default: 'sandbox' },
  endpoint: { type: 'string' },
  watch: { type: 'boolean', default: false },
  sample: { type: 'boolean', default: false },
  check: { type: 'boolean', default: false },
  account: { type: 'string' },
  since: { type: 'string' },
  'even-so': { type: 'boolean', default: false },
} as const

type Values = ReturnType<typeof read>['values']

const commands: Readonly<Record<string, (names: string[], values: Values) => Promise<boolean>>> = {
  async verify(names, values) {
    const target = groundNames.find((name) => name === values.target)
    if (!target) throw new Mistake(`There is no target ${values.target}.\n${usage}`)
    for (const name of names) {
      if (!labIds.includes(name)) {
        const folder = new URL(`../../../labs/modules/${name}/`, import.meta.url)
        const unlisted = existsSync(folder)
          ? ` Its folder is there: labs/src/written.ts has no line for it, or its module.ts gives another id.`
          : ''
        throw new Mistake(`There is no module ${name}.${unlisted}\n${usage}`)
      }
    }
    if (!values.watch) return prove(target, names.length > 0 ? names : labIds, values)
    const { watch } = await import('./watch.ts')
    return watch(process.argv.slice(2), names)
  },

  async new([id, ...more]) {
    if (id === undefined || more.length > 0) throw new Mistake(usage)
    const { newModule } = await import('./new-module.ts')
    const written = await newModule(id).catch((cause: unknown) => {
      throw new Mistake(cause instanceof Error ? cause.message : String(cause), { cause })
    })
    process.stdout.write(`${written.join('\n')}\n\nProve it: npm run labs -- verify ${id}\n`)
    return true
  },

  async matrix(names, { check }) {
    if (names.length > 0) throw new Mistake(usage)
    const { matrix, matrixPage, showingsFile, Unproven } = await import('./matrix.ts')
    const rows = await matrix(labIds).catch((cause: unknown) => {
      throw cause instanceof Unproven ? new ConfigMistake(cause.message, { cause }) : cause
    })
    const made = { 'docs/targets.md': matrixPage(rows), 'labs/src/shown.json': showingsFile(rows) }
    let ok = true
    for (const [path, text] of Object.entries(made)) {
      const file = new URL(`../../../${path}`, import.meta.url)
      if (!check) await writeFile(file, text)
      else if ((await readFile(file, 'utf8').catch(() => '')) !== text) {
        process.stdout.write(`${path} is not what the labs say: make it anew with npm run labs -- matrix.\n`)
        ok = false
      }
    }
    return ok
  },
  async 'clean-up'(names, values) {
    if (names.length > 0) throw new Mistake(usage)
    return cleanUp(values)
  },

  /** The role that reads a real account: script and template, from the list of calls that the reader may make. */
  async role(names) {
    if (names.length > 0) throw new Mistake(usage)
    const { roleScript, roleTemplate } = await import('@first-line/checker/read-only-role')
    const folder = new URL('../../../docs/reader-role/', import.meta.url)
    await mkdir(folder, { recursive: true })
    await writeFile(new URL('role.sh', folder), roleScript, { mode: 0o755 })
    await writeFile(new URL('role.yaml', folder), roleTemplate)
    return true
  },
}

/** What is left in an account, with the commands; it ends with 0 when that is nothing. */
async function cleanUp(values: Values): Promise<boolean> {
  const since = values.since === undefined ? undefined : new Date(values.since)
  if (since && Number.isNaN(since.getTime())) throw new Mistake(`--since ${values.since} is no date.\n${usage}`)
  const { findLeftovers, told } = await import('@first-line/checker/clean-up')
  const { account } = values
  const target = await connected(values.target === 'sandbox' ? 'aws' : values.target, values)
  const accountId = account ?? target.accountId ?? ''
  const learner = { id: 'clean-up', accountId, createdAt: new Date(0).toISOString() }
  const found = await findLeftovers(target, learner, since)
  process.stdout.write(told(found, accountId))
  return found.left.length === 0 && found.shut.length === 0
}

async function connected(kind: string, values: Values): Promise<Target> {
  const { account } = values
  if (kind === 'localstack') {
    if (!/^\d{12}$/.test(account ?? '')) throw new Mistake(`Say with --account whose: twelve digits.\n${usage}`)
    const { connectLocalStack } = await import('@first-line/checker/localstack')
    return connectLocalStack({ endpoint: values.endpoint ?? 'http://127.0.0.1:4570' })
  }
  if (kind !== 'aws') throw new Mistake(`There is no target ${kind}.\n${usage}`)
  const { connectAws } = await import('@first-line/checker/aws')
  return connectAws({ account, evenSo: values['even-so'], endpoint: process.env.AWS_ENDPOINT_URL })
}

async function prove(target: GroundName, modules: readonly string[], { endpoint, sample }: Values): Promise<boolean> {
  const ground = await openGround(target, endpoint === undefined ? {} : { endpoint })
  try {
    let ok = true
    const all: Proof[] = []
    for (const module of modules) {
      const loaded = await readable(module)
      const proofs = Array.isArray(loaded) ? loaded : await verify(loaded, ground, { sampled: sample })
      all.push(...proofs)
      const { text, ok: proven } = report(ground.name, proofs)
      process.stdout.write(`${text}\n`)
      ok &&= proven
    }
    if (modules.length > 1) process.stdout.write(sum(all))
    return ok
  } finally {
    await ground.close()
  }
}

/** The module, or that it does not read as it should: the others are proven all the same. */
async function readable(module: string): Promise<LoadedLab | Proof[]> {
  try {
    const loaded = await readLab(module)
    if (!loaded) throw new Error(`there is no module ${module}`)
    return loaded
  } catch (cause) {
    return [
      { module, what: 'it reads as it should', ms: 0, instead: cause instanceof Error ? cause.message : String(cause) },
    ]
  }
}

function sum(proofs: readonly Proof[]): string {
  const open = proofs.filter(({ instead }) => instead !== undefined).length
  const seconds = Math.round(proofs.reduce((all, { ms }) => all + ms, 0) / 1000)
  return `All together: ${proofs.length - open} proven, ${open} not, ${seconds} s.\n`
}

function read(argv: string[]) {
  try {
    return parseArgs({ args: argv, options, allowPositionals: true })
  } catch (cause) {
    throw new Mistake(`${cause instanceof Error ? cause.message : cause}\n${usage}`, { cause })
  }
}

try {
  const { values, positionals } = read(process.argv.slice(2))
  const [name = '', ...names] = positionals
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined
  if (!command) throw new Mistake(name === '' ? usage : `There is no command ${name}.\n${usage}`)
  process.exitCode = (await command(names, values)) ? 0 : 1
} catch (error) {
  console.error(error instanceof Mistake || error instanceof ConfigMistake ? error.message : error)
  process.exitCode = error instanceof Mistake ? 2 : 1
}
