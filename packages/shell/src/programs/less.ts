/** `less`, and `more`: a file or what a pipe brings, a screen at a time. In a pipe or a script it is `cat`. */
import { type Command as BashCommand, type CommandContext, defineCommand } from 'just-bash/browser'
import { Pager } from './pager.ts'
import { readText, stdinText } from './text-files.ts'
import { CLEAR_ROW, ENTER_SCREEN, isAtTerminal, LEAVE_SCREEN, type OpenTty, type Tty } from './tty.ts'

interface Ways {
  /** What was read stays on the screen (`-X`). */
  stays: boolean
  /** Ctrl-C leaves, and ends what waits for the pager (`-K`). */
  interruptible: boolean
}

/** Keeps the terminal until the reader leaves. */
async function page(tty: Tty, pager: Pager, { stays, interruptible }: Ways): Promise<void> {
  if (!stays) tty.write(ENTER_SCREEN)
  pager.resize(tty.cols, tty.rows)
  tty.write(stays ? pager.drawBelow() : pager.draw())
  while (!pager.done) {
    const key = await tty.next()
    if (key?.type === 'key' && key.name === 'resize') {
      pager.resize(tty.cols, tty.rows)
      tty.write(pager.draw())
    } else if (key?.type === 'key' && key.name === 'ctrl-c' && interruptible) {
      tty.interrupt()
      break
    } else if (key) {
      pager.key(key)
      if (!pager.done) tty.write(stays ? pager.drawBelow() : pager.draw())
    }
  }
  tty.write(stays ? CLEAR_ROW : LEAVE_SCREEN)
}

const failed = (stderr: string) => ({ stdout: '', stderr, exitCode: 1 })

async function textOf(
  name: string,
  files: string[],
  context: CommandContext,
): Promise<{ text: string } | { error: string }> {
  const piped = stdinText(context)
  if (files.length === 0) {
    if (piped === '') return { error: 'Missing filename ("less --help" for help)\n' }
    return { text: piped }
  }
  let text = ''
  for (const file of files) {
    if (file === '-') text += piped
    else {
      const read = await readText(context, file)
      if ('error' in read)
        return { error: read.error === 'directory' ? `${file} is a directory\n` : `${file}: ${read.error}\n` }
      text += name === 'more' && files.length > 1 ? `::::::::::::::\n${file}\n::::::::::::::\n${read.text}` : read.text
    }
  }
  return { text }
}

const USAGE = `usage: less [-N] [-F] [-X] [FILE...]
  -N  line numbers     -F  nothing but the text where it fits on one screen
  -X  what was read stays on the screen
  inside: j k lines, SPACE b pages, g G ends, /word ?word n N search, q quits
`

/** The options in `LESS`, which may do without their dash. */
const usual = (given = ''): string[] =>
  given.split(/\s+/).flatMap((word) => (word === '' ? [] : [word.startsWith('-') ? word : `-${word}`]))

/** `open`: takes the terminal; undefined where there is none. */
export function pagers(open: OpenTty): BashCommand[] {
  return ['less', 'more'].map((name) =>
    defineCommand(name, async (args, context) => {
      if (args.includes('--help') || args.includes('-?')) return { stdout: USAGE, stderr: '', exitCode: 0 }
      const options = [...usual(context.env.get('LESS')), ...args.filter((arg) => arg.startsWith('-') && arg !== '-')]
      const files = args.filter((arg) => (!arg.startsWith('-') && !arg.startsWith('+')) || arg === '-')
      const found = await textOf(name, files, context)
      if ('error' in found) return failed(found.error)
      const tty = isAtTerminal(context.env) ? open() : undefined
      if (!tty) return { stdout: found.text, stderr: '', exitCode: 0 }
      try {
        const has = (letter: string): boolean => options.some((arg) => new RegExp(`^-[A-Za-z]*${letter}`).test(arg))
        const pager = new Pager({ text: found.text, name: files[0] ?? '', numbers: has('N') })
        const short = (name === 'more' || has('F')) && pager.fits(tty.cols, tty.rows)
        if (short) return { stdout: found.text, stderr: '', exitCode: 0 }
        await page(tty, pager, { stays: has('X'), interruptible: has('K') })
        return { stdout: '', stderr: '', exitCode: 0 }
      } finally {
        tty.close()
      }
    }),
  )
}
