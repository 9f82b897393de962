/** What Python's json module says of the first mistake; line, column and place as it counts them. */
export function jsonComplaint(text: string): string {
  const { message, at } = firstJsonMistake(text)
  const before = text.slice(0, at)
  const line = before.split('\n').length
  const column = at - (before.lastIndexOf('\n') + 1) + 1
  return `${message}: line ${line} column ${column} (char ${at})`
}

class JsonMistake extends Error {
  readonly at: number
  constructor(message: string, at: number) {
    super(message)
    this.at = at
  }
}

/** Walks as Python's scanner does until something is wrong. */
function firstJsonMistake(text: string): { message: string; at: number } {
  const blank = (at: number): number => {
    let next = at
    while (next < text.length && ' \t\n\r'.includes(text[next]!)) next++
    return next
  }
  const string = (start: number): number => {
    for (let at = start + 1; at < text.length; at++) {
      const char = text[at]!
      if (char === '"') return at + 1
      if (char < ' ') throw new JsonMistake('Invalid control character at', at)
      if (char === '\\') {
        const escaped = text[at + 1]
        if (escaped === undefined) break
        if (escaped === 'u') {
          if (!/^[0-9a-fA-F]{4}$/.test(text.slice(at + 2, at + 6)))
            throw new JsonMistake('Invalid \\uXXXX escape', at + 1)
          at += 5
        } else if (!'"\\/bfnrt'.includes(escaped)) throw new JsonMistake('Invalid \\escape', at)
        else at += 1
      }
    }
    throw new JsonMistake('Unterminated string starting at', start)
  }
  const value = (at: number): number => {
    const char = text[at]
    if (char === '"') return string(at)
    if (char === '{') return object(at)
    if (char === '[') return array(at)
    const literal = /^(?:null|true|false|NaN|-?Infinity|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(
      text.slice(at),
    )
    if (literal) return at + literal[0].length
    throw new JsonMistake('Expecting value', at)
  }
  const object = (start: number): number => {
    let at = blank(start + 1)
    if (text[at] === '}') return at + 1
    if (text[at] !== '"') throw new JsonMistake('Expecting property name enclosed in double quotes', at)
    for (;;) {
      at = blank(string(at))
      if (text[at] !== ':') throw new JsonMistake("Expecting ':' delimiter", at)
      at = blank(value(blank(at + 1)))
      if (text[at] === '}') return at + 1
      if (text[at] !== ',') throw new JsonMistake("Expecting ',' delimiter", at)
      const comma = at
      at = blank(at + 1)
      if (text[at] === '}') throw new JsonMistake('Illegal trailing comma before end of object', comma)
      if (text[at] !== '"') throw new JsonMistake('Expecting property name enclosed in double quotes', at)
    }
  }
  const array = (start: number): number => {
    let at = blank(start + 1)
    if (text[at] === ']') return at + 1
    for (;;) {
      at = blank(value(at))
      if (text[at] === ']') return at + 1
      if (text[at] !== ',') throw new JsonMistake("Expecting ',' delimiter", at)
      const comma = at
      at = blank(at + 1)
      if (text[at] === ']') throw new JsonMistake('Illegal trailing comma before end of array', comma)
    }
  }
  try {
    const end = blank(value(blank(0)))
    return { message: 'Extra data', at: end }
  } catch (error) {
    if (error instanceof JsonMistake) return { message: error.message, at: error.at }
    throw error
  }
}
