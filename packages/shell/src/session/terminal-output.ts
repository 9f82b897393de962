/**
 * Output as it is produced. just-bash hands a line's output over when the line has ended; so each command that writes to the
 * terminal is given a redirection to a device of ours, which passes on what arrives.
 *
 * In a function or a script it depends on the caller where output goes: there the redirection names a variable that the caller
 * sets, and without it the shell's own standard output.
 */
import { AT_TERMINAL, TERMINAL } from '../programs/tty.ts'
import type { Functions } from './flow.ts'
import {
  bodiesOf,
  type Command,
  commandsOf,
  type FunctionDefinition,
  literalText,
  type Pipeline,
  type Redirection,
  type SimpleCommand,
  type Statement,
  statementOf,
  substitutionsIn,
} from './script-ast.ts'
import { namesFile, SCRIPT_FILE, scriptFile } from './script-file.ts'

export const STDOUT_DEVICE = `${TERMINAL}out`
export const STDERR_DEVICE = `${TERMINAL}err`

/** Redirections of a line, whose output goes to the terminal, and of what a line calls. Both: standard output, then errors. */
export const LINE_SCRIPT = `: >>${STDOUT_DEVICE} 2>>${STDERR_DEVICE}`
export const CALLED_SCRIPT = `: >>"\${${AT_TERMINAL}:-/dev/std}out" 2>>"\${${AT_TERMINAL}:-/dev/std}err"`

/** Commands that want to know whether what they print is seen at once, and those that run others. */
const TERMINAL_AWARE = new Set(['aws', 'bash', 'less', 'ls', 'man', 'more', SCRIPT_FILE, 'sh', 'yes'])
const RUNS_OTHERS = new Set(['.', 'command', 'env', 'eval', 'exec', 'find', 'nohup', 'source', 'timeout', 'xargs'])

/** `exec` would keep the redirection; the others would print what is meant for nobody. */
const UNTOUCHED = new Set(['exec', 'return', 'exit', 'break', 'continue'])

export interface Place {
  /** To put before a command's own: for both streams, or, where the standard output goes elsewhere, for errors. */
  both: readonly Redirection[]
  /** A function's or a script's statements, which the caller's variable reaches. */
  called: boolean
  functions: Functions
  /** What runs a pipeline as it flows instead of one command after the other; undefined where nothing is gained. */
  flowing: (pipeline: Pipeline, functions: Functions) => SimpleCommand | undefined
}

function assigned(command: SimpleCommand, text: string): SimpleCommand {
  const value = { type: 'Word' as const, parts: [{ type: 'Literal' as const, value: text }] }
  const mark = { type: 'Assignment' as const, name: AT_TERMINAL, value, append: false, array: null }
  return { ...command, assignments: [...command.assignments, mark] }
}

/** What a command runs: `aws` of `command aws`. Undefined when only running it would tell. */
function nameOf({ name, args: [first] }: SimpleCommand): string | undefined {
  const text = literalText(name)
  return text === 'command' && first ? literalText(first) : text
}

const cares = (command: SimpleCommand, { functions }: Place): boolean => {
  if (!command.name) return false
  const name = nameOf(command)
  return name === undefined || TERMINAL_AWARE.has(name) || RUNS_OTHERS.has(name) || functions().has(name)
}

/** Tells a command that its output goes to the terminal and nowhere else, or, where its caller's does, that its own does not. */
function marked(command: SimpleCommand, redirections: readonly Redirection[], place: Place): SimpleCommand {
  if (!cares(command, place)) return command
  const atTerminal = redirections.length > 1 && command.redirections.length === 0
  if (place.called) return atTerminal ? command : assigned(command, '')
  const name = nameOf(command)
  if (!atTerminal || name === undefined || RUNS_OTHERS.has(name)) return command
  // just-bash lets the words of a command see its assignments, and what prints into a word does not print here.
  capturedIn(command.args, place)
  return assigned(command, TERMINAL)
}

function redirected(command: Command, redirections: readonly Redirection[], place: Place): Command {
  if (command.type === 'FunctionDef') return command
  if (command.type === 'ArithmeticCommand' || command.type === 'ConditionalCommand') return command
  if (command.type === 'SimpleCommand') {
    if (!command.name || UNTOUCHED.has(literalText(command.name) ?? '')) return command
    const started = namesFile(command.name) ? scriptFile(command, command.name) : command
    return { ...marked(started, redirections, place), redirections: [...redirections, ...command.redirections] }
  }
  if (redirections.length > 1 && command.redirections.length === 0) {
    const bodies = command.type === 'Subshell' ? [command.body] : bodiesOf(command)
    for (const body of bodies) for (const statement of body) redirectStatement(statement, place)
    return command
  }
  if (place.called) captured([statementOf(command)], place)
  return { ...command, redirections: [...redirections, ...command.redirections] }
}

function redirectPipeline(pipeline: Pipeline, place: Place): void {
  const flowing = pipeline.commands.length > 1 ? place.flowing(pipeline, place.functions) : undefined
  if (flowing) {
    pipeline.commands = [redirected(assignedInLine(flowing, place), place.both, place)]
    delete pipeline.pipeStderr
    return
  }
  const { commands } = pipeline
  const last = commands.length - 1
  pipeline.commands = commands.map((command, i) => {
    if (i === last) return redirected(command, place.both, place)
    if (place.called) captured([statementOf(command)], place)
    const errors = pipeline.pipeStderr?.[i] ? [] : place.both.slice(1)
    // With `|&` the errors go down the pipe.
    return errors.length === 0 ? command : redirected(command, errors, place)
  })
}

const assignedInLine = (command: SimpleCommand, place: Place): SimpleCommand =>
  place.called ? command : assigned(command, TERMINAL)

/** Output that is read by somebody else than the terminal: each command that cares is told. Changes them in place. */
function captured(statements: readonly Statement[], place: Place): void {
  for (const command of commandsOf(statements)) {
    if (command.type === 'SimpleCommand' && cares(command, place)) Object.assign(command, assigned(command, ''))
  }
}

function capturedIn(words: unknown, place: Place): void {
  for (const script of substitutionsIn(words)) captured(script.statements, place)
}

/** Changes a statement in place. Its functions stay as they are: `redirectFunction` does those. */
export function redirectStatement(statement: Statement, place: Place): void {
  for (const pipeline of statement.pipelines) redirectPipeline(pipeline, place)
}

/** Statements that somebody calls: what they print goes where the caller says. Changes them in place. */
export function redirectCalled(statements: readonly Statement[], place: Place): void {
  capturedIn(statements, place)
  for (const statement of statements) redirectStatement(statement, place)
}

export function redirectFunction({ body, redirections }: FunctionDefinition, place: Place): void {
  if (redirections.length === 0) redirectCalled([statementOf(body)], place)
  else captured([statementOf(body)], place)
}
