/** This computer's files for just-bash: the learner's directories are real, the system's are just-bash's own. */
import { readdirSync, statSync } from 'node:fs'
import { InMemoryFs, MountableFs, ReadWriteFs } from 'just-bash'

/** just-bash finds its commands as entries of these directories. */
const VIRTUAL = new Set(['bin', 'sbin', 'usr', 'dev', 'proc', 'sys', 'lib', 'lib64', 'boot'])

const isDirectory = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

export function realFiles(): MountableFs {
  const fs = new MountableFs({ base: new InMemoryFs() })
  for (const name of readdirSync('/')) {
    const path = `/${name}`
    if (!VIRTUAL.has(name) && isDirectory(path)) fs.mount(path, new ReadWriteFs({ root: path }))
  }
  return fs
}
