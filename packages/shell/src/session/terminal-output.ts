/**
 * Output as it is produced. just-bash hands a line's output over when the line has ended; so each command that writes to the
 * terminal is given a redirection to a device of ours, which passes on what arrives.
 */
import { AT_TERMINAL } from '../programs/tty.ts'
import {
  bodiesOf,
  type Command,
  literalText,
  type Pipeline,
  type Redirection,
  runsCommands,
  type SimpleCommand,
  type Statement,
} from './script-ast.ts'

export const STDOUT_DEVICE = '/dev/terminal/out'
export const STDERR_DEVICE = '/dev/terminal/err'

export interface DeviceRedirections {
  both: Redirection[]
  errors: Redirection[]
}

/** Commands that want to know whether what they print is seen at once. */
const TERMINAL_AWARE = new Set(['aws', 'less', 'man', 'more', 'yes'])

/** `exec` would keep the redirection; the others would print what is meant for nobody. */
const UNTOUCHED = new Set(['exec', 'return', 'exit', 'break', 'continue'])

function redirect(command: Command, redirections: Redirection[], alone: boolean): Command {
  if (command.type === 'FunctionDef') return command
  if (command.type === 'ArithmeticCommand' || command.type === 'ConditionalCommand') return command
  if (command.type === 'SimpleCommand') {
    if (!command.name || UNTOUCHED.has(literalText(command.name) ?? '')) return command
    return { ...marked(command, redirections), redirections: [...redirections, ...command.redirections] }
  }
  if (alone && command.redirections.length === 0 && command.type !== 'Subshell') {
    for (const body of bodiesOf(command)) redirectAll(body, redirections)
    return command
  }
  return { ...command, redirections: [...redirections, ...command.redirections] }
}

/** Tells a command that its output goes to the terminal and nowhere else. */
function marked(command: SimpleCommand, redirections: Redirection[]): SimpleCommand {
  const isLast = redirections.length > 1 && command.redirections.length === 0
  if (!isLast || !TERMINAL_AWARE.has(literalText(command.name) ?? '')) return command
  // just-bash lets the words of a command see its assignments, and what prints into a word does not print here.
  if (command.args.some(runsCommands)) return command
  const value = { type: 'Word' as const, parts: [{ type: 'Literal' as const, value: '1' }] }
  const mark = { type: 'Assignment' as const, name: AT_TERMINAL, value, append: false, array: null }
  return { ...command, assignments: [...command.assignments, mark] }
}

function redirectAll(statements: Statement[], redirections: Redirection[]): void {
  const devices = { both: redirections, errors: redirections.slice(1) }
  for (const statement of statements) redirectStatement(statement, devices)
}

function redirectPipeline(pipeline: Pipeline, { both, errors }: DeviceRedirections): void {
  const { commands } = pipeline
  const last = commands.length - 1
  pipeline.commands = commands.map((command, i) => {
    if (i === last) return redirect(command, both, last === 0)
    // With `|&` the errors go down the pipe.
    return pipeline.pipeStderr?.[i] ? command : redirect(command, errors, false)
  })
}

/** Changes a statement in place. Its functions stay as they are: they may be called where output is captured. */
export function redirectStatement(statement: Statement, devices: DeviceRedirections): void {
  for (const pipeline of statement.pipelines) redirectPipeline(pipeline, devices)
}
