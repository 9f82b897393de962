import type { PolicyDocument, Position } from '@first-line/policy'

/** Line and column, both counted from 1, as MatchedStatements has them. */
export interface Place {
  Line: number
  Column: number
}

/**
 * Where a statement begins and ends, as AWS counts it: in a list it begins right behind what comes before it, the bracket
 * or the statement before, white space and comma included; a single statement begins right behind its own brace. It ends
 * behind its brace. So recorded answers have it (radkawar/stackd, `arn_component_variables`, for single ones).
 */
export function statementPlaces(document: PolicyDocument, index: number): { start: Place; end: Place } {
  const { range } = document.statements[index]!
  const end = placeOf(range.end)
  if (index > 0) return { start: placeOf(document.statements[index - 1]!.range.end), end }
  let before = range.start.offset - 1
  while (/\s/.test(document.text[before] ?? '')) before -= 1
  const opening = document.text[before] === '[' ? before : range.start.offset
  return { start: placeAt(document.text, opening + 1), end }
}

const placeOf = ({ line, column }: Position): Place => ({ Line: line, Column: column })

function placeAt(text: string, offset: number): Place {
  const before = text.slice(0, offset)
  return { Line: before.split('\n').length, Column: offset - before.lastIndexOf('\n') }
}
