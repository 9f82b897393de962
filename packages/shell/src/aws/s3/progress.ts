/** The line that says how far a transfer is, and the lines above it (awscli/customizations/s3/results.py, ResultPrinter). */
import type { ParsedArguments } from '../argparse.ts'
import type { Machine } from '../machine.ts'
import { humanSize } from './sizes.ts'

export interface Progress {
  /** So many bytes more are there. */
  bytes(count: number): void
  /** A file is done: its line on standard output. */
  done(line: string): void
  /** A file could not be carried: its line on standard error. */
  failed(line: string): void
}

/** `sizes`: of all that is to be carried; undefined for what is deleted. */
export function progressOf(
  machine: Machine,
  values: ParsedArguments['values'],
  sizes: readonly (number | undefined)[],
): Progress {
  const quiet = values.has('quiet')
  // What is piped in or out is told of only where it fails.
  const streamed = [values.get('paths')].flat().includes('-')
  const errorsOnly = quiet || streamed || values.has('only_show_errors')
  const shows = !errorsOnly && !values.has('no_progress')
  const pause = Number(values.get('progress_frequency') ?? 0) * 1000
  const end = values.has('progress_multiline') ? '\n' : '\r'
  const started = machine.now()
  const total = sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
  let carried = 0
  let files = 0
  /** Length of the line that a carriage return left standing. */
  let standing = 0
  let last: number | undefined

  const show = (): void => {
    // Deletions carry no bytes and say nothing in between.
    if (!shows || total === 0 || (last !== undefined && machine.now() - last < pause)) return
    last = machine.now()
    const left = `${sizes.length - files} file(s) remaining`
    const seconds = Math.max(0.001, (machine.now() - started) / 1000)
    const text = `Completed ${humanSize(carried)}/${humanSize(total)} (${humanSize(carried / seconds)}/s) with ${left}`
    machine.write('stdout', text.padEnd(standing) + end)
    standing = end === '\r' ? text.length : 0
  }
  const line = (stream: 'stdout' | 'stderr', text: string, silent: boolean): void => {
    files += 1
    if (silent) return
    machine.write(stream, `${text.padEnd(standing)}\n`)
    standing = 0
    if (files < sizes.length) show()
  }
  return {
    bytes(count) {
      carried += count
      show()
    },
    done: (text) => line('stdout', text, errorsOnly),
    failed: (text) => line('stderr', text, quiet),
  }
}
