/** `aws SERVICE wait STATE`: asks again until an answer matches (botocore/waiter.py). */
import type { ServiceModel, Waiter } from '@first-line/aws-api'
import { parseArguments } from './argparse.ts'
import type { Client, Result } from './calls.ts'
import { openClient } from './client.ts'
import { closeMatches } from './close-matches.ts'
import { generalError, paramValidation, unknownOptions, usageError } from './errors.ts'
import { waitHelp } from './help.ts'
import { cliName } from './naming.ts'
import { buildParameters, operationCommand } from './operation.ts'
import { showHelp } from './pager.ts'
import type { Plain } from './python-text.ts'
import { searchModel } from './query.ts'
import type { Session } from './session.ts'

type Acceptor = Waiter['acceptors'][number]

const same = (a: Plain, b: Plain): boolean => a === b

/** Whether an answer is what an acceptor waits for. */
export function accepts(acceptor: Acceptor, result: Result): boolean {
  const { matcher, expected, argument = '' } = acceptor
  switch (matcher) {
    case 'status':
      return result.status === expected
    case 'error':
      if (typeof expected === 'boolean') return (result.error !== undefined) === expected
      return result.error?.code === expected
    case 'path':
      return result.output !== undefined && same(searchModel(argument, result.output), expected)
    case 'pathAll':
    case 'pathAny': {
      if (!result.output) return false
      const found = searchModel(argument, result.output)
      if (!Array.isArray(found) || found.length === 0) return false
      return matcher === 'pathAll'
        ? found.every((item) => same(item, expected))
        : found.some((item) => same(item, expected))
    }
  }
}

function explain({ matcher, expected, argument }: Acceptor): string {
  const wanted = expected === true ? 'True' : expected === false ? 'False' : expected
  switch (matcher) {
    case 'path':
      return `For expression "${argument}" we matched expected path: "${wanted}"`
    case 'pathAll':
      return `For expression "${argument}" all members matched excepted path: "${wanted}"`
    case 'pathAny':
      return `For expression "${argument}" we matched expected path: "${wanted}" at least once`
    case 'status':
      return `Matched expected HTTP status code: ${wanted}`
    case 'error':
      return `Matched expected service error code: ${wanted}`
  }
}

/** @throws CliError 255 when it fails or takes too many attempts. */
export async function waitUntil(
  session: Session,
  name: string,
  waiter: Waiter,
  ask: () => Promise<Result>,
): Promise<void> {
  const failed = (reason: string) => generalError(`Waiter ${name} failed: ${reason}`)
  for (let attempts = 1; ; attempts++) {
    const result = await ask()
    const acceptor = waiter.acceptors.find((candidate) => accepts(candidate, result))
    if (!acceptor && result.error) throw failed(`An error occurred (${result.error.code}): ${result.error.message}`)
    if (acceptor?.state === 'success') return
    if (acceptor?.state === 'failure') {
      throw failed(`Waiter encountered a terminal failure state: ${explain(acceptor)}`)
    }
    if (attempts >= waiter.maxAttempts) {
      const last = acceptor ? `. Previously accepted state: ${explain(acceptor)}` : ''
      throw failed(`Max attempts exceeded${last}`)
    }
    await session.machine.sleep(waiter.delay * 1000, session.machine.signal)
  }
}

/** `service` as typed. */
export async function runWait(session: Session, service: string, model: ServiceModel, args: string[]): Promise<number> {
  const { machine } = session
  if (args.length === 1 && args[0] === 'help') {
    await showHelp(machine, waitHelp(service, model))
    return 0
  }
  const names = new Map(
    Object.keys(model.waiters)
      .sort()
      .map((name) => [cliName(name), name]),
  )
  const at = args.findIndex((arg) => !arg.startsWith('-'))
  const state = args[at]
  if (state === undefined) {
    throw paramValidation(
      `usage: aws [options] ${service} wait <subcommand> [parameters]\naws: [ERROR]: too few arguments`,
    )
  }
  const name = names.get(state)
  if (name === undefined) {
    const near = closeMatches(state, names.keys())
    const meant = near.length > 0 ? `\nMaybe you meant:\n\n${near.map((word) => `  * ${word}`).join('\n')}` : ''
    throw usageError(`argument subcommand: Found invalid choice '${state}'\n${meant}`)
  }
  const waiter = model.waiters[name]!
  const operation = model.operations[waiter.operation]!
  const command = operationCommand(service, model, operation)
  const rest = [...args.slice(0, at), ...args.slice(at + 1)]
  const { values, rest: unknown } = parseArguments(
    [...command.table.values(), { name: 'help', dest: 'help', count: '?' }],
    rest,
  )
  if (values.get('help') === 'help') {
    await showHelp(machine, waitHelp(service, model))
    return 0
  }
  const surplus = [...unknown, ...(values.has('help') ? [String(values.get('help'))] : [])]
  if (surplus.length > 0) throw unknownOptions(surplus)
  const params = await buildParameters(session, command.table, values)
  const client: Client = await openClient(session, model)
  await waitUntil(session, name, waiter, () => client.send(operation, params))
  return 0
}
