/** `diff`: just-bash's own writes one format, which is neither diff's usual nor its unified one. */
import { type Command as BashCommand, type CommandContext, defineCommand } from 'just-bash/browser'
import { bytesFromLatin1 } from '../aws/bytes.ts'

/** Lines `from` to `to` of one file (not included) became lines of the other; numbers from 0. */
interface Change {
  a: [from: number, to: number]
  b: [from: number, to: number]
}

/** What changed, by the longest common subsequence of lines. */
export function changesBetween(a: readonly string[], b: readonly string[]): Change[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let [endA, endB] = [a.length, b.length]
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) [endA, endB] = [endA - 1, endB - 1]
  const width = endB - start + 1
  const lengths = new Uint32Array((endA - start + 1) * width)
  for (let i = endA - start - 1; i >= 0; i--) {
    for (let j = endB - start - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[start + i] === b[start + j]
          ? lengths[(i + 1) * width + j + 1]! + 1
          : Math.max(lengths[(i + 1) * width + j]!, lengths[i * width + j + 1]!)
    }
  }
  const changes: Change[] = []
  let [i, j] = [start, start]
  while (i < endA || j < endB) {
    if (i < endA && j < endB && a[i] === b[j]) [i, j] = [i + 1, j + 1]
    else {
      const removes =
        i < endA &&
        (j === endB || lengths[(i - start + 1) * width + j - start]! >= lengths[(i - start) * width + j - start + 1]!)
      const last = changes.at(-1)
      const change = last && last.a[1] === i && last.b[1] === j ? last : ({ a: [i, i], b: [j, j] } satisfies Change)
      if (change !== last) changes.push(change)
      if (removes) change.a[1] = ++i
      else change.b[1] = ++j
    }
  }
  return changes
}

const range = ([from, to]: [number, number], empty: number): string =>
  to - from <= 1 ? String(to === from ? empty : to) : `${from + 1},${to}`

function normal(a: readonly string[], b: readonly string[], changes: readonly Change[]): string {
  return changes
    .map(({ a: old, b: fresh }) => {
      const removed = a.slice(...old).map((line) => `< ${line}\n`)
      const added = b.slice(...fresh).map((line) => `> ${line}\n`)
      const kind = removed.length === 0 ? 'a' : added.length === 0 ? 'd' : 'c'
      const between = kind === 'c' ? '---\n' : ''
      return `${range(old, old[0])}${kind}${range(fresh, fresh[0])}\n${removed.join('')}${between}${added.join('')}`
    })
    .join('')
}

/** Lines around a change. */
const CONTEXT = 3

function unified(a: readonly string[], b: readonly string[], changes: readonly Change[]): string {
  const hunks: Change[][] = []
  for (const change of changes) {
    const near = hunks.at(-1)?.at(-1)
    if (near && change.a[0] - near.a[1] <= 2 * CONTEXT) hunks.at(-1)!.push(change)
    else hunks.push([change])
  }
  const span = (from: number, count: number): string =>
    count === 1 ? String(from + 1) : `${count === 0 ? from : from + 1},${count}`
  return hunks
    .map((hunk) => {
      const [first, last] = [hunk[0]!, hunk.at(-1)!]
      const before = Math.min(CONTEXT, first.a[0])
      const after = Math.min(CONTEXT, a.length - last.a[1])
      const [fromA, fromB] = [first.a[0] - before, first.b[0] - before]
      let body = ''
      let at = fromA
      for (const { a: old, b: fresh } of hunk) {
        body += a
          .slice(at, old[0])
          .map((line) => ` ${line}\n`)
          .join('')
        body += a
          .slice(...old)
          .map((line) => `-${line}\n`)
          .join('')
        body += b
          .slice(...fresh)
          .map((line) => `+${line}\n`)
          .join('')
        at = old[1]
      }
      body += a
        .slice(at, at + after)
        .map((line) => ` ${line}\n`)
        .join('')
      const counts = [last.a[1] + after - fromA, last.b[1] + after - fromB] as const
      return `@@ -${span(fromA, counts[0])} +${span(fromB, counts[1])} @@\n${body}`
    })
    .join('')
}

const linesOf = (text: string): string[] => {
  const lines = text.split('\n')
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines
}

async function textOf({ fs, cwd, stdin }: CommandContext, path: string): Promise<string | undefined> {
  // just-bash hides the text behind a type; the characters are bytes.
  if (path === '-') return new TextDecoder().decode(bytesFromLatin1(stdin as unknown as string))
  return fs.readFile(fs.resolvePath(cwd, path)).catch(() => undefined)
}

/** Beyond so many pairs of lines the table would not fit; just-bash's own has another way. */
const LIMIT = 16_000_000

export const diffCommand: BashCommand = defineCommand('diff', async (args, context) => {
  const options = args.filter((arg) => arg.startsWith('-') && arg !== '-')
  const paths = args.filter((arg) => !options.includes(arg))
  const isKnown = options.every((option) => /^(?:-[uqsbwi]+|--color(?:=\w+)?|--unified|--brief)$/.test(option))
  const texts = await Promise.all(paths.map((path) => textOf(context, path)))
  const missing = paths.filter((_, i) => texts[i] === undefined)
  if (missing.length > 0) {
    return {
      stdout: '',
      stderr: missing.map((path) => `diff: ${path}: No such file or directory\n`).join(''),
      exitCode: 2,
    }
  }
  const [a, b] = texts.map((text) => linesOf(text!))
  if (!isKnown || !a || !b || paths.length !== 2 || a.length * b.length > LIMIT) {
    return context.origCommand?.(args) ?? { stdout: '', stderr: 'diff: two files are needed\n', exitCode: 2 }
  }
  const has = (letter: string, word: string): boolean =>
    options.some((option) => option === word || (!option.startsWith('--') && option.includes(letter)))
  const same = (lines: string[]): string[] =>
    lines.map((line) => {
      const spaced = has('w', '') ? line.replace(/\s+/g, '') : has('b', '') ? line.replace(/\s+/g, ' ').trimEnd() : line
      return has('i', '') ? spaced.toLowerCase() : spaced
    })
  const changes = changesBetween(same(a), same(b))
  const says = (stdout: string, exitCode: number) => ({ stdout, stderr: '', exitCode })
  if (changes.length === 0) return says(has('s', '') ? `Files ${paths.join(' and ')} are identical\n` : '', 0)
  if (has('q', '--brief')) return says(`Files ${paths.join(' and ')} differ\n`, 1)
  if (!has('u', '--unified')) return says(normal(a, b, changes), 1)
  return says(`--- ${paths[0]}\n+++ ${paths[1]}\n${unified(a, b, changes)}`, 1)
})
