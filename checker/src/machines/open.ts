/** Opening an instance: by EC2 Instance Connect as the console session, or by SSH with a key. */
import {
  decodeResponse,
  encodeRequest,
  loadService,
  type SigningCredentials,
  signingScope,
  signRequest,
} from '@first-line/aws-api'
import type { Learner, OpenedInstance } from '../contract.ts'
import { Refused } from '../http/problem.ts'
import type { Target } from '../targets/target.ts'
import { type FoundInstance, instanceByHost, instanceById, opensOf, usersOf } from './ec2.ts'
import { keysOf } from './metadata.ts'
import { instanceConnectSource, letsSshIn } from './reach.ts'
import { seal, unseal } from './seal.ts'
import { bare, hostKeyOf, isSignedBy, passingKey } from './ssh-keys.ts'

/** Milliseconds. A connection that is used renews its token; a challenge waits for a passphrase at most. */
const CONNECTION = 3_600_000
const CHALLENGE = 60_000

export interface Opener {
  readonly target: Target
  readonly secret: Uint8Array
  readonly now: () => number
}

export function opened({ secret, now }: Opener, learner: Learner, found: FoundInstance, user: string): OpenedInstance {
  const expires = now() + CONNECTION
  return {
    instance: found.id,
    host: found.privateName,
    address: found.privateAddress,
    user,
    region: found.region,
    token: seal(secret, 'machine', { learner: learner.id, instance: found.id }, expires),
    expiration: new Date(expires).toISOString(),
  }
}

/** Whether `token` was given to this learner for this instance, and still counts. */
export function isOpen({ secret, now }: Opener, learner: Learner, instance: string, token: string): boolean {
  const content = unseal(secret, 'machine', token, now()) as { learner: string; instance: string } | undefined
  return content?.learner === learner.id && content.instance === instance
}

/** EC2 Instance Connect. @throws Refused with the sentence that a person needs */
export async function connect(
  opener: Opener,
  learner: Learner,
  session: SigningCredentials,
  asked: { instance: string; user: string; sourceIp: string },
): Promise<OpenedInstance> {
  const { target } = opener
  const found = await instanceById(target, learner, asked.instance)
  if (!found || found.state === 'terminated')
    throw new Refused(
      'not-found',
      `The instance ${asked.instance} does not exist.`,
      'Look at aws ec2 describe-instances.',
    )
  await pushKey(target, session, found, asked)
  const source = instanceConnectSource(found.region)
  if (!letsSshIn(await opensOf(target, learner, found), source)) {
    throw new Refused(
      'denied',
      `Port 22 of ${found.id} does not answer: no security group of the instance lets EC2 Instance Connect in.`,
      `Allow inbound TCP port 22 from ${source.address}/${source.bits}, where the service comes from in ${found.region}.`,
    )
  }
  const [user] = await usersOf(target, learner, found)
  if (asked.user !== user)
    throw new Refused('denied', `The image of ${found.id} has no user ${asked.user}.`, `Connect as ${user}.`)
  return opened(opener, learner, found, asked.user)
}

/** SendSSHPublicKey as the session: what policies say of it is said here, in AWS's words. */
async function pushKey(
  target: Target,
  session: SigningCredentials,
  { id, region }: FoundInstance,
  { user, sourceIp }: { user: string; sourceIp: string },
): Promise<void> {
  const model = await loadService('ec2-instance-connect')
  const operation = model.operations.SendSSHPublicKey
  if (!operation) throw new Error('EC2 Instance Connect has no SendSSHPublicKey')
  const input = { InstanceId: id, InstanceOSUser: user, SSHPublicKey: passingKey() }
  const plain = encodeRequest(model, operation, input, { region })
  const signed = signRequest(plain, session, { ...signingScope(model, region), now: new Date() })
  const { error } = decodeResponse(model, operation, await target.relay(signed, sourceIp))
  if (error) throw new Refused('denied', error.message)
}

export type Reached =
  | { outcome: 'unresolved' }
  | { outcome: 'no-answer'; address: string }
  | { outcome: 'reached'; address: string; hostKey: string; challenge: string }

/** What a connection to port 22 of `host` meets that comes from the learner's own machine. */
export async function reach(opener: Opener, learner: Learner, host: string, sourceIp: string): Promise<Reached> {
  const { target, secret, now } = opener
  const found = await instanceByHost(target, learner, host)
  const isAddress = /^[\d.]+$/.test(host)
  if (!found?.publicAddress) return isAddress ? { outcome: 'no-answer', address: host } : { outcome: 'unresolved' }
  const address = found.publicAddress
  const answers = found.state === 'running' && letsSshIn(await opensOf(target, learner, found), { address: sourceIp })
  if (!answers) return { outcome: 'no-answer', address }
  const content = { learner: learner.id, instance: found.id }
  return {
    outcome: 'reached',
    address,
    hostKey: hostKeyOf(learner.id, found.id),
    challenge: seal(secret, 'ssh', content, now() + CHALLENGE),
  }
}

/** Undefined for a key or a user that the instance does not know. */
export async function login(
  opener: Opener,
  learner: Learner,
  { challenge, user, publicKey, signature }: { challenge: string; user: string; publicKey: string; signature: string },
): Promise<OpenedInstance | undefined> {
  const { target, secret, now } = opener
  const content = unseal(secret, 'ssh', challenge, now()) as { learner: string; instance: string } | undefined
  if (content?.learner !== learner.id) return undefined
  const found = await instanceById(target, learner, content.instance)
  if (found?.state !== 'running') return undefined
  const known = (await usersOf(target, learner, found)).includes(user)
  const keys = (await keysOf(target, learner, found.id)).map(bare)
  const fits =
    keys.includes(bare(publicKey)) && isSignedBy(bare(publicKey), challenge, Buffer.from(signature, 'base64'))
  return known && fits ? opened(opener, learner, found, user) : undefined
}
