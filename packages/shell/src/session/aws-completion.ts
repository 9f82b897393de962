/** Completion of an `aws` command line, from the service models. */
import { isServiceName, loadService, type ServiceModel, shapeOf } from '@first-line/aws-api'
import { OFFERED } from '../aws/aws.ts'
import { GLOBAL_OPTIONS } from '../aws/global-options.ts'
import { cliName } from '../aws/naming.ts'
import { operationCommand } from '../aws/operation.ts'
import type { AccountNames } from './account-names.ts'

const S3_COMMANDS = ['ls', 'mb', 'rb', 'cp', 'mv', 'rm', 'sync', 'presign']
const CONFIGURE_COMMANDS = ['list', 'get', 'set', 'import', 'list-profiles', 'export-credentials', 'mfa-login']

const startingWith = (names: Iterable<string>, text: string): string[] =>
  [...new Set(names)].filter((name) => name.startsWith(text)).sort()

/** Values that an option's shape allows. */
function enumOf(
  model: ServiceModel,
  service: string,
  operationName: string,
  option: string,
): readonly string[] | undefined {
  const operation = Object.values(model.operations).find((candidate) => cliName(candidate.name) === operationName)
  if (!operation) return undefined
  const parameter = operationCommand(service, model, operation).table.get(option.slice(2))
  if (!parameter) return undefined
  if (parameter.choices) return parameter.choices
  if (!parameter.member) return undefined
  const shape = shapeOf(model, parameter.member.ref)
  return shape.enum ?? (shape.type === 'list' ? shapeOf(model, shape.member!).enum : undefined)
}

/** `earlier` without `aws`. Undefined: complete a file. */
export async function completeAws(
  earlier: readonly string[],
  word: string,
  names?: AccountNames,
): Promise<{ values: string[]; suffix?: string } | undefined> {
  const plain = positional(earlier)
  const [command, operationName] = plain
  const last = earlier.at(-1)
  const global = GLOBAL_OPTIONS.find((option) => option.name === last)
  if (global?.choices) return { values: startingWith(global.choices, word) }
  if (command === undefined) {
    if (word.startsWith('-'))
      return {
        values: startingWith(
          GLOBAL_OPTIONS.map(({ name }) => name),
          word,
        ),
      }
    return { values: startingWith([...OFFERED, 's3', 'configure', 'help'], word) }
  }
  if (command === 's3' && operationName === undefined) return { values: startingWith(S3_COMMANDS, word) }
  if (command === 'configure' && operationName === undefined) return { values: startingWith(CONFIGURE_COMMANDS, word) }
  if (command === 's3' && word.startsWith('s3:')) {
    const uris = (await names?.bucketUris()) ?? []
    const found = startingWith(uris, word)
    return found.length > 0 ? { values: found, suffix: '' } : undefined
  }
  if (last?.startsWith('--') && !word.startsWith('-')) {
    const own = await names?.forOption(command, last)
    if (own) return { values: startingWith(own, word) }
  }
  const service = command === 's3api' ? 's3' : command
  if (!isServiceName(service) || command === 's3') return undefined
  const model = await loadService(service)
  const operations = Object.values(model.operations)
  if (operationName === undefined) {
    const names = operations.map(({ name }) => cliName(name))
    if (Object.keys(model.waiters).length > 0) names.push('wait')
    return { values: startingWith([...names, 'help'], word) }
  }
  if (operationName === 'wait' && plain.length === 2) {
    return { values: startingWith(Object.keys(model.waiters).map(cliName), word) }
  }
  if (last?.startsWith('--') && !word.startsWith('-')) {
    const values = enumOf(model, command, operationName, last)
    return values && { values: startingWith(values, word) }
  }
  if (!word.startsWith('-') && word !== '') return undefined
  const operation = operations.find((candidate) => cliName(candidate.name) === operationName)
  if (!operation) return undefined
  const { table } = operationCommand(command, model, operation)
  const own = [...table.values()].filter(({ hidden }) => !hidden).map(({ name }) => name)
  const options = own.filter((name) => name.startsWith('--') && !earlier.includes(name))
  return { values: startingWith(word === '' ? options : [...options, ...GLOBAL_OPTIONS.map(({ name }) => name)], word) }
}

/** Words that are neither options nor their values. */
function positional(words: readonly string[]): string[] {
  const found: string[] = []
  for (let at = 0; at < words.length; at++) {
    const word = words[at]!
    if (!word.startsWith('-')) found.push(word)
    else if (found.length < 2 && GLOBAL_OPTIONS.some(({ name, action }) => name === word && !action)) at += 1
  }
  return found
}
