/** One operation as a command: options, parameters, call, output (awscli/clidriver.py, ServiceOperation). */
import { type Operation, type ServiceModel, shapeOf } from '@first-line/aws-api'
import { type ArgumentValue, type ParsedArguments, parseArguments } from './argparse.ts'
import { openClient } from './client.ts'
import { type Customization, customizationOf } from './customizations.ts'
import { generalError, paramError, paramValidation, unknownOptions } from './errors.ts'
import { operationHelp } from './help.ts'
import { jsonText } from './json-text.ts'
import { cliName } from './naming.ts'
import { printAnswer } from './output.ts'
import { showHelp } from './pager.ts'
import { paginate } from './paginate.ts'
import { expandPath, readReference } from './param-file.ts'
import { memberParameters, type Parameter, type ParameterTable } from './parameters.ts'
import { isObject, type Plain, type PlainObject, pythonType } from './python-text.ts'
import type { Session } from './session.ts'
import { skeletonOf } from './skeleton.ts'
import { validateParameters, validateShape } from './validate.ts'
import { parseYaml, yamlSkeleton } from './yaml-input.ts'

export interface OperationCommand {
  /** As typed: `s3api`. */
  service: string
  model: ServiceModel
  operation: Operation
  table: ParameterTable
  customization: Customization
  /** Options that the paging ones hide; they come back with `--no-paginate`. */
  shadowed: ParameterTable
  /** The answer's member that streams into the outfile. */
  streamed?: string
}

const listOf = <T>(value: T | T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value]

const plainOption = (name: string, more: Partial<Parameter> = {}): Parameter => ({
  name: `--${name}`,
  dest: name.replaceAll('-', '_'),
  typeName: 'string',
  reference: true,
  ...more,
})

/** The member of an answer that is a stream of bytes, if it has one. */
function streamedMember(model: ServiceModel, operation: Operation): string | undefined {
  if (!operation.output) return undefined
  const output = shapeOf(model, operation.output)
  const payload = output.payload
  const ref = payload === undefined ? undefined : output.members?.[payload]
  if (!ref) return undefined
  const shape = shapeOf(model, ref)
  return shape.type === 'blob' && ref.streaming ? payload : undefined
}

/** Replaces an operation's own paging options by the three that every paginated command has. */
function addPaging(command: OperationCommand): void {
  const { model, operation, table, shadowed } = command
  const config = model.pagination[operation.name]
  if (!config) return
  const own = [...listOf(config.input_token), ...listOf(config.limit_key)].map(cliName)
  for (const name of own) {
    const parameter = table.get(name)
    if (parameter) table.set(name, { ...parameter, hidden: true })
  }
  const members = operation.input ? shapeOf(model, operation.input).members : undefined
  const limit = config.limit_key === undefined ? undefined : members?.[config.limit_key]
  const type = limit ? shapeOf(model, limit).type : 'integer'
  const add = (name: string, typeName: string): void => {
    const before = table.get(name)
    if (before) shadowed.set(name, before)
    const integer = typeName === 'integer' || typeName === 'long'
    table.set(name, {
      name: `--${name}`,
      dest: name.replaceAll('-', '_'),
      typeName,
      reference: true,
      ...(integer && { type: 'int' }),
    })
  }
  add('starting-token', 'string')
  if (limit) add('page-size', type)
  add('max-items', type)
}

export function operationCommand(service: string, model: ServiceModel, operation: Operation): OperationCommand {
  const customization = customizationOf(service, cliName(operation.name), model)
  const members = memberParameters(model, operation)
  const table = customization.table ? customization.table(members) : members
  const streamed = streamedMember(model, operation)
  const command: OperationCommand = {
    service,
    model,
    operation,
    table,
    customization,
    shadowed: new Map(),
    ...(streamed !== undefined && { streamed }),
  }
  if (streamed !== undefined) {
    table.set('outfile', { name: 'outfile', dest: 'outfile', typeName: 'string', required: true, reference: true })
  }
  if (streamed === undefined && !customization.hasOutfile) {
    table.set('cli-input-json', plainOption('cli-input-json'))
    table.set('cli-input-yaml', plainOption('cli-input-yaml'))
  }
  addPaging(command)
  if (streamed === undefined && !customization.hasOutfile) {
    table.set(
      'generate-cli-skeleton',
      plainOption('generate-cli-skeleton', {
        count: '?',
        constant: 'input',
        choices: ['input', 'output', 'yaml-input'],
      }),
    )
  }
  return command
}

/** Whether an option makes all others optional. */
function relaxes(args: readonly string[]): boolean {
  if (args.includes('--cli-input-json') || args.includes('--cli-input-yaml')) return true
  const at = args.indexOf('--generate-cli-skeleton')
  return at !== -1 && args[at + 1] !== 'output'
}

const PAGING = ['starting_token', 'page_size', 'max_items']

/** Manual paging options switch the automatic kind off; both together are refused. */
function checkPaging(session: Session, command: OperationCommand, values: ParsedArguments['values']): void {
  const config = command.model.pagination[command.operation.name]
  if (!config) return
  const manual = [...listOf(config.input_token), ...listOf(config.limit_key)].map((name) =>
    cliName(name).replaceAll('-', '_'),
  )
  if (manual.some((dest) => values.has(dest) && !['start_token', 'max_items'].includes(dest))) {
    session.globals.paginate = false
  }
  if (session.globals.paginate) return
  const hidden = [...command.shadowed.keys()].map((name) => name.replaceAll('-', '_'))
  const used = PAGING.filter((dest) => !hidden.includes(dest) && values.get(dest))
  if (used.length > 0) {
    const names = used.map((dest) => `--${dest.replaceAll('_', '-')}`).join(', ')
    throw paramValidation(`Cannot specify --no-paginate along with pagination arguments: ${names}`)
  }
  for (const [name, parameter] of command.shadowed) command.table.set(name, parameter)
}

/** Files that shorthand values name (`Key@=file://x`), read ahead because reading takes time. */
async function referencesWithin(
  session: Session,
  value: ArgumentValue | Plain,
  option: string,
): Promise<Map<string, Plain>> {
  const found = new Map<string, Plain>()
  const { files, env } = session.machine
  for (const text of listOf(value as Plain).flat()) {
    if (typeof text !== 'string') continue
    for (const [, reference] of text.matchAll(/@\s*=\s*['"]?(fileb?:\/\/[^,'"\]}]*)/g)) {
      const content = await readReference(reference!.trimEnd(), option, files, env)
      if (content !== undefined) found.set(reference!.trimEnd(), content)
    }
  }
  return found
}

/** The request's parameters from the command line. */
export async function buildParameters(
  session: Session,
  table: ParameterTable,
  values: ParsedArguments['values'],
): Promise<PlainObject> {
  const params: PlainObject = {}
  const { machine } = session
  for (const parameter of table.values()) {
    const given = values.get(parameter.dest)
    if (given === undefined) continue
    let value: ArgumentValue | Plain = given
    const only = Array.isArray(given) && given.length === 1 ? given[0] : given
    if (parameter.reference && typeof only === 'string') {
      value = (await readReference(only, parameter.name, machine.files, machine.env)) ?? given
    }
    if (!parameter.apply) continue
    if (parameter.member?.ref.streaming && typeof value === 'string') {
      const data = await machine.files.read(expandPath(value, machine.env))
      if (!(data instanceof Uint8Array)) throw paramError(parameter.name, 'Blob values must be a path to a file.')
      value = data
    }
    const references = await referencesWithin(session, value, parameter.name)
    parameter.apply(params, value, {
      readReference: (text) => references.get(text),
      warn: (text) => machine.write('stderr', text),
    })
  }
  return params
}

/** `--cli-input-json` and `--cli-input-yaml`: the command line's own options win. */
async function addInput(session: Session, values: ParsedArguments['values'], params: PlainObject): Promise<void> {
  const { files, env } = session.machine
  const given = (['json', 'yaml'] as const).filter((kind) => values.has(`cli_input_${kind}`))
  if (given.length > 1) throw paramValidation('Only one --cli-input- parameter may be specified.')
  const [kind] = given
  if (!kind) return
  const text = String(values.get(`cli_input_${kind}`))
  const option = `--cli-input-${kind}`
  const content = (await readReference(text, option, files, env)) ?? text
  const source = content instanceof Uint8Array ? new TextDecoder().decode(content) : String(content)
  let loaded: Plain
  try {
    loaded = kind === 'json' ? (JSON.parse(source) as Plain) : await parseYaml(source)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw paramError(`cli-input-${kind}`, `Invalid ${kind.toUpperCase()} received.`)
  }
  if (!isObject(loaded)) throw paramError(option, `Invalid type: expecting map, received ${pythonType(loaded)}`)
  for (const [key, value] of Object.entries(loaded)) if (!Object.hasOwn(params, key)) params[key] = value
}

/** Runs it. Gives the exit status. @throws CliError */
export async function runOperation(session: Session, command: OperationCommand, args: string[]): Promise<number> {
  const { model, operation, table, customization } = command
  const { machine, globals } = session
  if (args.length === 1 && args[0] === 'help') {
    await showHelp(machine, operationHelp(command))
    return 0
  }
  const optional = relaxes(args)
  const rows = [...table.values()].map((parameter) => (optional ? { ...parameter, required: false } : parameter))
  if (optional) for (const row of rows) if (!row.name.startsWith('-')) row.count = '?'
  const { values, rest } = parseArguments([...rows, { name: 'help', dest: 'help', count: '?' }], args)
  const help = values.get('help')
  if (help === 'help') {
    await showHelp(machine, operationHelp(command))
    return 0
  }
  const unknown = [...rest, ...(typeof help === 'string' ? [help] : [])]
  if (unknown.length > 0) throw unknownOptions(unknown)

  checkPaging(session, command, values)
  customization.check?.(values)
  const params = await buildParameters(session, command.table, values)
  await addInput(session, values, params)

  const skeleton = values.get('generate_cli_skeleton')
  if (skeleton === 'input') {
    const sample = operation.input ? skeletonOf(model, operation.input, { memberNames: false }) : {}
    machine.write('stdout', `${jsonText(sample, { ascii: true })}\n`)
    return 0
  }
  if (skeleton === 'yaml-input') {
    machine.write('stdout', yamlSkeleton(model, operation))
    return 0
  }

  const config = model.pagination[operation.name]
  if (config) {
    const tokens = [...listOf(config.input_token), ...listOf(config.limit_key)]
    if (tokens.some((name) => Object.hasOwn(params, name))) globals.paginate = false
  }
  const client = await openClient(session, model)
  if (skeleton === 'output') {
    if (operation.output)
      validateShape(model, operation.output, skeletonOf(model, operation.output, { memberNames: true }))
    customization.params?.(params)
    client.check(operation, params)
    validateParameters(model, operation, params)
    const sample = operation.output ? skeletonOf(model, operation.output, { memberNames: true }) : {}
    await printAnswer(session, operation.name, { kind: 'one', value: sample as PlainObject })
    return 0
  }

  const call = async (request: PlainObject): Promise<PlainObject> => {
    const sent = structuredClone(request)
    customization.params?.(sent)
    const answer = await client.call(operation, sent)
    await customization.answer?.(answer, values, machine)
    return answer
  }

  if (config && globals.paginate) {
    const maxItems = values.get('max_items')
    if (maxItems !== undefined && Number(maxItems) <= 0) {
      machine.write('stderr', 'warning: Non-positive values for --max-items may result in undefined behavior.\n')
    }
    if (typeof maxItems === 'string' && !/^\s*[+-]?\d+\s*$/.test(maxItems)) {
      throw generalError(`invalid literal for int() with base 10: '${maxItems}'`)
    }
    const pageSize = values.get('page_size') as number | string | undefined
    const startingToken = values.get('starting_token') as string | undefined
    const pages = paginate(config, call, params, {
      ...(maxItems !== undefined && { maxItems: Number(maxItems) }),
      ...(pageSize !== undefined && { pageSize }),
      ...(startingToken !== undefined && { startingToken }),
    })
    await printAnswer(session, operation.name, { kind: 'pages', pages })
    return 0
  }

  const answer = await call(params)
  if (command.streamed !== undefined && Object.hasOwn(answer, command.streamed)) {
    const body = answer[command.streamed]
    await machine.files.write(
      String(values.get('outfile')),
      body instanceof Uint8Array ? body : new Uint8Array(0),
      0o600,
    )
    delete answer[command.streamed]
  }
  await printAnswer(session, operation.name, { kind: 'one', value: answer })
  return 0
}
