/** `workshop console OPERATION --name value …`: what AWS's console does and no API can, in scripts. */
import {
  type AwsStructure,
  consoleModels,
  decodeResponse,
  encodeRequest,
  type HttpRequest,
  type HttpResponse,
  type Operation,
  type ServiceModel,
  signingScope,
  signRequest,
} from '@first-line/aws-api'

export interface Keys {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
}

export interface ConsoleDoor {
  readonly transport: (request: HttpRequest) => Promise<HttpResponse>
  /** Of who asks on the machine, or of a profile there; undefined when there are none. */
  readonly keys: (profile?: string) => Promise<Keys | undefined>
  /** Somebody signed in. */
  readonly signedIn: (keys: Keys) => void
}

export interface Printed {
  readonly stdout: string
  readonly stderr: string
  readonly status: number
}

const region = 'us-east-1'
const refused = (stderr: string): Printed => ({ stdout: '', stderr: `${stderr}\n`, status: 252 })

export async function consoleCommand([name = '', ...args]: readonly string[], door: ConsoleDoor): Promise<Printed> {
  const found = find(name)
  if (!found) return refused(`workshop console: there is no ${name}. There are ${operationNames().join(', ')}.`)
  const { model, operation } = found
  const { profile, rest } = profileIn(args)
  const input = inputOf(model, operation, rest)
  if (typeof input === 'string') return refused(`workshop console ${name}: ${input}`)

  const plain = encodeRequest(model, operation, input, { region })
  const keys = name === 'ConsoleLogin' ? undefined : await door.keys(profile)
  if (name !== 'ConsoleLogin' && !keys)
    return refused(
      `workshop console ${name}: ${profile ? `there is no profile ${profile}` : 'nobody is signed in'} here.`,
    )
  const request = keys ? signRequest(plain, keys, { ...signingScope(model, region), now: new Date() }) : plain
  const { output, error } = decodeResponse(model, operation, await door.transport(request))
  if (error) {
    return {
      stdout: '',
      stderr: `An error occurred (${error.code}) when calling the ${name} operation: ${error.message}\n`,
      status: 254,
    }
  }
  const credentials = output?.Credentials as
    | { AccessKeyId: string; SecretAccessKey: string; SessionToken: string }
    | undefined
  if (name === 'ConsoleLogin' && credentials && output?.ConsoleLogin === 'Success') {
    door.signedIn({
      accessKeyId: credentials.AccessKeyId,
      secretAccessKey: credentials.SecretAccessKey,
      sessionToken: credentials.SessionToken,
    })
  }
  return { stdout: `${JSON.stringify(output ?? {}, null, 4)}\n`, stderr: '', status: 0 }
}

function find(name: string): { model: ServiceModel; operation: Operation } | undefined {
  for (const model of Object.values<ServiceModel>(consoleModels)) {
    const operation = Object.hasOwn(model.operations, name) ? model.operations[name] : undefined
    if (operation) return { model, operation }
  }
  return undefined
}

const operationNames = (): string[] =>
  Object.values<ServiceModel>(consoleModels).flatMap(({ operations }) => Object.keys(operations))

function profileIn(args: readonly string[]): { profile?: string; rest: readonly string[] } {
  const at = args.indexOf('--profile')
  const profile = at < 0 ? undefined : args[at + 1]
  return profile === undefined ? { rest: args } : { profile, rest: args.toSpliced(at, 2) }
}

/** The input, or a sentence. Option names are the members' as the CLI writes them: `--authentication-code1`. */
function inputOf(model: ServiceModel, operation: Operation, args: readonly string[]): AwsStructure | string {
  const shape = operation.input && model.shapes[operation.input.shape]
  const members = (shape?.type === 'structure' && shape.members) || {}
  const input: AwsStructure = {}
  for (let at = 0; at < args.length; at += 2) {
    const [option = '', value] = args.slice(at, at + 2)
    const wanted = option.replace(/^--/, '').replaceAll('-', '').toLowerCase()
    const name = Object.keys(members).find((member) => member.toLowerCase() === wanted)
    if (!option.startsWith('--') || name === undefined) {
      return `there is no option ${option}. There are ${Object.keys(members).map(optionOf).join(', ')}.`
    }
    if (value === undefined) return `${option} needs a value.`
    const kind = model.shapes[members[name]?.shape ?? '']?.type
    input[name] = kind === 'boolean' ? value === 'true' : value
  }
  return input
}

/** `AuthenticationCode1` → `--authentication-code1`. */
const optionOf = (member: string): string => `--${member.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()}`
