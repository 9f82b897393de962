/** `aws` on a machine of the page: whose credentials it has, which Region, and what it reaches. */
import type { IFileSystem } from 'just-bash/browser'
import { runAws } from '../aws/aws.ts'
import type { AwsCredentials } from '../aws/machine.ts'
import { type AwsEnvironment, bashFiles } from './aws-command.ts'
import type { SessionCredentials, SessionHost } from './host.ts'
import type { MachineProfile } from './machines.ts'

/** Fetched anew this long before they end, in milliseconds. */
const EARLY = 60_000
/** Whoever signs in to the console is who CloudShell acts as from then on: they are asked for again after this long. */
const FRESH = 2_000

export class MachineAws {
  private readonly host: SessionHost
  private readonly profile: MachineProfile
  /** What the last denied request was called. */
  lastDenial: string | undefined
  private credentials: { found: SessionCredentials | undefined; at: number } | undefined

  constructor(host: SessionHost, profile: MachineProfile) {
    this.host = host
    this.profile = profile
  }

  /** What `aws` is given here besides its files and its keyboard. */
  environment(): Pick<
    AwsEnvironment,
    'transport' | 'now' | 'platform' | 'defaultCredentials' | 'defaultRegion' | 'metadata' | 'signIn' | 'why'
  > {
    const { transport, connection, signIn, why, now = Date.now } = this.host
    return {
      transport,
      now,
      platform: 'first-line',
      defaultCredentials: () => this.sessionCredentials(now()),
      ...(this.profile.region !== undefined && { defaultRegion: this.profile.region }),
      ...(connection && { metadata: connection.metadata }),
      ...(signIn && { signIn }),
      ...(why && {
        why: (requestId: string) => {
          this.lastDenial = requestId
          return why(requestId)
        },
      }),
    }
  }

  private async sessionCredentials(now: number): Promise<AwsCredentials | undefined> {
    if (!this.profile.hasSessionCredentials || !this.host.credentials) return undefined
    const known = this.credentials
    const isGood = known?.found && now - known.at < FRESH && (known.found.expires ?? 0) > now + EARLY
    if (isGood) return known.found
    try {
      const found = await this.host.credentials()
      this.credentials = { found, at: now }
      return found
    } catch (cause) {
      // Cut off from the site: with what was good a moment ago the request is sent, and says itself that nothing answers.
      if (known?.found && (known.found.expires ?? 0) > now) return known.found
      throw cause
    }
  }

  /** `aws` as the learner would run it now, unseen. Undefined when it is refused or nobody answers. */
  async ask(args: string[], fs: IFileSystem, cwd: string, env: Record<string, string>): Promise<string | undefined> {
    const output: string[] = []
    const status = await runAws(
      {
        ...this.environment(),
        env,
        cwd,
        files: bashFiles(fs, cwd),
        // Waiting for another attempt is nothing that a Tab is worth.
        sleep: () => Promise.reject(new Error('no attempts but one')),
        random: (count) => crypto.getRandomValues(new Uint8Array(count)),
        ask: async () => undefined,
        stdin: new Uint8Array(0),
        columns: 80,
        terminal: false,
        write: (stream, data) => {
          if (stream === 'stdout') output.push(typeof data === 'string' ? data : new TextDecoder().decode(data))
        },
      },
      args,
    ).catch((error: unknown) => {
      // No connection, no names; the command itself will say so.
      if (error instanceof Error) return 255
      throw error
    })
    return status === 0 ? output.join('') : undefined
  }
}

/** Variables that a command of this machine would see. */
export const exportedOf = (variables: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(variables).filter(([name]) => /^(?:AWS_\w+|HOME)$/.test(name)))
