/** What a machine's terminal needs from whoever shows it. */
import type { AwsCredentials, SignInPage, Transport } from '../aws/machine.ts'
import type { HomeStore } from './home.ts'
import type { Connection, Instances } from './instances.ts'
import type { MachineName } from './machines.ts'
import type { RunElsewhere, WorkshopCall } from './workshop-command.ts'

export type SessionCredentials = AwsCredentials & { region?: string }

export interface SessionHost {
  machine: MachineName
  cols: number
  rows: number
  /** Whether the machine's greeting is shown; not where a screen was restored that has it. */
  greet: boolean
  transport: Transport
  home: HomeStore
  /** Of the signed-in console session, for CloudShell. */
  credentials?: () => Promise<SessionCredentials | undefined>
  /** To the console's own services, for `workshop console`. */
  console?: Transport
  /** The learner's other machines, for `workshop as`. */
  elsewhere?: RunElsewhere
  /** The way to EC2 instances, for `ssh`. */
  instances?: Instances
  /** Of a machine that is an instance. */
  connection?: Connection
  /** Where `aws login` asks for consent. */
  signIn?: SignInPage
  /** Where the decision about a request is explained, by the id that its answer carried. */
  why?: (requestId: string) => string
  /** Before the first command runs: the page makes a learner. */
  prepare?: () => Promise<void>
  /** `workshop …` asks the page. */
  workshop?: WorkshopCall
  output: (text: string) => void
  onExit?: () => void
  onCommand?: (command: { line: string; status: number }) => void
  now?: () => number
}
