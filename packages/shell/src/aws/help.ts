/** `aws help`, `aws SERVICE help`, `aws SERVICE OPERATION help`: our own words, made from the models. */
import { type ServiceModel, type ShapeRef, shapeOf } from '@first-line/aws-api'
import { GLOBAL_OPTIONS } from './global-options.ts'
import { cliName } from './naming.ts'
import type { OperationCommand } from './operation.ts'
import type { Parameter } from './parameters.ts'

const INDENT = '       '
const heading = (text: string): string => `${text}\n`
const line = (text: string): string => (text === '' ? '\n' : `${INDENT}${text}\n`)

/** Words of an operation's name: `create-login-profile` → `Create login profile`. */
function sentence(operation: string): string {
  const words = cliName(operation).replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function wrap(items: string[], width = 72): string[] {
  const lines: string[] = []
  for (const item of items) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + item.length + 1 <= width) lines[lines.length - 1] = `${last} ${item}`
    else lines.push(item)
  }
  return lines
}

/** `list of structures`, `string (one of: Active, Inactive)`. */
function typeWords(model: ServiceModel, ref: ShapeRef): string {
  const shape = shapeOf(model, ref)
  if (shape.enum) return `${shape.type}, one of: ${shape.enum.join(' | ')}`
  if (shape.type === 'list') return `list of ${typeWords(model, shape.member!)}`
  if (shape.type === 'map') return `map of ${typeWords(model, shape.value!)}`
  const limits = [
    shape.min === undefined ? '' : `at least ${shape.min}`,
    shape.max === undefined ? '' : `at most ${shape.max}`,
  ].filter((text) => text !== '')
  const unit = shape.type === 'string' && limits.length > 0 ? ' characters' : ''
  return limits.length > 0 ? `${shape.type}, ${limits.join(', ')}${unit}` : shape.type
}

/** How a structure looks in shorthand: `Key=string,Value=string`. */
function shorthandOf(model: ServiceModel, ref: ShapeRef, depth = 0): string {
  const shape = shapeOf(model, ref)
  if (depth > 3) return '...'
  if (shape.type === 'structure') {
    const inner = Object.entries(shape.members ?? {})
      .map(([name, member]) => `${name}=${shorthandOf(model, member, depth + 1)}`)
      .join(',')
    return depth === 0 ? inner : `{${inner}}`
  }
  if (shape.type === 'list') {
    const inner = shorthandOf(model, shape.member!, depth + 1)
    return depth === 0 ? `${shorthandOf(model, shape.member!, 0)} ...` : `[${inner},${inner}]`
  }
  if (shape.type === 'map') return `KeyName1=${shorthandOf(model, shape.value!, depth + 1)}`
  return shape.type
}

const isComplex = (model: ServiceModel, ref: ShapeRef): boolean => {
  const shape = shapeOf(model, ref)
  return ['structure', 'map'].includes(shape.type) || (shape.type === 'list' && isComplex(model, shape.member!))
}

function synopsisOf(parameter: Parameter): string | undefined {
  if (parameter.hidden || parameter.name.startsWith('--no-')) return undefined
  const negative = parameter.action ? ` | --no-${parameter.name.slice(2)}` : ' <value>'
  const text = parameter.name.startsWith('--') ? `${parameter.name}${negative}` : `<${parameter.name}>`
  return parameter.required ? text : `[${text}]`
}

function structureLines(model: ServiceModel, ref: ShapeRef, depth: number, above: string[]): string[] {
  const shape = shapeOf(model, ref)
  const margin = '   '.repeat(depth)
  if (shape.type === 'list') return structureLines(model, shape.member!, depth, above)
  if (shape.type === 'map') return structureLines(model, shape.value!, depth, above)
  if (shape.type !== 'structure' || above.includes(ref.shape) || depth > 4) return []
  return Object.entries(shape.members ?? {}).flatMap(([name, member]) => [
    `${margin}${name} -> (${typeWords(model, member)})`,
    ...structureLines(model, member, depth + 1, [...above, ref.shape]),
  ])
}

const globalOptionLines = (): string[] =>
  GLOBAL_OPTIONS.map(
    (option) => `${option.name}${option.action ? '' : option.choices ? ` <${option.choices.join('|')}>` : ' <value>'}`,
  )

export function operationHelp({ service, model, operation, table }: OperationCommand): string {
  const name = cliName(operation.name)
  let out = heading('NAME') + line(`${name} -`) + '\n'
  out += heading('DESCRIPTION')
  out += line(`${sentence(operation.name)}: the ${operation.name} action of ${model.metadata.serviceFullName}.`)
  if (model.pagination[operation.name]) {
    out += '\n'
    out += line('The answer comes in pages; all of them are fetched. --max-items stops earlier,')
    out += line('--no-paginate asks for one page only.')
  }
  out += `\n${heading('SYNOPSIS')}`
  const parameters = [...table.values()]
  out += line(`  ${service === '' ? name : `aws ${service} ${name}`}`)
  for (const parameter of parameters) {
    const text = synopsisOf(parameter)
    if (text !== undefined) out += line(`  ${text}`)
  }
  out += `\n${heading('OPTIONS')}`
  for (const parameter of parameters) {
    if (parameter.hidden || parameter.name.startsWith('--no-')) continue
    const type = parameter.member ? typeWords(model, parameter.member.ref) : parameter.typeName
    const choices = parameter.choices ? `, one of: ${parameter.choices.join(' | ')}` : ''
    out += line(`${parameter.name} (${type}${choices})${parameter.required ? ' [required]' : ''}`)
    if (parameter.member && isComplex(model, parameter.member.ref)) {
      out += line(`   Shorthand: ${shorthandOf(model, parameter.member.ref)}`)
      for (const text of structureLines(model, parameter.member.ref, 1, [])) out += line(text)
    }
    out += '\n'
  }
  out += heading('GLOBAL OPTIONS')
  for (const text of globalOptionLines()) out += line(text)
  out += `\n${heading('OUTPUT')}`
  const output = operation.output ? structureLines(model, operation.output, 0, []) : []
  out += output.length === 0 ? line('None') : output.map(line).join('')
  return out
}

export function serviceHelp(service: string, model: ServiceModel): string {
  let out = heading('NAME') + line(`${service} -`) + '\n'
  out +=
    heading('DESCRIPTION') + line(`${model.metadata.serviceFullName}, API version ${model.metadata.apiVersion}.`) + '\n'
  out += heading('AVAILABLE COMMANDS')
  const commands = Object.keys(model.operations).map(cliName)
  if (Object.keys(model.waiters).length > 0) commands.push('wait')
  for (const name of [...commands, 'help'].sort()) out += line(`o ${name}`)
  const omitted = Object.keys(model.omitted).length
  if (omitted > 0) out += `\n${line(`${omitted} more actions of this service exist on AWS and not here.`)}`
  return out
}

export function waitHelp(service: string, model: ServiceModel): string {
  let out = heading('NAME') + line('wait -') + '\n'
  out += heading('DESCRIPTION') + line('Asks again and again until a condition holds.') + '\n'
  out += heading('AVAILABLE COMMANDS')
  for (const [name, waiter] of Object.entries(model.waiters).sort()) {
    out += line(`o ${cliName(name)}`)
    out += line(
      `    aws ${service} ${cliName(waiter.operation)}, every ${waiter.delay} s, at most ${waiter.maxAttempts} times`,
    )
  }
  return out
}

export function mainHelp(services: string[]): string {
  let out = heading('NAME') + line('aws -') + '\n'
  out += heading('DESCRIPTION')
  out += line('Works on an AWS account from the command line.') + '\n'
  out += heading('SYNOPSIS') + line('   aws [options] <command> <subcommand> [parameters]') + '\n'
  out += line('aws <command> help lists what a command can do,')
  out += line('aws <command> <subcommand> help its options.') + '\n'
  out += heading('GLOBAL OPTIONS')
  for (const text of globalOptionLines()) out += line(text)
  out += `\n${heading('AVAILABLE COMMANDS')}`
  for (const text of wrap([...services].sort())) out += line(text)
  return out
}

/** Help of a command that no model describes. */
export function plainHelp(name: string, what: string, synopsis: string[], commands: [string, string][] = []): string {
  let out = heading('NAME') + line(`${name} -`) + '\n'
  out += heading('DESCRIPTION') + line(what) + '\n'
  out += heading('SYNOPSIS') + synopsis.map((text) => line(`   ${text}`)).join('')
  if (commands.length > 0) {
    const width = Math.max(...commands.map(([command]) => command.length))
    out += `\n${heading('AVAILABLE COMMANDS')}`
    for (const [command, text] of commands) out += line(`o ${command.padEnd(width)}  ${text}`)
  }
  return out
}
