import type {
  AnswerContext,
  HttpRequest,
  PayloadKind,
  PresentSignature,
  Recognised,
  ServiceModel,
} from '@first-line/aws-api'
import type { OfferedName } from '../service.ts'
import type { World } from '../world/world.ts'
import type { Caller } from './caller.ts'
import type { Wanted } from './find.ts'
import type { RequestFacts } from './request-facts.ts'

/** A request on its way, once its service is known. */
export interface Journey {
  request: HttpRequest
  recognised: Recognised
  /** Absent: nothing we know of. */
  service: OfferedName | undefined
  /** Of a request from the site, which knows its world: it asks for a service of our own. */
  site?: World
  model: ServiceModel
  facts: RequestFacts
  context: AnswerContext
  region: string
  /** What the sender's signature says of the body; absent for who sends none. */
  proof?: BodyProof
}

/** What it takes to prove a body that was not read when the signature was verified. */
export interface BodyProof {
  signature: PresentSignature
  payload: PayloadKind
  signingKey: Uint8Array
}

/** Who comes in by the in-process door: the checker's reader needs no signature. */
export interface Insider {
  caller: Caller
  world: World
}

/** By which door a request comes: at the AWS endpoint, from the site, or from inside the process. */
export type Door = { kind: 'aws' } | { kind: 'site'; world: World } | ({ kind: 'inside' } & Insider)

/** What a request asks for, where that is offered. */
export type WantedOperation = Extract<Wanted, { kind: 'operation' }>
