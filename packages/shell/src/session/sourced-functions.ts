/**
 * Functions in files that a line sources, and in text that it evaluates: just-bash parses them while the line runs, out of
 * sight. All that might be defined; which of them are is known when the line has ended.
 */
import { commandsOf, type FunctionDefinition, literalText, type Script, type SimpleCommand } from './script-ast.ts'

export interface SourcedFrom {
  parse: (text: string) => Script
  /** A file by the name that the line gives it; undefined where there is none. */
  read: (path: string) => Promise<string | undefined>
}

export async function sourcedFunctions(line: string, from: SourcedFrom, depth = 0): Promise<FunctionDefinition[]> {
  if (depth > 4 || !/(?:^|[\s;&|({])(?:\.|source|eval)\s/.test(line)) return []
  const found: FunctionDefinition[] = []
  for (const command of commandsIn(line, from)) {
    if (command.type !== 'SimpleCommand') continue
    const text = await sourcedText(command, from)
    if (text === undefined) continue
    for (const defined of commandsIn(text, from)) if (defined.type === 'FunctionDef') found.push(defined)
    found.push(...(await sourcedFunctions(text, from, depth + 1)))
  }
  return found
}

async function sourcedText({ name, args }: SimpleCommand, { read }: SourcedFrom): Promise<string | undefined> {
  const [first] = args
  switch (literalText(name)) {
    case 'eval':
      return args.map(plainText).join(' ')
    case '.':
    case 'source':
      return first && read(plainText(first))
    default:
      return undefined
  }
}

/** What does not parse here gets its message when it is run. */
function commandsIn(text: string, { parse }: SourcedFrom) {
  try {
    return [...commandsOf(parse(text).statements)]
  } catch (error) {
    if (error instanceof Error) return []
    throw error
  }
}

/** A word's text as far as it is plain: quotes gone, expansions left out. */
function plainText(word: SimpleCommand['args'][number]): string {
  return word.parts
    .map((part) => {
      if (part.type === 'Literal' || part.type === 'SingleQuoted' || part.type === 'Escaped') return part.value
      if (part.type === 'TildeExpansion') return '~'
      if (part.type === 'DoubleQuoted')
        return part.parts.map((inner) => (inner.type === 'Literal' ? inner.value : '')).join('')
      return ''
    })
    .join('')
}
