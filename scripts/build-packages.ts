/**
 * `npm run build:packages`: JavaScript and types of the packages that others may install, each ready to `npm pack` in
 * its `dist`. Type stripping does not reach into node_modules, so what is installed must not be TypeScript.
 */
import { cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from './run.ts'
import { root } from './stale.ts'

export const installable = ['policy', 'aws-api', 'sandbox'] as const
export type Installable = (typeof installable)[number]

interface Manifest {
  name: string
  exports: Record<string, string>
  private?: boolean
  devDependencies?: Record<string, string>
  [member: string]: unknown
}

/** What a command of a package runs, by its name. */
const commands: Partial<Record<Installable, Record<string, string>>> = {
  sandbox: { 'first-line-sandbox': './src/node/cli.js' },
}

/** Files beside the source that are read at run time and that the compiler does not copy. */
const assets = ['src/**/*.gz', 'src/**/generated/*']
/** Oldest Node that has JSON modules with `with`. */
const OLDEST_NODE = '>=20.10'

/** @throws with the compiler's words when the source has an error */
export async function buildPackages(): Promise<void> {
  const staging = join(root, 'node_modules/.cache/packages')
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true })
  writeFileSync(
    join(staging, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.json'),
      compilerOptions: {
        noEmit: false,
        declaration: true,
        allowImportingTsExtensions: false,
        rewriteRelativeImportExtensions: true,
        rootDir: join(root, 'packages'),
        outDir: join(staging, 'out'),
        types: ['node'],
        typeRoots: [join(root, 'node_modules/@types')],
        // By way of node_modules a file counts as somebody else's, and nothing is written of it; which way the compiler
        // comes to a file first differs from run to run.
        paths: Object.fromEntries(installable.flatMap(entriesOf).map(({ name, source }) => [name, [source]])),
      },
      // From what is exported and from the worker, which no import reaches: tests and samples stay out.
      files: [
        ...installable.flatMap(entriesOf).map(({ source }) => source),
        join(folderOf('sandbox'), 'src/node/cli.ts'),
        join(folderOf('sandbox'), 'src/node/sqlite/worker.ts'),
      ],
      include: [],
    }),
  )
  const compiled = await run('tsc', ['-p', join(staging, 'tsconfig.json')])
  if (compiled.status !== 0) throw new Error(`The packages do not compile:\n${compiled.output}`)
  for (const name of installable) finish(name, join(staging, 'out', name))
}

/** What others import, by the name they import it by. */
const entriesOf = (name: Installable) =>
  Object.entries(manifestOf(name).exports).map(([entry, path]) => ({
    name: join(manifestOf(name).name, entry),
    source: join(folderOf(name), path),
  }))

function finish(name: Installable, compiled: string): void {
  const folder = folderOf(name)
  const dist = join(folder, 'dist')
  rmSync(dist, { recursive: true, force: true })
  cpSync(compiled, dist, { recursive: true })
  for (const path of globSync(assets, { cwd: folder })) {
    mkdirSync(dirname(join(dist, path)), { recursive: true })
    cpSync(join(folder, path), join(dist, path))
  }
  for (const path of globSync('**/*.{js,d.ts}', { cwd: dist })) rewriteAddresses(join(dist, path))
  for (const path of Object.values(commands[name] ?? {})) {
    const file = join(dist, path)
    writeFileSync(file, `#!/usr/bin/env node\n${readFileSync(file, 'utf8')}`)
  }
  cpSync(join(folder, 'README.md'), join(dist, 'README.md'))
  cpSync(join(root, 'LICENSE'), join(dist, 'LICENSE'))
  const { private: _, devDependencies: __, ...kept } = manifestOf(name)
  const exports = Object.fromEntries(
    Object.entries(kept.exports).map(([key, path]) => [
      key,
      { types: path.replace(/\.ts$/, '.d.ts'), default: path.replace(/\.ts$/, '.js') },
    ]),
  )
  const manifest = { ...kept, exports, ...(commands[name] && { bin: commands[name] }), engines: { node: OLDEST_NODE } }
  writeFileSync(join(dist, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
}

/** The compiler rewrites imports in JavaScript. It leaves those in declarations, and a worker's address is no import. */
function rewriteAddresses(file: string): void {
  const text = readFileSync(file, 'utf8')
  const rewritten = text
    .replace(/new URL\('(\.\.?\/[^']+)\.ts', import\.meta\.url\)/g, "new URL('$1.js', import.meta.url)")
    .replace(/((?:from |import\()(['"])\.\.?\/[^'"]+)(?<!\.d)\.ts\2/g, '$1.js$2')
  if (rewritten !== text) writeFileSync(file, rewritten)
}

function folderOf(name: Installable): string {
  return join(root, 'packages', name)
}

function manifestOf(name: Installable): Manifest {
  return JSON.parse(readFileSync(join(folderOf(name), 'package.json'), 'utf8')) as Manifest
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await buildPackages()
  console.log(installable.map((name) => `packages/${name}/dist`).join('\n'))
}
