/** `workshop console OPERATION --name value …`: what AWS's console does and no API can, said as `aws` says things. */
import { type Operation, type ServiceModel, shapeOf } from '@first-line/aws-api'
import { closeMatches } from '../aws/close-matches.ts'
import { findCredentials } from '../aws/credentials.ts'
import { reportError } from '../aws/error-report.ts'
import { CliError, paramError, paramValidation, serviceError } from '../aws/errors.ts'
import { type Globals, OUTPUT_FORMATS, type OutputFormat } from '../aws/global-options.ts'
import type { Machine, Transport } from '../aws/machine.ts'
import { printAnswer } from '../aws/output.ts'
import { isObject, type Plain, type PlainObject } from '../aws/python-text.ts'
import { checkQuery } from '../aws/query.ts'
import { openSession, requireProfile } from '../aws/session.ts'
import { validateParameters } from '../aws/validate.ts'
import { callConsole, consoleOperations } from './call-console.ts'

/** `AuthenticationCode1` → `--authentication-code1`. */
const optionOf = (member: string): string => `--${member.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()}`

interface Given {
  input: PlainObject
  profile?: string
  query?: string
  output?: OutputFormat
}

/** Hears what the console answered, before any `--query`. */
export type ConsoleListener = (name: string, output: PlainObject) => void

/** Runs one line, `workshop console` left out; its exit status is what `aws` would have. */
export async function runConsole(
  machine: Machine,
  console: Transport,
  [name, ...args]: string[],
  onAnswer?: ConsoleListener,
): Promise<number> {
  try {
    if (name === undefined || name === 'help' || name === '--help') {
      machine.write('stdout', consoleHelp())
      return 0
    }
    const model = consoleOperations.get(name)
    const operation = model?.operations[name]
    if (!model || !operation) throw unknown(name)
    if (args[0] === 'help' || args[0] === '--help') {
      machine.write('stdout', operationHelp(model, operation))
      return 0
    }
    const { input, ...given } = read(model, operation, args)
    validateParameters(model, operation, input)
    const session = await openSession(machine, globalsOf(given))
    requireProfile(session)
    const caller = { transport: console, credentials: () => findCredentials(session), now: machine.now }
    const { output, error } = await callConsole(caller, name, input)
    if (error) throw serviceError(name, error)
    onAnswer?.(name, output)
    if (Object.keys(output).length > 0) await printAnswer(session, name, { kind: 'one', value: output })
    return 0
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    machine.write('stderr', reportError(error, undefined, machine.env))
    return error.status
  }
}

function unknown(name: string): CliError {
  const near = closeMatches(name, consoleOperations.keys())
  const meant = near.length > 0 ? ` Maybe you meant ${near.join(', ')}.` : ''
  return paramValidation(`The console has no operation ${name}.${meant} workshop console help lists them.`)
}

function read(model: ServiceModel, operation: Operation, args: readonly string[]): Given {
  const members = (operation.input && shapeOf(model, operation.input).members) ?? {}
  const given: Given = { input: {} }
  for (let at = 0; at < args.length; at++) {
    const [, option = args[at]!, joined] = /^(--[^=]+)=(.*)$/s.exec(args[at]!) ?? []
    const value = (): string => {
      const found = joined ?? args[++at]
      if (found === undefined) throw paramValidation(`argument ${option}: expected one argument`)
      return found
    }
    const member = Object.keys(members).find((one) => optionOf(one) === option)
    const off = Object.keys(members).find((one) => optionOf(one) === option.replace(/^--no-/, '--'))
    if (member !== undefined) {
      const kind = shapeOf(model, members[member]!).type
      const isFlag = kind === 'boolean' && joined === undefined && !/^(?:true|false)$/i.test(args[at + 1] ?? '')
      given.input[member] = isFlag ? true : converted(option, kind, value())
    } else if (off !== undefined && shapeOf(model, members[off]!).type === 'boolean') given.input[off] = false
    else if (option === '--profile') given.profile = value()
    else if (option === '--query') given.query = value()
    else if (option === '--output') given.output = format(value())
    else if (option === '--json' || option === '--no-cli-pager') given.output ??= 'json'
    else if (option === '--cli-input-json') given.input = { ...json(option, value()), ...given.input }
    else throw paramValidation(`Unknown options: ${option}`)
  }
  if (given.query !== undefined) checkQuery(given.query)
  return given
}

function converted(option: string, kind: string, text: string): Plain {
  if (kind === 'boolean') return text.toLowerCase() === 'true'
  if (kind === 'integer') return Number(text)
  return kind === 'string' ? text : json(option, text)
}

function json(option: string, text: string): PlainObject {
  try {
    const value: unknown = JSON.parse(text)
    if (isObject(value)) return value
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw paramError(option, `Invalid JSON received: ${text}`)
}

function format(text: string): OutputFormat {
  const found = OUTPUT_FORMATS.find((one) => one === text)
  if (!found) throw paramValidation(`argument --output: Found invalid choice '${text}'`)
  return found
}

const globalsOf = ({ profile, query, output }: Omit<Given, 'input'>): Globals => ({
  debug: false,
  endpointUrl: undefined,
  paginate: true,
  output,
  query,
  profile,
  region: 'us-east-1',
  sign: true,
  binaryFormat: undefined,
  errorFormat: undefined,
  pager: true,
})

function consoleHelp(): string {
  const groups = new Map<ServiceModel, string[]>()
  for (const [name, model] of consoleOperations) groups.set(model, [...(groups.get(model) ?? []), name])
  const lines = [...groups].map(
    ([model, names]) =>
      `\n${model.metadata.serviceFullName}\n${names.map((name) => `  ${synopsis(model, model.operations[name]!)}\n`).join('')}`,
  )
  return `workshop console OPERATION [--name VALUE …] [--profile NAME] [--query EXPRESSION] [--output FORMAT]
What AWS has a page for and no API, as whoever the command line acts as here.
${lines.join('')}`
}

function operationHelp(model: ServiceModel, operation: Operation): string {
  const shape = operation.input && shapeOf(model, operation.input)
  const options = Object.entries(shape?.members ?? {}).map(([member, ref]) => {
    const { type, enum: choices } = shapeOf(model, ref)
    const needed = shape?.required?.includes(member) ? ', required' : ''
    return `  ${optionOf(member).padEnd(28)} ${choices ? choices.join(' | ') : type}${needed}\n`
  })
  return `workshop console ${synopsis(model, operation)}\n${options.length > 0 ? `\n${options.join('')}` : ''}`
}

function synopsis(model: ServiceModel, operation: Operation): string {
  const shape = operation.input && shapeOf(model, operation.input)
  const words = Object.keys(shape?.members ?? {}).map((member) =>
    shape?.required?.includes(member) ? optionOf(member) : `[${optionOf(member)}]`,
  )
  return [operation.name, ...words].join(' ')
}
