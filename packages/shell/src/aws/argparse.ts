/**
 * Reads an argument list the way Python's argparse does, because AWS CLI does: options may be abbreviated, take
 * `--name=value`, stand anywhere; what is unknown is left over for the next level, in its order.
 * https://docs.python.org/3/library/argparse.html, and CPython's Lib/argparse.py for the corners.
 */
import { closeMatches } from './close-matches.ts'
import { generalError, usageError } from './errors.ts'

/** `append`: one value each time, kept with the option's name in the order of the command line. */
export type ArgumentAction = 'store' | 'store-true' | 'store-false' | 'append'

/** How many values an argument takes: exactly one, none or one, any number, at least one. */
export type ArgumentCount = 'one' | '?' | '*' | '+'

export interface Argument {
  /** `--user-name`, or `command` for one without dashes. */
  name: string
  /** Where the value goes. */
  dest: string
  action?: ArgumentAction
  count?: ArgumentCount
  /** `late-int`: read after everything else, with Python's own complaint (a `cli_type_name` of AWS CLI). */
  type?: 'int' | 'late-int' | 'float'
  choices?: readonly string[]
  required?: boolean
  /** The value of an option with count `?` that is given without one. */
  constant?: string
}

export type ArgumentValue = string | number | boolean | null | (string | number)[]

export interface ParsedArguments {
  /** By `dest`; absent when not given. */
  values: Map<string, ArgumentValue>
  /** What no argument took, in its order. */
  rest: string[]
}

const isOption = (argument: Argument): boolean => argument.name.startsWith('-')

const takesValue = (argument: Argument): boolean => ['store', 'append'].includes(argument.action ?? 'store')

type Seen = { argument: Argument | undefined; text: string; explicit: string | undefined }

/** Which option an argument names, if it looks like one at all. */
function recogniseOption(text: string, options: Map<string, Argument>): Seen | undefined {
  if (!text.startsWith('-')) return undefined
  const exact = options.get(text)
  if (exact) return { argument: exact, text, explicit: undefined }
  if (text.length === 1) return undefined
  const equals = text.indexOf('=')
  const name = equals === -1 ? text : text.slice(0, equals)
  const explicit = equals === -1 ? undefined : text.slice(equals + 1)
  const named = equals === -1 ? undefined : options.get(name)
  if (named) return { argument: named, text: name, explicit }
  if (text.startsWith('--')) {
    const matches = [...options.keys()].filter((option) => option.startsWith(name))
    if (matches.length > 1) throw usageError(`ambiguous option: ${text} could match ${matches.join(', ')}`)
    const [only] = matches
    if (only !== undefined) return { argument: options.get(only)!, text: only, explicit }
  }
  if (/^-\d+$|^-\d*\.\d+$/.test(text)) return undefined
  if (text.includes(' ')) return undefined
  return { argument: undefined, text, explicit: undefined }
}

const COUNT_COMPLAINT = {
  one: 'expected one argument',
  '?': 'expected at most one argument',
  '*': 'expected any number of arguments',
  '+': 'expected at least one argument',
} satisfies Record<ArgumentCount, string>

/** How many of `available` values an argument takes; undefined when there are too few. */
function takes(argument: Argument, available: number): number | undefined {
  if (!takesValue(argument)) return 0
  switch (argument.count ?? 'one') {
    case 'one':
      return available >= 1 ? 1 : undefined
    case '?':
      return Math.min(available, 1)
    case '*':
      return available
    case '+':
      return available >= 1 ? available : undefined
  }
}

const complain = (argument: Argument, message: string) => usageError(`argument ${argument.name}: ${message}`)

function convert(argument: Argument, text: string): string | number {
  if (argument.choices && !argument.choices.includes(text)) {
    const near = closeMatches(text, argument.choices)
    const meant = near.length > 0 ? `\nMaybe you meant:\n\n${near.map((word) => `  * ${word}`).join('\n')}` : ''
    throw complain(argument, `Found invalid choice '${text}'\n${meant}`)
  }
  if (argument.type === 'int') {
    if (!/^\s*[+-]?\d+(_\d+)*\s*$/.test(text)) throw complain(argument, `invalid int value: '${text}'`)
    return Number(text.replaceAll('_', ''))
  }
  if (argument.type === 'late-int') {
    if (!/^\s*[+-]?\d+(_\d+)*\s*$/.test(text)) throw generalError(`invalid literal for int() with base 10: '${text}'`)
    return Number(text.replaceAll('_', ''))
  }
  if (argument.type === 'float') {
    const number = Number(text)
    if (text.trim() === '' || Number.isNaN(number)) throw complain(argument, `invalid float value: '${text}'`)
    return number
  }
  return text
}

/**
 * @throws CliError 252 for an argument without its value, a wrong choice, a missing required one.
 */
export function parseArguments(table: Iterable<Argument>, args: readonly string[]): ParsedArguments {
  const all = [...table]
  const options = new Map(all.filter(isOption).map((argument) => [argument.name, argument]))
  const waiting = all.filter((argument) => !isOption(argument))
  const values = new Map<string, ArgumentValue>()
  const rest: string[] = []
  const given = new Set<Argument>()

  const seen: (Seen | undefined)[] = []
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--') {
      while (seen.length < args.length) seen.push(undefined)
      break
    }
    seen.push(recogniseOption(args[i]!, options))
  }
  const lastOption = seen.findLastIndex((entry) => entry !== undefined)

  const take = (argument: Argument, texts: string[]): void => {
    given.add(argument)
    switch (argument.action ?? 'store') {
      case 'store-true':
        values.set(argument.dest, true)
        return
      case 'store-false':
        values.set(argument.dest, false)
        return
      case 'append': {
        const before = values.get(argument.dest)
        values.set(argument.dest, [...(Array.isArray(before) ? before : []), argument.name, ...texts])
        return
      }
      case 'store': {
        const count = argument.count ?? 'one'
        const converted = texts.map((text) => convert(argument, text))
        if (count === '*' || count === '+') values.set(argument.dest, converted)
        else if (converted.length > 0) values.set(argument.dest, converted[0]!)
        else if (isOption(argument)) values.set(argument.dest, argument.constant ?? null)
      }
    }
  }

  /** Values without dashes from `from` on; gives the index after the last one taken. */
  const takePositionals = (from: number): number => {
    let at = from
    while (waiting.length > 0) {
      let until = at
      while (until < args.length && seen[until] === undefined) until++
      const argument = waiting[0]!
      const texts = args.slice(at, until)
      const count = takes(argument, texts.filter((text) => text !== '--').length)
      if (!count) break // an optional one waits for a value until the end
      const dashes = texts[0] === '--' ? 1 : 0
      waiting.shift()
      take(argument, texts.slice(dashes, dashes + count))
      at += dashes + count
    }
    return at
  }

  let at = 0
  while (at <= lastOption) {
    const next = seen.findIndex((entry, i) => i >= at && entry !== undefined)
    if (at !== next) {
      const after = takePositionals(at)
      if (after > at) {
        at = after
        continue
      }
      rest.push(...args.slice(at, next))
      at = next
    }
    const { argument, explicit } = seen[at]!
    if (!argument) {
      rest.push(args[at]!)
      at += 1
    } else if (explicit !== undefined) {
      if (!takesValue(argument)) throw complain(argument, `ignored explicit argument '${explicit}'`)
      take(argument, [explicit])
      at += 1
    } else {
      let until = at + 1
      while (until < args.length && seen[until] === undefined && args[until] !== '--') until++
      const count = takes(argument, until - at - 1)
      if (count === undefined) {
        // Python words the one value of a list otherwise.
        if (argument.action === 'append') throw complain(argument, 'expected 1 argument')
        throw complain(argument, COUNT_COMPLAINT[argument.count ?? 'one'])
      }
      take(argument, args.slice(at + 1, at + 1 + count))
      at += 1 + count
    }
  }
  rest.push(...args.slice(takePositionals(at)))

  const missing = all.filter(
    (argument) =>
      !given.has(argument) && (argument.required || (!isOption(argument) && takes(argument, 0) === undefined)),
  )
  if (missing.length > 0) {
    throw usageError(`the following arguments are required: ${missing.map((argument) => argument.name).join(', ')}`)
  }
  return { values, rest }
}
