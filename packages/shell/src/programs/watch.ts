/** `watch`: a command again and again, its output in place. Ctrl-C ends it. */
import { type Command as BashCommand, defineCommand, type ExecResult } from 'just-bash/browser'
import type { Key } from '../editor/keys.ts'
import { exported } from './environment.ts'
import { atRow, ENTER_SCREEN, LEAVE_SCREEN, type OpenTty, type Tty } from './tty.ts'
import { wrapLine } from './wrap.ts'

const USAGE = `usage: watch [-n SECONDS] [-t] [-g] COMMAND
  -n  how often, default 2     -t  no title     -g  ends when the output changes
`

interface Options {
  seconds: number
  title: boolean
  untilChange: boolean
  command: string
}

/** Undefined when the words make no sense. */
function readOptions(args: readonly string[]): Options | undefined {
  const options: Options = { seconds: 2, title: true, untilChange: false, command: '' }
  const rest = [...args]
  while (rest[0]?.startsWith('-')) {
    const word = rest.shift()!
    const glued = /^(?:-n|--interval=)(.+)$/.exec(word)?.[1]
    if (word === '-n' || word === '--interval') options.seconds = Number(rest.shift())
    else if (glued !== undefined) options.seconds = Number(glued)
    else if (word === '-t' || word === '--no-title') options.title = false
    else if (word === '-g' || word === '--chgexit') options.untilChange = true
    // Differences and colours are shown like everything else.
    else if (!['-d', '--differences', '-c', '--color', '-x', '--exec'].includes(word)) return undefined
  }
  options.command = rest.join(' ')
  if (options.command === '' || Number.isNaN(options.seconds)) return undefined
  options.seconds = Math.max(0.1, options.seconds)
  return options
}

function draw(tty: Tty, { title, seconds, command }: Options, output: string, now: Date): void {
  const { cols, rows } = tty
  const when = now.toISOString().slice(0, 19).replace('T', ' ')
  const name = `Every ${seconds.toFixed(1)}s: ${command}`.slice(0, Math.max(0, cols - when.length - 1))
  const head = title ? [`${name.padEnd(cols - when.length - 1)} ${when}`, ''] : []
  const body = output
    .replace(/\n$/, '')
    .split('\n')
    .flatMap((line) => wrapLine(line, cols))
  const lines = [...head, ...body].slice(0, rows)
  tty.write(`${Array.from({ length: rows }, (_, i) => `${atRow(i)}${lines[i] ?? ''}`).join('')}`)
}

export function watchCommand(open: OpenTty, now: () => number): BashCommand {
  return defineCommand('watch', async (args, context) => {
    const options = readOptions(args)
    const { exec } = context
    if (!options || !exec) return { stdout: '', stderr: USAGE, exitCode: 1 }
    const tty = open()
    if (!tty) return { stdout: '', stderr: 'watch: needs a terminal.\n', exitCode: 1 }
    tty.write(ENTER_SCREEN)
    try {
      let before: string | undefined
      for (;;) {
        const output = await outputUnlessStopped(tty, (signal) =>
          exec(options.command, { cwd: context.cwd, env: exported(context), signal }),
        )
        if (output === undefined) break
        draw(tty, options, output, new Date(now()))
        if (options.untilChange && before !== undefined && output !== before) break
        before = output
        if (await ended(tty, now() + options.seconds * 1000, now, () => draw(tty, options, output, new Date(now()))))
          break
      }
    } finally {
      tty.write(LEAVE_SCREEN)
      tty.close()
    }
    return { stdout: '', stderr: '', exitCode: 0 }
  })
}

const isStop = (key: Key | undefined): boolean =>
  (key?.type === 'key' && key.name === 'ctrl-c') || (key?.type === 'text' && key.text.includes('q'))

/** What one run prints; undefined when it was stopped at the keyboard. */
async function outputUnlessStopped(
  tty: Tty,
  run: (signal: AbortSignal) => Promise<ExecResult>,
): Promise<string | undefined> {
  const abort = new AbortController()
  const running = run(abort.signal)
  let finished = false
  const over = running.then(() => {
    finished = true
    return undefined
  })
  while (!finished) {
    if (!isStop(await Promise.race([over, tty.next()]))) continue
    abort.abort()
    await running.catch(() => undefined)
    return undefined
  }
  const { stdout, stderr } = await running
  return stdout + stderr
}

/** Waits until `end`; true when Ctrl-C or q was pressed. */
async function ended(tty: Tty, end: number, now: () => number, redraw: () => void): Promise<boolean> {
  for (let left = end - now(); left > 0; left = end - now()) {
    const key = await tty.next(left)
    if (isStop(key)) return true
    if (key?.type === 'key' && key.name === 'resize') redraw()
  }
  return false
}
