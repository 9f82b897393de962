import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface Started<T> {
  /** What the server said of itself. */
  facts: T
  /** Milliseconds of processor time it has used so far, all threads together. */
  cpu(): Promise<number>
  stop(): void
}

/** Starts `server.ts` in a process of its own. */
export function startServer<T>(...args: string[]): Promise<Started<T>> {
  const child: ChildProcess = fork(fileURLToPath(new URL('./server.ts', import.meta.url)), args)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}`)))
    child.once('message', (facts) =>
      resolve({
        facts: facts as T,
        cpu: () =>
          new Promise((answer) => {
            child.once('message', (used) => answer(used as number))
            child.send('cpu')
          }),
        stop: () => void child.kill(),
      }),
    )
  })
}
