/** Whether what was typed is a whole command, or bash would ask for another line. */
import type { Script } from './script-ast.ts'

/** What just-bash's parser says when the text ends too early. */
const ENDS_EARLY = /got EOF|unexpected EOF|unexpected end of file/

const UNTERMINATED = /unterminated here-document/

/** @param parse just-bash's parser, which throws for what is no script */
export function isComplete(text: string, parse: (text: string) => Script): boolean {
  // An odd number of backslashes at the end quotes the line break.
  const backslashes = /\\*$/.exec(text)![0].length
  if (backslashes % 2 === 1) return false
  try {
    const script = parse(text)
    return !endsWithOperator(text, script)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return !ENDS_EARLY.test(error.message) && !UNTERMINATED.test(error.message)
  }
}

/** `a |`, `a &&`, `a ||`: the parser lets the missing command pass. */
function endsWithOperator(text: string, script: Script): boolean {
  const last = script.statements.at(-1)
  if (!last || !/(?:\||&&)\s*$/.test(text)) return false
  const lastLine = text.slice(text.lastIndexOf('\n') + 1)
  return !/(?:^|\s)#/.test(lastLine) && !/['"]\s*$/.test(text)
}
