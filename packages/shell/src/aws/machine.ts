/** What the `aws` command needs from the machine it runs on; everything is injected. */
import type { HttpRequest, HttpResponse } from '@first-line/aws-api'

/** Carries one request to AWS, or to whatever stands for it. Rejects when there is no connection. */
export type Transport = (request: HttpRequest, signal?: AbortSignal) => Promise<HttpResponse>

/** Files by absolute path or relative to the command's working directory. */
export interface Files {
  /** Undefined when there is none. */
  read(path: string): Promise<Uint8Array | 'directory' | undefined>
  /** Makes missing directories. @throws Error with a message for the learner. */
  write(path: string, data: Uint8Array, mode?: number): Promise<void>
  /** Permission bits; undefined when there is no such file. */
  mode(path: string): Promise<number | undefined>
  /** Names in a directory; undefined when it is none. */
  list(path: string): Promise<string[] | undefined>
  remove(path: string): Promise<void>
  /** Sets when a file was changed last. */
  touch(path: string, modified: Date): Promise<void>
  stat(path: string): Promise<{ size: number; modified: Date; directory: boolean } | undefined>
}

/** AWS's sign-in, as `aws login` needs it. */
export interface SignInPage {
  /** The page that asks for consent; absent: `/v1/authorize` of AWS's own, or of the endpoint in use. */
  page?: string
  /** Opens `url` in the learner's browser. */
  open(url: string): void
  /** Waits for the answer to a consent. `redirectUri` is what the URL must name; undefined: none can be waited for. */
  callback?(): Promise<{
    redirectUri: string
    answer(state: string, signal?: AbortSignal): Promise<ConsentAnswer>
    close(): void
  }>
}

export type ConsentAnswer = { code: string; state: string } | { error: string }

export interface AwsCredentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  /** Milliseconds since 1970 after which they are fetched anew. */
  expires?: number
}

/** One run of `aws`. */
export interface Machine {
  env: Record<string, string>
  /** Absolute. */
  cwd: string
  files: Files
  transport: Transport
  /** The machine's own credentials, after environment and files: CloudShell's session, an instance's role. */
  defaultCredentials?: () => Promise<AwsCredentials | undefined>
  /** The Region of the machine, when nothing else says one. */
  defaultRegion?: string
  /** 169.254.169.254, on a machine that is an EC2 instance. */
  metadata?: Transport
  /** Where `aws login` sends the learner; absent where there is no browser to send them with. */
  signIn?: SignInPage
  /** A link to the explanation of a denial, by the request's id; absent outside the page. */
  why?: (requestId: string) => string
  /** Milliseconds since 1970, wall time. */
  now: () => number
  sleep: (milliseconds: number, signal?: AbortSignal) => Promise<void>
  /** Random bytes for idempotency tokens. */
  random: (count: number) => Uint8Array
  /** Asks the learner for a line; undefined when input ended. */
  ask: (prompt: string, options?: { secret?: boolean }) => Promise<string | undefined>
  stdin: Uint8Array
  /** Columns; only tables care. */
  columns: number
  /** Set when output goes to a terminal: progress lines, colours. */
  terminal: boolean
  write: (stream: 'stdout' | 'stderr', data: string | Uint8Array) => void
  /**
   * Has a person read `text` by a program, given with its words; false when there is none of that name. `options` are those
   * of `less` where `LESS` names no others. Absent where nobody reads: in a pipe, in a script, where the page pressed Enter.
   */
  page?: (program: string, text: string, options: string) => Promise<boolean>
  signal?: AbortSignal
  /** What `aws --version` calls the system. */
  platform: string
}
