/** `nano`: a small editor, with nano's keys and rows. */
import { type Command as BashCommand, type CommandContext, defineCommand } from 'just-bash/browser'
import type { Key } from '../editor/keys.ts'
import { columnOf, NanoEditor } from './nano-editor.ts'
import { readText } from './text-files.ts'
import { atRow, ENTER_SCREEN, LEAVE_SCREEN, type OpenTty, reverse, type Tty } from './tty.ts'
import { wrapLine } from './wrap.ts'

const HINTS = [
  '^O Write   ^W Search   ^K Cut     ^A Start   ^Y Page up     M-U Undo',
  '^X Exit    ^G Help     ^U Paste   ^E End     ^V Page down   ^C Where',
]

const HELP = 'Type to write. ^O writes the file, ^X leaves. ^K cuts a line, ^U puts it back, ^W searches.'

/** What is asked on the row above the hints. */
interface Question {
  text: string
  answer: string
  /** Ends with the answer; undefined for ^C. */
  finish: (answer: string | undefined) => Promise<void>
  /** Answers by one key: `y`, `n`. */
  keys?: string
}

class Nano {
  private readonly tty: Tty
  private readonly editor: NanoEditor
  private readonly write: (path: string, text: string) => Promise<string | undefined>
  private path: string
  private top = 0
  private message: string
  private question: Question | undefined
  private word = ''
  private done = false

  constructor(
    tty: Tty,
    path: string,
    text: string | undefined,
    write: (path: string, text: string) => Promise<string | undefined>,
  ) {
    this.tty = tty
    this.path = path
    this.editor = new NanoEditor(text ?? '')
    this.write = write
    this.message = text === undefined ? '[ New File ]' : `[ Read ${lines(this.editor.lines.length)} ]`
  }

  async run(): Promise<void> {
    this.tty.write(`${ENTER_SCREEN}\x1b[?2004h`)
    while (!this.done) {
      this.draw()
      const key = await this.tty.next()
      if (!key) continue
      this.message = ''
      if (this.question) await this.answer(this.question, key)
      else await this.key(key)
    }
    this.tty.write(`\x1b[?2004l${LEAVE_SCREEN}`)
  }

  private get height(): number {
    return Math.max(1, this.tty.rows - 4)
  }

  private async key(key: Key): Promise<void> {
    const { editor } = this
    if (key.type !== 'key') {
      editor.insert(key.text)
      return
    }
    switch (key.name) {
      case 'enter':
        return editor.insert('\n')
      case 'tab':
        return editor.insert('\t')
      case 'backspace':
        return editor.eraseBefore()
      case 'delete':
      case 'ctrl-d':
        return editor.eraseUnder()
      case 'left':
      case 'ctrl-b':
        return editor.left()
      case 'right':
      case 'ctrl-f':
        return editor.right()
      case 'up':
      case 'ctrl-p':
        return editor.vertical(-1)
      case 'down':
      case 'ctrl-n':
        return editor.vertical(1)
      case 'page-up':
      case 'ctrl-y':
        return editor.vertical(-this.height)
      case 'page-down':
      case 'ctrl-v':
        return editor.vertical(this.height)
      case 'home':
      case 'ctrl-a':
        return editor.lineStart()
      case 'end':
      case 'ctrl-e':
        return editor.lineEnd()
      case 'alt-\\':
      case 'ctrl-home':
        return editor.toEnd('first')
      case 'alt-/':
      case 'ctrl-end':
        return editor.toEnd('last')
      case 'ctrl-k':
        return editor.cutLine()
      case 'ctrl-u':
        return editor.paste()
      case 'alt-u':
        this.message = editor.undo() ? '' : '[ Nothing to undo ]'
        return
      case 'ctrl-g':
        this.message = HELP
        return
      case 'ctrl-c': {
        const { row, column } = editor.cursor
        this.message = `[ line ${row + 1}/${editor.lines.length}, col ${column + 1} ]`
        return
      }
      case 'ctrl-w':
        return this.askForWord()
      case 'ctrl-o':
        return this.askForPath(async () => {})
      case 'ctrl-x':
        return this.leave()
    }
  }

  private askForWord(): void {
    this.question = {
      text: this.word === '' ? 'Search: ' : `Search [${this.word}]: `,
      answer: '',
      finish: async (answer) => {
        if (answer === undefined) return
        this.word = answer === '' ? this.word : answer
        if (this.word === '') return
        const found = this.editor.find(this.word)
        if (found === 'missing') this.message = `[ "${this.word}" not found ]`
        else if (found === 'wrapped') this.message = '[ Search Wrapped ]'
      },
    }
  }

  private askForPath(then: () => Promise<void>): void {
    this.question = {
      text: 'File Name to Write: ',
      answer: this.path,
      finish: async (answer) => {
        if (answer === undefined || answer === '') {
          this.message = '[ Cancelled ]'
          return
        }
        const trouble = await this.write(answer, this.editor.text)
        if (trouble !== undefined) {
          this.message = `[ Error writing ${answer}: ${trouble} ]`
          return
        }
        this.path = answer
        this.editor.changed = false
        this.message = `[ Wrote ${lines(this.editor.lines.length)} ]`
        await then()
      },
    }
  }

  private async leave(): Promise<void> {
    const end = async (): Promise<void> => {
      this.done = true
    }
    if (!this.editor.changed) return end()
    this.question = {
      text: 'Save modified buffer?  Y yes, N no, ^C cancel ',
      answer: '',
      keys: 'yn',
      finish: async (answer) => {
        if (answer === 'n') await end()
        else if (answer === 'y') this.askForPath(end)
        else this.message = '[ Cancelled ]'
      },
    }
  }

  private async answer(question: Question, key: Key): Promise<void> {
    const end = async (answer: string | undefined): Promise<void> => {
      this.question = undefined
      await question.finish(answer)
    }
    if (key.type === 'key') {
      if (['ctrl-c', 'ctrl-g', 'escape'].includes(key.name)) await end(undefined)
      else if (key.name === 'enter' && !question.keys) await end(question.answer)
      else if (key.name === 'backspace') question.answer = question.answer.slice(0, -1)
      return
    }
    if (!question.keys) question.answer += key.text.replace(/[\r\n]+/g, ' ')
    else if (question.keys.includes(key.text.toLowerCase())) await end(key.text.toLowerCase())
  }

  private draw(): void {
    const { cols, rows } = this.tty
    const { editor, height } = this
    const { row, column } = editor.cursor
    if (row < this.top) this.top = row
    if (row >= this.top + height) this.top = row - height + 1
    const title = `  First Line nano    ${this.path === '' ? 'New Buffer' : this.path}${editor.changed ? ' *' : ''}`
    let out = `\x1b[?25l${atRow(0)}${reverse(title.slice(0, cols).padEnd(cols))}`
    // A long line is shown from the screenful that the cursor is in; the others from their beginning.
    const place = columnOf(editor.lines[row]!, column)
    const page = Math.max(1, cols - 1)
    for (let i = 0; i < height; i++) {
      const line = editor.lines[this.top + i]
      const pages = line === undefined ? [''] : wrapLine(line, page)
      const at = this.top + i === row ? Math.min(Math.floor(place / page), pages.length) : 0
      out += `${atRow(i + 1)}${pages[at] ?? ''}${pages.length > at + 1 ? reverse('>') : ''}`
    }
    const { question } = this
    const status = question ? `${question.text}${question.answer}` : this.message
    out += `${atRow(rows - 3)}${status === '' ? '' : reverse(status.slice(0, cols - 1))}`
    for (const [i, hint] of HINTS.entries()) out += `${atRow(rows - 2 + i)}${hint.slice(0, cols - 1)}`
    const cursor = question
      ? `\x1b[${rows - 2};${Math.min(status.length, cols - 1) + 1}H`
      : `\x1b[${row - this.top + 2};${(place % page) + 1}H`
    this.tty.write(`${out}${cursor}\x1b[?25h`)
  }
}

const lines = (count: number): string => (count === 1 ? '1 line' : `${count} lines`)

const failed = (stderr: string) => ({ stdout: '', stderr, exitCode: 1 })

/** Gives what went wrong, in words; undefined when it is written. */
async function save({ fs, cwd }: CommandContext, path: string, text: string): Promise<string | undefined> {
  const full = fs.resolvePath(cwd, path)
  try {
    if ((await fs.exists(full)) && (await fs.stat(full)).isDirectory) return 'Is a directory'
    const folder = full.slice(0, full.lastIndexOf('/')) || '/'
    if (!(await fs.exists(folder))) return 'No such file or directory'
    const mode = (await fs.exists(full)) ? (await fs.stat(full)).mode : undefined
    await fs.writeFile(full, text)
    if (mode !== undefined) await fs.chmod(full, mode)
    return undefined
  } catch (error) {
    // The file system refuses in words of its own: full, read only.
    return error instanceof Error ? error.message : String(error)
  }
}

/** Other editors' names open it too: the way out is on its last rows. */
export function editors(open: OpenTty): BashCommand[] {
  return ['nano', 'pico'].map((name) =>
    defineCommand(name, async (args, context) => {
      if (args.includes('--version'))
        return { stdout: `${name}: a small one, of this terminal\n`, stderr: '', exitCode: 0 }
      const [path = ''] = args.filter((arg) => !/^[-+]/.test(arg))
      const read = path === '' ? undefined : await readText(context, path)
      if (read && 'error' in read && read.error === 'directory') return failed(`"${path}" is a directory\n`)
      const tty = open()
      if (!tty) return failed(`${name}: needs a terminal; in a script, write a file with cat > FILE <<EOF\n`)
      try {
        const text = read && 'text' in read ? read.text : undefined
        const nano = new Nano(tty, path, path === '' ? '' : text, (to, what) => save(context, to, what))
        await nano.run()
      } finally {
        tty.close()
      }
      return { stdout: '', stderr: '', exitCode: 0 }
    }),
  )
}
