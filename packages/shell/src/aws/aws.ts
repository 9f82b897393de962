/** The `aws` command: one run, from its arguments to its exit status. */
import { isServiceName, loadService, type ServiceModel } from '@first-line/aws-api'
import { parseArguments } from './argparse.ts'
import { closeMatches } from './close-matches.ts'
import { runConfigure } from './configure/configure.ts'
import { reportError } from './error-report.ts'
import { CliError, generalError, isDenial, paramValidation, STATUS, USAGE, usageError } from './errors.ts'
import { GLOBAL_OPTIONS, type Globals, readGlobals } from './global-options.ts'
import { mainHelp, serviceHelp } from './help.ts'
import type { Machine } from './machine.ts'
import { cliName } from './naming.ts'
import { operationCommand, runOperation } from './operation.ts'
import { showHelp } from './pager.ts'
import { checkQuery } from './query.ts'
import { runS3 } from './s3/s3.ts'
import { COMMAND_NAMES } from './service-names.ts'
import { openSession, type Session } from './session.ts'
import { VERSION } from './version.ts'
import { runWait } from './waiters.ts'
import { overheard, whyLine } from './why-line.ts'

/** Commands that no model stands behind. */
const OWN_COMMANDS = {
  configure: runConfigure,
  // The curve that its keys are on is large, and few commands need it.
  login: async (session, args) => (await import('./login/login.ts')).runLogin(session, args),
  logout: async (session, args) => (await import('./login/logout.ts')).runLogout(session, args),
  s3: runS3,
} satisfies Record<string, (session: Session, args: string[]) => Promise<number>>

const isOwnCommand = (name: string): name is keyof typeof OWN_COMMANDS => Object.hasOwn(OWN_COMMANDS, name)

/** The model's name of a command: `s3api` is `s3`. */
const serviceOf = (command: string): string => (command === 's3api' ? 's3' : command)

const choiceError = (argument: string, value: string, choices: Iterable<string>): CliError => {
  const near = closeMatches(value, choices)
  const meant = near.length > 0 ? `\nMaybe you meant:\n\n${near.map((word) => `  * ${word}`).join('\n')}` : ''
  return usageError(`argument ${argument}: Found invalid choice '${value}'\n${meant}`)
}

/** AWS has it, this account does not: said in our own words, with the status of a refused parameter. */
const notHere = (what: string): CliError =>
  new CliError(STATUS.parameters, `${what} exists on AWS, but is not part of this practice account.`, {
    code: 'NotOffered',
  })

async function runService(session: Session, command: string, model: ServiceModel, args: string[]): Promise<number> {
  const operations = new Map(Object.values(model.operations).map((operation) => [cliName(operation.name), operation]))
  const omitted = Object.keys(model.omitted).map(cliName)
  const names = [...operations.keys(), ...omitted]
  if (Object.keys(model.waiters).length > 0) names.push('wait')
  names.push('help')
  const { values, rest } = parseArguments([{ name: 'operation', dest: 'operation' }], args)
  const name = String(values.get('operation'))
  if (name === 'help') {
    await showHelp(session.machine, serviceHelp(command, model))
    return 0
  }
  if (name === 'wait' && names.includes('wait')) return runWait(session, command, model, rest)
  const operation = operations.get(name)
  if (operation) return runOperation(session, operationCommand(command, model, operation), rest)
  if (omitted.includes(name)) throw notHere(`"aws ${command} ${name}"`)
  throw choiceError('operation', name, names)
}

function checkGlobals(globals: Globals): void {
  if (globals.query !== undefined) checkQuery(globals.query)
  if (globals.endpointUrl !== undefined && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(globals.endpointUrl)) {
    throw paramValidation(
      `Bad value for --endpoint-url "${globals.endpointUrl}": scheme is missing.  Must be of the form http://<hostname>/ or https://<hostname>/`,
    )
  }
}

/** AWS CLI looks for these two before anything else, with a usage of their own. */
function firstPass(args: string[]): void {
  try {
    parseArguments(
      GLOBAL_OPTIONS.filter(({ name }) => name === '--profile' || name === '--debug'),
      args,
    )
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    throw paramValidation(error.message.replace(`usage: ${USAGE}`, 'usage: aws [--profile PROFILE] [--debug]'))
  }
}

async function run(machine: Machine, args: string[], remember: (session: Session) => void): Promise<number> {
  if (args.includes('--version') && !args.slice(0, args.indexOf('--version')).some((arg) => !arg.startsWith('-'))) {
    machine.write('stdout', `aws-cli/${VERSION} ${machine.platform}\n`)
    return 0
  }
  firstPass(args)
  const { values, rest } = parseArguments([...GLOBAL_OPTIONS, { name: 'command', dest: 'command' }], args)
  if (values.has('version')) {
    machine.write('stdout', `aws-cli/${VERSION} ${machine.platform}\n`)
    return 0
  }
  if (values.get('cli_auto_prompt') === true)
    throw generalError('The auto-prompt is not here; Tab completes what is typed.')
  const command = String(values.get('command'))
  if (!COMMAND_NAMES.includes(command) && !isServiceName(serviceOf(command))) {
    throw choiceError('command', command, COMMAND_NAMES)
  }
  const globals = readGlobals({ values })
  checkGlobals(globals)
  const session = await openSession(machine, globals)
  remember(session)
  if (globals.debug) machine.write('stderr', 'This aws has no debug log; --debug is accepted and changes nothing.\n')
  if (command === 'help') {
    await showHelp(machine, mainHelp([...OFFERED, ...Object.keys(OWN_COMMANDS)]))
    return 0
  }
  if (isOwnCommand(command)) return OWN_COMMANDS[command](session, rest)
  const service = serviceOf(command)
  if (!isServiceName(service)) throw notHere(`"aws ${command}"`)
  return runService(session, command, await loadService(service), rest)
}

/** Services as typed, for help and completion. */
export const OFFERED: readonly string[] = [
  'accessanalyzer',
  'account',
  'budgets',
  'ce',
  'cloudtrail',
  'dynamodb',
  'ec2',
  'ec2-instance-connect',
  'iam',
  'iam-toolbox',
  'resourcegroupstaggingapi',
  's3api',
  's3control',
  'sns',
  'sts',
]

/**
 * Runs one command line, `aws` itself left out. Never rejects for what the learner did; rejects when it was interrupted
 * (`machine.signal`) or for a fault of ours.
 * @returns the exit status of AWS CLI v2
 */
export async function runAws(outer: Machine, args: string[]): Promise<number> {
  const { machine, refused } = overheard(outer)
  const status = await runOn(machine, args)
  const id = refused()
  if (machine.why && id !== undefined) {
    machine.write('stderr', `AWS would have refused this. ${whyLine(machine.why(id))}`)
  }
  return status
}

async function runOn(machine: Machine, args: string[]): Promise<number> {
  let session: Session | undefined
  try {
    return await run(machine, args, (opened) => {
      session = opened
    })
  } catch (error) {
    if (!(error instanceof CliError)) throw error
    machine.write('stderr', reportError(error, session, machine.env))
    if (machine.why && error.requestId !== undefined && isDenial(error)) {
      machine.write('stderr', whyLine(machine.why(error.requestId)))
    }
    return error.status
  }
}
