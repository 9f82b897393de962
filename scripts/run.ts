/** Runs a command of this repository, with its own Node and its own tools first on the PATH. */
import { spawn } from 'node:child_process'
import { delimiter, join } from 'node:path'
import { root } from './stale.ts'

export interface Ran {
  status: number
  output: string
  seconds: number
}

export interface RunOptions {
  cwd?: string
  env?: NodeJS.ProcessEnv
  /** Show the output as it comes; it is kept in any case. */
  show?: boolean
}

export function run(command: string, args: string[], { cwd = root, env, show = false }: RunOptions = {}): Promise<Ran> {
  const began = performance.now()
  const path = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter)
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env, PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    const keep = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      output += chunk.toString()
      if (show) stream.write(chunk)
    }
    child.stdout.on('data', keep(process.stdout))
    child.stderr.on('data', keep(process.stderr))
    child.on('error', reject)
    child.on('close', (status) => resolve({ status: status ?? 1, output, seconds: (performance.now() - began) / 1000 }))
  })
}
