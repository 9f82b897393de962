import type { PolicyDocument } from '@first-line/policy'

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
export function statementPlaces({ statements, text }: PolicyDocument, index: number): { start: Place; end: Place } {
  const { range } = statements[index]!
  const end = placeAt(text, range.end.offset)
  if (index > 0) return { start: placeAt(text, statements[index - 1]!.range.end.offset), end }
  let before = range.start.offset - 1
  while (/\s/.test(text[before] ?? '')) before -= 1
  const opening = text[before] === '[' ? before : range.start.offset
  return { start: placeAt(text, opening + 1), end }
}

/** A carriage return ends a line, too, alone or before a line feed (recorded there, in `simulation`). */
function placeAt(text: string, offset: number): Place {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { Line: lines.length, Column: lines.at(-1)!.length + 1 }
}
