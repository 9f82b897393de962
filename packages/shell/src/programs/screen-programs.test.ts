// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
/** `nano`, `less` and `watch` through the whole terminal: keys in, screen out. */
import { describe, expect, test } from 'vitest'
import { openTerminal } from '../testing/terminal.ts'

/** The other screen as it stands: each row that was drawn last. */
function screen(text: string): string[] {
  const from = text.lastIndexOf('\x1b[?1049h')
  const rows: string[] = []
  for (const [, row, line] of text
    .slice(from)
    .matchAll(/\x1b\[(\d+);1H\x1b\[2K([^\x1b]*(?:\x1b\[[\d;]*m[^\x1b]*)*)/g)) {
    rows[Number(row) - 1] = line!.replace(/\x1b\[[\d;]*m/g, '').trimEnd()
  }
  return Array.from(rows, (row) => row ?? '')
}

async function terminal() {
  const opened = await openTerminal({ rows: 8, cols: 40 })
  const { shell, until, text, commands } = opened
  return {
    ...opened,
    screen: () => screen(text()),
    /** Starts a line that takes the screen. */
    async start(line: string, sign: string): Promise<void> {
      shell.input(`${line}\r`)
      await until(() => text().includes('\x1b[?1049h') && screen(text()).some((row) => row.includes(sign)))
    },
    async shows(sign: string): Promise<void> {
      await until(() => screen(text()).some((row) => row.includes(sign)))
    },
    async left(lines: number): Promise<void> {
      await until(() => commands.length === lines && text().includes('\x1b[?1049l'))
    },
  }
}

describe('nano', () => {
  test('writes a new file: type, save, leave', async () => {
    const { shell, start, shows, left, run, screen: rows } = await terminal()
    await start('nano policy.json', '[ New File ]')
    expect(rows()[0]).toBe('  First Line nano    policy.json')
    shell.input('{\r  "Version": "2012-10-17"\r}')
    await shows('policy.json *')
    expect(rows().slice(1, 4)).toEqual(['{', '  "Version": "2012-10-17"', '}'])
    shell.input('\x0f')
    await shows('File Name to Write: policy.json')
    shell.input('\r')
    await shows('[ Wrote 3 lines ]')
    shell.input('\x18')
    await left(1)
    expect(await run('cat policy.json')).toBe('{\n  "Version": "2012-10-17"\n}')
  })

  test('edits a file: search, erase, cut and put back, undo; asks before it leaves', async () => {
    const { shell, start, shows, left, run, until, screen: rows } = await terminal()
    const shown = (lines: string[]): Promise<void> => until(() => rows().slice(1, 4).join() === lines.join())
    await run("printf 'one\\ntwo\\nthree\\n' > f; chmod 600 f")
    await start('nano f', '[ Read 3 lines ]')
    shell.input('\x17thr\r')
    shell.input('\x1b[F\x7f\x7fow')
    await shows('throw')
    shell.input('\x1b\\\x0b\x1b[B\x1b[B\x15')
    await shown(['two', 'one', 'throw'])
    shell.input('\x1bu')
    await shown(['two', 'throw', ''])
    shell.input('\x1bu')
    await shown(['one', 'two', 'throw'])
    shell.input('\x18')
    await shows('Save modified buffer?')
    shell.input('y')
    await shows('File Name to Write: f')
    shell.input('\r')
    await left(2)
    expect(await run('cat f; stat -c %a f')).toBe('one\ntwo\nthrow\n600')
  })

  test('a paste is text, and n leaves the file as it was', async () => {
    const { shell, start, shows, left, run } = await terminal()
    await run('echo kept > f')
    await start('nano f', '[ Read 1 line ]')
    shell.input('\x1b[200~a\r\nb\x1b[201~')
    await shows('bkept')
    shell.input('\x18')
    await shows('Save modified buffer?')
    shell.input('n')
    await left(2)
    expect(await run('cat f')).toBe('kept')
  })

  test('a directory that is not there is said, not lost', async () => {
    const { shell, start, shows, left } = await terminal()
    await start('nano no/file', '[ New File ]')
    shell.input('x\x0f\r')
    await shows('[ Error writing no/file: No such file')
    shell.input('\x18n')
    await left(1)
  })

  test('in a script it says what to do', async () => {
    const { runScript } = await import('../session/script.ts')
    const { status, stderr } = await runScript('nano x', {
      env: {},
      transport: () => Promise.reject(new Error('none')),
    })
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: 'nano: needs a terminal; in a script, write a file with cat > FILE <<EOF\n',
    })
  })
})

describe('less', () => {
  test('moves, searches, leaves, and the screen is as it was', async () => {
    const { shell, start, shows, left, run, screen: rows, commands } = await terminal()
    await start('seq 1 40 | less', '7')
    expect(rows()).toEqual(['1', '2', '3', '4', '5', '6', '7', ': SPACE: more, q: leave'])
    shell.input(' ')
    await shows('14')
    shell.input('/33\r')
    await shows('33')
    expect(rows()[0]).toBe('33')
    shell.input('G')
    await shows('(END) q: leave')
    expect(rows()[6]).toBe('40')
    shell.input('3gkq')
    await left(1)
    expect(commands).toEqual([{ line: 'seq 1 40 | less', status: 0 }])
    expect(await run('echo on')).toBe('on')
  })

  test('keeps its place when the window changes, wraps what is long', async () => {
    const { shell, start, shows, left, screen: rows } = await terminal()
    shell.input("for i in $(seq 9); do printf '%d%060d\\n' $i 0; done > f\r")
    await start('less f', '1000')
    expect(rows()[1]).toBe('0'.repeat(21))
    shell.resize(80, 5)
    await shows(`2${'0'.repeat(60)}`)
    expect(rows().slice(0, 4)).toEqual([1, 2, 3, 4].map((i) => `${i}${'0'.repeat(60)}`))
    shell.input('q')
    await left(2)
  })

  test('in a pipe and in a substitution it is cat', async () => {
    const { run } = await terminal()
    expect(await run('echo a | less | cat; x=$(echo b | less); echo $x; less nothing')).toBe(
      'a\nb\nnothing: No such file or directory',
    )
  })
})

describe('watch', () => {
  test('shows the output again and again until Ctrl-C', async () => {
    const { shell, start, shows, left, commands, screen: rows } = await terminal()
    await start("watch -n 0.1 'echo x >> f; wc -l < f'", '2')
    expect(rows()[0]).toMatch(/^Every 0\.1s: echo x/)
    await shows('4')
    shell.input('\x03')
    await left(1)
    expect(commands[0]?.status).toBe(0)
  })

  test('Ctrl-C stops a run that takes long, -g ends at a change', async () => {
    const { shell, start, left, run } = await terminal()
    shell.input('watch sleep 60\r')
    await new Promise((done) => setTimeout(done, 100))
    shell.input('\x03')
    await left(1)
    await start("watch -g -n 0.1 'echo x >> f; wc -l < f'", '')
    await left(2)
    expect(await run('wc -l < f')).toBe('2')
  })
})
