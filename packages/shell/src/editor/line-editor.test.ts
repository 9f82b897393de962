// biome-ignore-all lint/suspicious/noControlCharactersInRegex: terminals speak in control characters
import { describe, expect, test } from 'vitest'
import { TestTerminal } from '../testing/test-terminal.ts'
import { History } from './history.ts'
import { LineEditor } from './line-editor.ts'

const LEFT = '\x1b[D'
const RIGHT = '\x1b[C'
const UP = '\x1b[A'
const DOWN = '\x1b[B'
const HOME = '\x1b[H'
const paste = (text: string): string => `\x1b[200~${text}\x1b[201~`

/** Keys to the line they leave, `|` being the cursor. */
const edits: [string, string, string][] = [
  ['letters', 'abc', 'abc|'],
  ['left, then a letter', `ac${LEFT}b`, 'ab|c'],
  ['home and end', `b${HOME}a\x05c`, 'abc|'],
  ['Ctrl-A, Ctrl-F', 'ab\x01\x06X', 'aX|b'],
  ['Ctrl-B', 'ab\x02X', 'aX|b'],
  ['backspace', 'abc\x7f', 'ab|'],
  ['delete', `abc${LEFT}${LEFT}\x1b[3~`, 'a|c'],
  ['Ctrl-D within a line', `abc${LEFT}\x04`, 'ab|'],
  ['alt-b goes a word back', 'one two\x1bbX', 'one X|two'],
  ['alt-f goes a word on', 'one two\x01\x1bfX', 'oneX| two'],
  ['Ctrl-left, Ctrl-right', 'one two\x1b[1;5D\x1b[1;5D\x1b[1;5CX', 'oneX| two'],
  ['Ctrl-W kills to the blank', 'aws s3/x-y\x17', 'aws |'],
  ['alt-backspace kills a word', 'aws s3/x-y\x1b\x7f', 'aws s3/x-|'],
  ['alt-d kills the word ahead', 'one two\x01\x1bd', '| two'],
  ['Ctrl-K and Ctrl-Y', `one two${LEFT}${LEFT}${LEFT}\x0b\x01\x19`, 'two|one '],
  ['Ctrl-U', 'one two\x15', '|'],
  ['kills in a row join', 'one two\x17\x17\x19', 'one two|'],
  ['alt-y yanks the kill before', 'one\x15two\x15\x19\x1by', 'one|'],
  ['undo takes back a word and its blank', 'one two\x1f', 'one|'],
  ['Ctrl-X Ctrl-U undoes', 'one\x0b\x17\x18\x15', 'one|'],
  ['alt-r takes back all', 'one two\x17x\x1br', '|'],
  ['Ctrl-T', 'ab\x14', 'ba|'],
  ['alt-u, alt-l, alt-c', 'one TWO three\x01\x1bu\x1bl\x1bc', 'ONE two Three|'],
  ['combining characters are one', 'e\u0301x\x7f\x7f', '|'],
  ['emoji are one', 'a👩‍💻\x7f', 'a|'],
  ['a paste does not run', paste('one\ntwo\n'), 'one\ntwo\n|'],
  ['a paste has no escapes', paste('a\x1b[Ab\tc'), 'a[Ab    c|'],
  ['up in several lines', `${paste('one\ntwo')}${UP}X`, 'oneX|\ntwo'],
  ['down in several lines', `${paste('one\ntwo')}${UP}${DOWN}X`, 'one\ntwoX|'],
  ['right at the end stays', `a${RIGHT}b`, 'ab|'],
]

/** Letter by letter, as from a keyboard; sequences and pastes whole. */
const oneByOne = (keys: string): string[] =>
  keys.match(/\x1b\[200~[\s\S]*?\x1b\[201~|\x1b\[[\d;]*[A-Za-z~]|[\s\S]/gu) ?? []

function editor(history: string[] = [], width = 80) {
  const kept = new History()
  kept.load(history)
  const made = new LineEditor({ width, history: kept, isComplete: (text) => !text.endsWith('\\') })
  return made
}

describe('keys', () => {
  test.each(edits)('%s', (_, keys, expected) => {
    const made = editor()
    made.start('$ ')
    for (const key of oneByOne(keys)) made.feed(key)
    expect(`${made.line.slice(0, made.cursor)}|${made.line.slice(made.cursor)}`).toBe(expected)
  })

  test('a sequence cut in two is one key', () => {
    const made = editor()
    made.start('$ ')
    made.feed('ab\x1b')
    made.feed('bX')
    expect(made.line).toBe('Xab')
    made.feed('\x1b[')
    made.feed('CY')
    expect(made.line).toBe('XaYb')
  })

  test('a paste cut in two is one paste', () => {
    const made = editor()
    made.start('$ ')
    made.feed('\x1b[200~one\n\x1b[2')
    const { events } = made.feed('01~')
    expect(events.some(({ type }) => type === 'submit')).toBe(false)
    expect(made.line).toBe('one\n')
  })
})

describe('events', () => {
  test('Enter submits, and what follows is given back', () => {
    const made = editor()
    made.start('$ ')
    const { events, rest } = made.feed('ls\rpwd')
    expect(events.filter(({ type }) => type !== 'output')).toEqual([{ type: 'submit', line: 'ls', attended: true }])
    expect(rest).toEqual([{ type: 'text', text: 'pwd' }])
  })

  test('an unfinished line gets another', () => {
    const made = editor()
    made.start('$ ')
    const { events } = made.feed('echo \\\rb\r')
    expect(events.filter(({ type }) => type !== 'output')).toEqual([
      { type: 'submit', line: 'echo \\\nb', attended: true },
    ])
  })

  test('Ctrl-C drops the line, Ctrl-D on an empty one ends', () => {
    const made = editor()
    made.start('$ ')
    expect(made.feed('abc\x03').events.at(-1)).toEqual({ type: 'interrupt' })
    made.start('$ ')
    expect(made.feed('\x04').events.at(-1)).toEqual({ type: 'end' })
  })
})

describe('history', () => {
  const walk: [string, string, string][] = [
    ['up once', UP, 'echo three'],
    ['up twice', UP + UP, 'aws s3 ls'],
    ['up and down keeps the draft', `dra${UP}${DOWN}`, 'dra'],
    ['Ctrl-R finds the newest', '\x12echo', 'echo three'],
    ['Ctrl-R again finds the one before', '\x12echo\x12', 'echo one'],
    ['Ctrl-R, then Ctrl-G goes back', 'dra\x12echo\x07', 'dra'],
    ['alt-. is the last word', 'x \x1b.', 'x three'],
    ['alt-. again is the one before', 'x \x1b.\x1b.', 'x ls'],
    ['alt-< is the first', '\x1b<', 'echo one'],
  ]
  test.each(walk)('%s', (_, keys, expected) => {
    const made = editor(['echo one', 'aws s3 ls', 'echo three'])
    made.start('$ ')
    made.feed(keys)
    made.feed('\x1b[F')
    expect(made.line).toBe(expected)
  })

  test.each([
    'aws configure set aws_access_key_id AKIAIOSFODNN7EXAMPLE',
    'export AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    'aws iam create-login-profile --user-name a --password hunter22',
    ' anything after a blank',
  ])('does not keep: %s', (line) => {
    const history = new History()
    history.add(line)
    history.load([...history.all])
    expect(history.all).toEqual([])
  })

  test('keeps what looks harmless', () => {
    const history = new History()
    for (const line of ['aws iam list-users', 'aws iam get-login-profile --user-name a']) history.add(line)
    expect(history.all).toEqual(['aws iam list-users', 'aws iam get-login-profile --user-name a'])
  })
})

describe('the screen', () => {
  const screens: [string, number, string, string[], [number, number]][] = [
    ['a short line', 10, 'abc', ['$ abc'], [0, 5]],
    ['a line that fills the row', 10, 'abcdefgh', ['$ abcdefgh', ''], [1, 0]],
    ['a line that wraps', 10, 'abcdefghij', ['$ abcdefgh', 'ij'], [1, 2]],
    ['an insertion before the wrap', 10, `abcdefghij${HOME}X`, ['$ Xabcdefg', 'hij'], [0, 3]],
    ['a deletion over the wrap', 10, 'abcdefghij\x7f\x7f\x7f', ['$ abcdefg'], [0, 9]],
    ['wide characters at the edge', 9, '日本語日本', ['$ 日本語', '日本'], [1, 4]],
    ['combining characters', 10, 'e\u0301e\u0301', ['$ e\u0301e\u0301'], [0, 4]],
    ['several lines', 20, paste('one\ntwo'), ['$ one', '> two'], [1, 5]],
    ['three rows up', 10, `${'x'.repeat(30)}${HOME}`, ['$ xxxxxxxx', 'xxxxxxxxxx', 'xxxxxxxxxx', 'xx'], [0, 2]],
    ['control characters', 10, '\x1b[200~a\x1b[201~', ['$ a'], [0, 3]],
    ['a search', 40, '\x12ech', ["(reverse-i-search)`ech': echo three"], [0, 25]],
  ]
  test.each(screens)('%s', (_, width, keys, rows, cursor) => {
    const made = editor(['echo one', 'echo three'], width)
    const terminal = new TestTerminal(width)
    const show = (events: ReturnType<typeof made.start>): void => {
      for (const event of events) if (event.type === 'output') terminal.write(event.text)
    }
    show(made.start('$ '))
    for (const key of oneByOne(keys)) show(made.feed(key).events)
    expect(terminal.rows()).toEqual(rows)
    expect(terminal.cursor).toEqual(cursor)
  })

  test('a narrower window is redrawn from its first row', () => {
    const made = editor([], 20)
    const terminal = new TestTerminal(20)
    const show = (events: ReturnType<typeof made.start>): void => {
      for (const event of events) if (event.type === 'output') terminal.write(event.text)
    }
    show(made.start('$ '))
    show(made.feed('abcdefghijkl').events)
    terminal.width = 10
    show(made.resize(10))
    expect(terminal.rows()).toEqual(['$ abcdefgh', 'ijkl'])
    expect(terminal.cursor).toEqual([1, 4])
  })
})

describe('completion', () => {
  const offered = { start: 4, values: ['iam', 'iam-toolbox'] }
  test('one value is put in, with a blank', () => {
    const made = editor()
    made.start('$ ')
    const asked = made.feed('aws st\t').events.find((event) => event.type === 'complete')!
    made.complete({ start: 4, values: ['sts'] }, asked)
    expect(made.line).toBe('aws sts ')
  })
  test('several values: what they share, then, asked again, the list', () => {
    const made = editor()
    made.start('$ ')
    const first = made.feed('aws i\t').events.find((event) => event.type === 'complete')!
    made.complete(offered, first)
    expect(made.line).toBe('aws iam')
    const second = made.feed('\t').events.find((event) => event.type === 'complete')!
    const [output] = made.complete(offered, second)
    expect(output?.type === 'output' && output.text).toContain('iam          iam-toolbox')
  })
  test('an answer to a line that has changed is dropped', () => {
    const made = editor()
    made.start('$ ')
    const asked = made.feed('aws i\t').events.find((event) => event.type === 'complete')!
    made.feed('x')
    expect(made.complete(offered, asked)).toEqual([])
    expect(made.line).toBe('aws ix')
  })
})
