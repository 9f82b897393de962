/** EC2 instances as a terminal reaches them; the site carries it all. */
import type { Transport } from '../aws/machine.ts'
import type { HomeStore } from './home.ts'

/** An instance that was opened: who and where one is. */
export interface OpenedInstance {
  instance: string
  /** Its own name: `ip-172-31-20-7`. */
  host: string
  user: string
  region: string
}

export interface Connection {
  opened: OpenedInstance
  /** 169.254.169.254, as programs on the instance see it. */
  metadata: Transport
  /** AWS, as every machine reaches it. */
  transport: Transport
  home: HomeStore
  /** False once the instance was stopped or the connection is too old. */
  held(): Promise<boolean>
}

export type Reached =
  | { outcome: 'unresolved' }
  | { outcome: 'no-answer'; address: string }
  | { outcome: 'reached'; address: string; hostKey: string; challenge: string }

export interface Login {
  challenge: string
  user: string
  /** As in authorized_keys. */
  publicKey: string
  /** Base64. */
  signature: string
}

export interface Instances {
  /** EC2 Instance Connect, as the console session. Rejects with a sentence for the learner. */
  connect(instance: string): Promise<Connection>
  /** What a connection to port 22 meets. */
  reach(host: string): Promise<Reached>
  /** Undefined when the key or the user is not known there. */
  login(login: Login): Promise<Connection | undefined>
}
