/**
 * How a pipe's reader may run while the writer still does: what works line by line is given lines as they come; everything else
 * waits for the end, as `sort` and `wc` do anywhere.
 */
import { type Command, literalText, type Redirection, type SimpleCommand } from './script-ast.ts'

export type Reader =
  /** `while read …`: the loop runs once, its `read` takes from the pipe. */
  | { kind: 'loop' }
  /** The command runs for the lines that are there, again and again, with `more` after its own words from the second time on. */
  | { kind: 'lines'; more?: string; enough: boolean }
  /** `head -n COUNT`. */
  | { kind: 'head'; count: number }
  | { kind: 'whole' }

const WHOLE: Reader = { kind: 'whole' }

export function readerOf(command: Command): Reader {
  if (command.type === 'FunctionDef' || command.redirections.some(isInput)) return WHOLE
  if (command.type === 'While') return readOf(command) ? { kind: 'loop' } : WHOLE
  if (command.type !== 'SimpleCommand' || command.redirections.length > 0) return WHOLE
  const name = literalText(command.name)
  const words = command.args.map(literalText)
  if (name === undefined || !isKnown(words)) return WHOLE
  return LINE_READERS[name]?.(words) ?? WHOLE
}

/** The `read` in a loop's condition; undefined where it does not read lines of the pipe. */
export function readOf(command: Command): SimpleCommand | undefined {
  if (command.type !== 'While') return undefined
  for (const { pipelines } of command.condition) {
    for (const { commands } of pipelines) {
      const [first] = commands
      if (commands.length !== 1 || first?.type !== 'SimpleCommand' || literalText(first.name) !== 'read') continue
      const otherwise = first.args.some((word) => /^-\w*[dnNut]/.test(literalText(word) ?? ''))
      return otherwise || first.redirections.some(isInput) ? undefined : first
    }
  }
  return undefined
}

const isInput = ({ operator }: Redirection): boolean => operator.startsWith('<')

const isKnown = (words: (string | undefined)[]): words is string[] => words.every((word) => word !== undefined)

const isOption = (word: string): boolean => word.startsWith('-') && word !== '-'

type LineReader = (words: string[]) => Reader | undefined

const LINES: Reader = { kind: 'lines', enough: false }

/** By command. Undefined for words that make it look at all the lines, or at a file. */
const LINE_READERS: Record<string, LineReader> = {
  cat: (words) => (words.length === 0 ? LINES : undefined),
  cut: (words) => (words.every((word, i) => isOption(word) || isOption(words[i - 1] ?? '')) ? LINES : undefined),
  grep: (words) => {
    const options = words.filter(isOption)
    if (!options.every((option) => /^-(?:[EFGPiqvwxoh]+|-color(?:=\w+)?|-line-buffered)$/.test(option)))
      return undefined
    return words.length - options.length === 1
      ? { kind: 'lines', enough: options.some((option) => /^-\w*q/.test(option)) }
      : undefined
  },
  head: (words) => {
    const count = /^(?:-n ?|-|--lines=)?(\d+)$/.exec(words.join(' '))?.[1]
    if (words.length === 0) return { kind: 'head', count: 10 }
    return count !== undefined && isOption(words[0]!) ? { kind: 'head', count: Number(count) } : undefined
  },
  sed: (words) => {
    const scripts = words.filter((word) => !isOption(word))
    const plain = words.every((word) => !isOption(word) || /^-[Ere]$|^-u$/.test(word))
    return plain && scripts.length === 1 && /^s(.)(?:(?!\1).)+\1(?:(?!\1).)*\1[gip]*$/.test(scripts[0]!)
      ? LINES
      : undefined
  },
  tee: (words) => (words.some(isOption) ? undefined : { kind: 'lines', more: '-a', enough: false }),
  tr: (words) => (words.some((word) => isOption(word) && word !== '-d') ? undefined : LINES),
}
