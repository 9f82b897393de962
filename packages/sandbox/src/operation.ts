import type { AwsStructure, HttpRequest } from '@first-line/aws-api'
import type { CompiledPolicy } from '@first-line/policy'
import type { Call } from './call.ts'
import type { OfferedName } from './service.ts'
import type { LookupIndex } from './world/lookup-index.ts'
import type { WorldState } from './world/state.ts'

/** As AWS's service authorization reference groups actions. The checker's reader may call `List` and `Read` only. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging'

/** One question to the policies. An operation may have several; all have to be allowed, the first that is not is told. */
export interface Check {
  /** As in a policy: `iam:CreateUser`. */
  action: string
  /** An ARN, or `*` where the action has no resource. */
  resource: string
  /** How a denial names the resource. Default the ARN; `null` where AWS names none. */
  shown?: string | null
  /** Context keys of the action and its resource, besides the global ones: `iam:PolicyARN`, `aws:RequestTag/…`. */
  context?: Record<string, string | readonly string[]>
  /** The owner, where the ARN does not say (a bucket's). */
  resourceAccount?: string
  /** The policy on the resource. */
  resourcePolicy?: CompiledPolicy
  /** Access Troubleshooter has nothing on this one, though it has on others of the service. */
  withoutTroubleshooter?: true
  /** The trust policy of the role to be assumed. */
  trustPolicy?: CompiledPolicy
}

/** The operation is open to every authenticated caller, whatever their policies say. `because` says where AWS says so. */
export interface NoCheck {
  because: string
}

export interface OperationDefinition<Input, Output, Received = undefined, Prepared = undefined> {
  service: OfferedName
  /** The API's name: `CreateUser`. */
  name: string
  access: AccessLevel
  /**
   * May be called without credentials (AssumeRoleWithWebIdentity, say). Gives the id of the account that the request
   * is about, from the input, which has been validated: it leads to the world. Operations of the site's own services
   * are given the world, which the site knows; others may look names up (a bucket's). `undefined`: a signature is needed
   * after all; an {@link AwsError} is the answer.
   */
  anonymous?: (
    input: Input,
    world: WorldState | undefined,
    lookups: Pick<LookupIndex, 'find' | 'startingWith'>,
  ) => string | undefined
  /**
   * Finds out what takes waiting before anything is decided (whether a token's signature is good). It sees the world and
   * must not change it; its result goes to `authorise` and `execute`, an {@link AwsError} is the answer.
   */
  prepare?: (call: Call<Input>) => Promise<Prepared>
  /** Whether a request only asks if it may be sent (a dry run): its input is not checked then. */
  unread?: (input: AwsStructure) => boolean
  /**
   * What AWS checks before it asks whether the caller may: input that no rule of the model catches (a malformed policy,
   * say). Throws {@link AwsError}.
   */
  validate?: (call: Call<Input>, prepared: Prepared) => void
  /** What has to be allowed. It may look things up, and must bear with what does not exist. */
  authorise: (call: Call<Input>, prepared: Prepared) => Check | readonly Check[] | NoCheck
  /** Takes in a streamed body, once the caller may; its result goes to `execute`. */
  receive?: (call: Call<Input>) => Promise<Received>
  /**
   * Whether the body of this request has to be waited for. Absent: always. What is here and small `execute` takes in itself, with nothing
   * received: who may is asked once, not before and after.
   */
  awaits?: (request: HttpRequest) => boolean
  /** Does it: synchronous, one transaction. Throws {@link AwsError}, which takes everything back. */
  execute: (call: Call<Input>, received: Received, prepared: Prepared) => Output
}

/** An operation of whatever input, as the pipeline sees it: the model has validated what it is given. */
export type Operation = OperationDefinition<never, unknown, never, never> & { readonly kind: 'operation' }

/**
 * Defines an operation. `Input` has the model's members that the operation uses, required ones without `?`: the pipeline
 * validates by the model first. `Output` has the members of the model's output; an operation without output gives nothing.
 */
export function defineOperation<
  Input,
  Output extends AwsStructure | undefined = AwsStructure,
  Received = undefined,
  Prepared = undefined,
>(definition: OperationDefinition<Input, Output, Received, Prepared>): Operation {
  // The pipeline decodes and validates by the operation's own model before it calls these functions.
  return { ...definition, kind: 'operation' } as unknown as Operation
}
