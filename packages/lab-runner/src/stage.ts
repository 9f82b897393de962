/**
 * Where scripts are played: a learner's machines and what is behind them. A script runs on the cloud shell unless it
 * says `workshop as MACHINE -- command`: `attacker`, `laptop`, or an instance by its id.
 */
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'
import { type AwsCredentials, type Instances, type Printed, runScript, type WorkshopInScript } from '@first-line/shell'
import { consentingSignIn } from '@first-line/shell/consent'
import { closeHome, type Homes, openHome } from './homes.ts'

export type Keys = Readonly<AwsCredentials>

export type Played = Readonly<Printed>

/** Who plays: root on the cloud shell, another principal there, or a machine of its own. */
export type Actor = { readonly machine: string } | { readonly keys: Keys }

export interface Stage {
  /** A script from beginning to end, as a bash that stops at the first failing command where all of AWS is there. */
  play(script: string, as?: Actor): Promise<Played>
}

export interface StageOptions {
  /** Carries a signed request to the account, from the address of the machine it left. */
  readonly transport: (request: HttpRequest, machine: string) => Promise<HttpResponse>
  /** The console's own door; absent where there is no console. */
  readonly console?: (request: HttpRequest, machine: string) => Promise<HttpResponse>
  /** Who is signed in on the cloud shell in the beginning. */
  readonly session: () => Promise<Keys>
  /** What 169.254.169.254 is on an instance. */
  readonly metadata?: (instance: string) => (request: Request) => Promise<Response>
  /** What `ssh` reaches; absent where there are no instances to be on. */
  readonly instances?: Instances
  /** Lets ledger time pass, milliseconds; absent where time cannot be moved. */
  readonly passTime?: (milliseconds: number) => Promise<void>
  /** The account's mails, newest first; absent where none are kept. */
  readonly mail?: () => Promise<readonly Mail[]>
  readonly homes: Homes
  readonly region: string
  /** A script goes on after a command that failed: where operations are lacking, what follows them is done all the same. */
  readonly goesOn?: boolean
}

/** As the inbox shows it. `action`: what a link in it asks AWS for. */
export interface Mail {
  readonly date: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly action?: { readonly input: Readonly<Record<string, string>> } | undefined
}

interface Place {
  readonly home: string
  readonly region?: string
}
const places: Readonly<Record<string, Place>> = {
  cloudshell: { home: '/home/cloudshell-user', region: 'us-east-1' },
  laptop: { home: '/home/you' },
  attacker: { home: '/home/mallory' },
}
const onInstance: Place = { home: '/home/ec2-user' }
const isInstance = (machine: string): boolean => /^i-[0-9a-f]+$/.test(machine)

export function createStage(options: StageOptions): Stage {
  const { homes, region } = options
  /** As in the page: who signs in at the console last is who the cloud shell acts as. */
  let signedIn: Keys | undefined

  async function atConsole(): Promise<Keys> {
    signedIn ??= await options.session()
    return signedIn
  }

  /** `aws login`: whoever is signed in to the console consents, as a learner would by a click. */
  const signInBy = (door: NonNullable<StageOptions['console']>, machine: string) =>
    consentingSignIn((request) => door(request, machine), atConsole)

  async function run(script: string, machine: string, keys?: Keys): Promise<Played> {
    const place = places[machine] ?? onInstance
    const fs = await openHome(homes, machine, place.home)
    const session = async () => (machine === 'cloudshell' ? (keys ?? atConsole()) : undefined)
    const atHome = machine === 'cloudshell' || machine === 'laptop'
    const service = isInstance(machine) ? options.metadata?.(machine) : undefined
    const { status, stdout, stderr } = await runScript(script, {
      env: { HOME: place.home },
      fs,
      cwd: place.home,
      transport: (request) => options.transport(request, machine),
      defaultCredentials: session,
      ...(place.region !== undefined && { defaultRegion: region }),
      ...(options.passTime && { sleep: quickly(options.passTime) }),
      ...(service && { metadata: metadataTransport(service) }),
      ...(options.instances && { instances: options.instances }),
      ...(atHome && options.console && { signIn: signInBy(options.console, machine), ask: takesWhatIsOffered }),
      workshop: workshopOn(machine),
    })
    await closeHome(homes, machine, place.home, fs)
    return { status, stdout, stderr }
  }

  const workshopOn =
    (machine: string): WorkshopInScript =>
    async ([verb, ...args], onConsole) => {
      if (verb === 'console') {
        const { console } = options
        if (!console) return { stdout: '', stderr: 'workshop: there is no console here.\n', status: 0 }
        return onConsole(
          (request) => console(request, machine),
          args,
          (_, { ConsoleLogin, Credentials }) => {
            if (machine === 'cloudshell' && ConsoleLogin === 'Success') signedIn = keysIn(Credentials) ?? signedIn
          },
        )
      }
      if (verb === 'as') {
        const [other = '', dashes, ...words] = args
        if (dashes !== '--' || words.length === 0 || !(other in places || isInstance(other))) {
          return { stdout: '', stderr: 'usage: workshop as MACHINE -- command …\n', status: 252 }
        }
        return run(words.map(quoted).join(' '), other)
      }
      if (verb === 'inbox') return inbox((await options.mail?.()) ?? [], args)
      if (verb === 'pass-time') {
        const milliseconds = durationOf(args)
        if (milliseconds === undefined)
          return { stdout: '', stderr: 'usage: workshop pass-time --days N | --hours N\n', status: 252 }
        if (!options.passTime) return { stdout: '', stderr: 'workshop: time cannot be moved here.\n', status: 0 }
        await options.passTime(milliseconds)
        return { stdout: '', stderr: '', status: 0 }
      }
      return { stdout: '', stderr: `workshop: there is no ${verb ?? 'command'} in a script.\n`, status: 252 }
    }

  return {
    play(script, as = { machine: 'cloudshell' }) {
      const whole = options.goesOn ? script : `set -e\n${script}`
      return 'keys' in as ? run(whole, 'cloudshell', as.keys) : run(whole, as.machine)
    },
  }
}

/** `--token`: of the newest confirmation alone, for `aws sns confirm-subscription`. */
function inbox(mails: readonly Mail[], args: readonly string[]): Printed {
  if (args[0] === '--token') {
    const token = mails.find(({ action }) => action)?.action?.input.Token
    if (token === undefined) return { stdout: '', stderr: 'workshop: no mail asks for a confirmation.\n', status: 1 }
    return { stdout: `${token}\n`, stderr: '', status: 0 }
  }
  const shown = mails.map(({ date, from, to, subject, text }) =>
    [`Date: ${date}`, `From: ${from}`, `To: ${to}`, `Subject: ${subject}`, '', text, ''].join('\n'),
  )
  return { stdout: shown.join('\n'), stderr: '', status: 0 }
}

/** Of the session that a sign-in opens; none when a second step is wanted. */
function keysIn(credentials: unknown): Keys | undefined {
  if (typeof credentials !== 'object' || credentials === null) return undefined
  const { AccessKeyId, SecretAccessKey, SessionToken } = credentials as Record<string, unknown>
  return {
    accessKeyId: String(AccessKeyId),
    secretAccessKey: String(SecretAccessKey),
    sessionToken: String(SessionToken),
  }
}

/** What takes its time by the clock on the wall, as a table of DynamoDB does, is done by then. Milliseconds. */
const longest = 300

/** Nobody has to wait where time can be moved: `aws ec2 wait` lets the account's own time pass instead. */
const quickly = (passTime: (milliseconds: number) => Promise<void>) => async (milliseconds: number) => {
  await passTime(milliseconds)
  await new Promise((done) => setTimeout(done, Math.min(milliseconds, longest)))
}

/** Nobody is there to be asked for a Region: the one in brackets is taken. */
const takesWhatIsOffered = async (prompt: string): Promise<string | undefined> =>
  prompt.startsWith('AWS Region [') ? '' : undefined

export function metadataTransport(service: (request: Request) => Promise<Response>) {
  return async ({ method, path, query, headers }: HttpRequest): Promise<HttpResponse> => {
    const url = `http://169.254.169.254${path}${query === '' ? '' : `?${query}`}`
    const answer = await service(new Request(url, { method, headers }))
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: new Uint8Array(await answer.arrayBuffer()),
    }
  }
}

function durationOf([unit, amount]: readonly string[]): number | undefined {
  const hours = unit === '--days' ? 24 : unit === '--hours' ? 1 : undefined
  const number = Number(amount)
  return hours === undefined || !(number > 0) ? undefined : number * hours * 3_600_000
}

const quoted = (word: string): string => `'${word.replaceAll("'", `'\\''`)}'`
