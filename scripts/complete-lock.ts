/**
 * Completes package-lock.json with the packages of every platform.
 *
 * A lock file written against a registry that mirrors only some platforms lacks the entries of the others, and `npm ci`
 * then refuses it, or a Mac gets no compiler. An entry needs no more than its version and platform; npm fills in the rest.
 * Run after a change of dependencies: `npm run lock`.
 */
import { readFileSync, writeFileSync } from 'node:fs'

interface Entry {
  version?: string
  dev?: boolean
  optional?: boolean
  devOptional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
}

interface Lock {
  packages: Record<string, Entry>
}

const systems = ['darwin', 'linux', 'win32', 'freebsd', 'android', 'openharmony', 'aix', 'netbsd', 'openbsd', 'sunos']
const processors = ['x64', 'arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

/** Platform of a binary package, read from its name: `@x/binding-linux-arm64-musl`. */
export function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const words = name.split('/').at(-1)!.replace('windows', 'win32').split(/[-_]/)
  const os = words.find((word) => systems.includes(word))
  const word = words.find((word) =>
    processors.some((cpu) => word === cpu || (cpu === 'arm' && /^arm(eabi|hf)?$/.test(word))),
  )
  const cpu = word ?? (words.some((word) => word === 'arm') ? 'arm' : undefined)
  const libc =
    words.includes('musl') || words.includes('musleabihf') ? 'musl' : words.includes('gnu') ? 'glibc' : undefined
  return {
    ...(cpu ? { cpu: [cpu] } : {}),
    ...(libc && os === 'linux' ? { libc: [libc] } : {}),
    ...(os ? { os: [os] } : {}),
  }
}

/** Adds what is missing and says what was added. */
export function complete(lock: Lock): string[] {
  const added: string[] = []
  for (const [from, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const nested = `${from}/node_modules/${name}`
      if (lock.packages[`node_modules/${name}`] || lock.packages[nested]) continue
      lock.packages[`node_modules/${name}`] = {
        version,
        ...platformOf(name),
        ...(entry.dev || entry.devOptional ? { dev: true } : {}),
        optional: true,
      }
      added.push(`${name}@${version}`)
    }
  }
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
  return added
}

if (import.meta.main) {
  const path = new URL('../package-lock.json', import.meta.url)
  const lock = JSON.parse(readFileSync(path, 'utf8')) as Lock
  const added = complete(lock)
  if (added.length > 0) writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(added.length > 0 ? `added ${added.length}:\n  ${added.join('\n  ')}` : 'complete')
}
