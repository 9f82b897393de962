/** An embedded AWS that enforces IAM and explains every decision. Web-standard globals only; Node's part is `./node`. */

export { consoleModels } from '@first-line/aws-api'
export type {
  AccountHandle,
  CreateAccountOptions,
  CreatedAccount,
  ServiceSessionOptions,
  SessionOptions,
  TemporaryCredentials,
} from './account-handle.ts'
export { AwsError } from './aws-error.ts'
export type { Call } from './call.ts'
export { type Clock, defaultHash, type Hash, type Random, systemClock, systemRandom } from './environment.ts'
export type { Outcome, RecordedDecision, SandboxEvent } from './events/event.ts'
export type { EventListener } from './events/subscriptions.ts'
export type { ExplainedDecision } from './explain.ts'
export { accountOfId } from './ids/ids.ts'
export { inbox, type Mail } from './mail/inbox.ts'
export type { ManagedPolicyLoader } from './managed-policies/managed-policies.ts'
export { type AccessLevel, type Check, defineOperation, type NoCheck, type Operation } from './operation.ts'
export type { Foreseen } from './pipeline/foresee.ts'
export type { Known, KnownSession } from './pipeline/known.ts'
export { createSandbox, type Origin, type Sandbox, type SandboxOptions } from './sandbox.ts'
export type {
  AccessKeySeed,
  AccountSeed,
  BucketSeed,
  GroupSeed,
  PolicySeed,
  RoleSeed,
  Seeded,
  TopicSeed,
  UserSeed,
} from './seed.ts'
export type { ServiceDefinition } from './service.ts'
export {
  createMetadataService,
  type MetadataService,
  type MetadataServiceOptions,
} from './services/ec2/metadata/metadata-service.ts'
export { services } from './services/index.ts'
export { type HttpDeliveryOptions, startHttpDeliveries } from './services/sns/http-deliveries.ts'
export { type IdentityProvider, registerIdentityProvider } from './services/sts/web-identity/register.ts'
export { StoreFailure } from './store/committer.ts'
export { memoryStore } from './store/memory.ts'
export type { BlobStore, EventQuery, Store, StoredEvent, StoreOperation } from './store/store.ts'
export type { Account } from './world/account.ts'
export { type CollectionDefinition, defineCollection } from './world/collection.ts'
export type { World, WorldExport } from './world/world.ts'
export type { Worlds } from './world/worlds.ts'
