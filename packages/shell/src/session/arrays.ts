/** Arrays from one script to the next. */
import type { Script, Statement } from './script-ast.ts'

/** Prints every array, in the form that `arrayStatements` reads. */
export const ARRAYS_SCRIPT = 'declare -ap; declare -Ap'

/** What makes the arrays again. */
export function arrayStatements(printed: string, parse: (text: string) => Script): Statement[] {
  const lines = arrayAssignments(printed)
  if (lines.length === 0) return []
  try {
    return parse(lines.join('\n')).statements
  } catch (error) {
    // An array whose text cannot be read back is dropped rather than every later line refused.
    if (error instanceof Error) return []
    throw error
  }
}

/**
 * What `declare -p` says of arrays, as one assignment an element: just-bash cuts `([0]="two words")` at the blank when it
 * reads it back.
 */
function arrayAssignments(text: string): string[] {
  const lines: string[] = []
  for (const [, flags, name, body] of text.matchAll(/^declare -(\w*[aA]\w*) (\w+)=\((.*)\)$/gm)) {
    if (name === 'PIPESTATUS' || flags!.includes('r')) continue
    lines.push(`declare -${flags} ${name}=()`)
    const elements = body!.matchAll(/\[((?:'[^']*'|"[^"]*"|[^\]])*)\]=("(?:\\.|[^"\\])*"|\$?'(?:\\.|[^'\\])*'|\S*)/g)
    for (const [, key, value] of elements) lines.push(`${name}[${key}]=${value}`)
  }
  return lines
}
