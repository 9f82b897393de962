/** Ports that are taken: by whom, and what to do. */
import { execFile } from 'node:child_process'
import { createServer } from 'node:net'
import { promisify } from 'node:util'
import { ConfigMistake } from '../config.ts'

export interface WantedPort {
  readonly port: number
  /** What it is for: the site. */
  readonly use: string
  /** The option that chooses another. */
  readonly option: string
}

/** Looks whether all ports are free before anything is started. @throws ConfigMistake with one sentence for the first that is not */
export async function assertFree(wanted: readonly WantedPort[], host: string): Promise<void> {
  for (const { port, use, option } of wanted) {
    const trouble = port === 0 ? undefined : await troubleWith(port, host)
    if (trouble === 'EADDRINUSE') {
      const holder = await holderOf(port)
      throw new ConfigMistake(
        `Port ${port}, for ${use}, is taken${holder}: stop that program, or choose another port with ${option} ${port + 1000}.`,
      )
    }
    if (trouble === 'EACCES') {
      throw new ConfigMistake(
        `Port ${port}, for ${use}, is reserved for the system: choose one above 1024 with ${option}.`,
      )
    }
    if (trouble !== undefined)
      throw new ConfigMistake(`Port ${port}, for ${use}, cannot be opened (${trouble}): choose another with ${option}.`)
  }
  const doubled = wanted.find(
    ({ port }, at) => port !== 0 && wanted.some((other, where) => where < at && other.port === port),
  )
  if (doubled)
    throw new ConfigMistake(
      `Port ${doubled.port} was given twice: choose another for ${doubled.use} with ${doubled.option}.`,
    )
}

/** The code of the error that listening ends with. */
function troubleWith(port: number, host: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

/** " by node (process 123)", or nothing where no tool can say. */
async function holderOf(port: number): Promise<string> {
  if (await isWorkshop(port)) return ' by another First Line workshop'
  const listed = await output('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'])
  const fromLsof = /^p(\d+)\nc(.+)$/m.exec(listed)
  if (fromLsof) return ` by ${fromLsof[2]} (process ${fromLsof[1]})`
  const sockets = await output('ss', ['-Hltnp', `sport = :${port}`])
  const fromSs = /users:\(\("([^"]+)",pid=(\d+)/.exec(sockets)
  return fromSs ? ` by ${fromSs[1]} (process ${fromSs[2]})` : ''
}

async function isWorkshop(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/hello`, { signal: AbortSignal.timeout(500) })
    return answer.ok && typeof ((await answer.json()) as { awsEndpoint?: unknown }).awsEndpoint === 'string'
  } catch {
    // Whatever it is, it does not speak as the workshop does.
    return false
  }
}

async function output(command: string, args: string[]): Promise<string> {
  try {
    return (await promisify(execFile)(command, args, { timeout: 1000 })).stdout
  } catch {
    // Not installed, or not allowed to look: then the sentence does without.
    return ''
  }
}
