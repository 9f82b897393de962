/** Credentials for one service: who may have them, what they look like. */
import { type AwsStructure, toBase64, utf8 } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { type ServiceSpecificCredential, serviceSpecificCredentials } from './entities/user-credentials.ts'
import { noSuchEntity } from './errors.ts'
import { ownerIdOf, userOfOwner } from './owners.ts'
import { ownerCheck } from './users.ts'

/** `password`: a user name and a password. `api-key`: one secret that says all, and may expire. */
export type CredentialForm = 'password' | 'api-key'

/** *CreateServiceSpecificCredential*, API reference. */
const SERVICES: ReadonlyMap<string, CredentialForm> = new Map([
  ['codecommit.amazonaws.com', 'password'],
  ['cassandra.amazonaws.com', 'password'],
  ['bedrock.amazonaws.com', 'api-key'],
  ['logs.amazonaws.com', 'api-key'],
])

/** @throws AwsError NoSuchEntity, although the model has NotSupportedService for it */
export function formOf(serviceName: string): CredentialForm {
  const form = SERVICES.get(serviceName)
  if (!form) throw noSuchEntity(`No such service ${serviceName} is supported for Service Specific Credentials`)
  return form
}

interface Named {
  UserName?: string
  ServiceSpecificCredentialId: string
}

/** @throws AwsError NoSuchEntity */
export function ownedCredential(call: Call<Named>): ServiceSpecificCredential {
  const owner = ownerIdOf(call, call.input.UserName)
  const credential = call.table(serviceSpecificCredentials).get(call.input.ServiceSpecificCredentialId)
  if (credential?.owner !== owner)
    throw noSuchEntity(`No such credential ${call.input.ServiceSpecificCredentialId} exists`)
  return credential
}

/** What operations on a credential that exists ask. */
export function credentialCheck(call: Call<Named>, action: string): Check {
  const check = ownerCheck(call, action, call.input.UserName)
  const service = call.table(serviceSpecificCredentials).get(call.input.ServiceSpecificCredentialId)?.serviceName
  if (service === undefined) return check
  return { ...check, context: { ...check.context, 'iam:ServiceSpecificCredentialServiceName': service } }
}

/** `bob-at-111122223333`, and `bob+1-at-111122223333` for a second one. */
export function serviceUserName(userName: string, account: string, taken: readonly string[]): string {
  for (let number = 0; ; number += 1) {
    const name = `${userName}${number ? `+${number}` : ''}-at-${account}`
    if (!taken.includes(name)) return name
  }
}

/** Passwords have 60 characters, of which the last is `=`. */
const PASSWORD_BYTES = 44
const API_KEY_BYTES = 30

/** A new secret: told now, and never kept. */
export function secretOut(call: Call, credential: ServiceSpecificCredential): AwsStructure {
  if (formOf(credential.serviceName) === 'password')
    return { ServicePassword: toBase64(call.ids.bytes(PASSWORD_BYTES)) }
  // Bedrock's keys begin with ABSK and hold the public part; the rest of their form is unverified.
  const secret = `${credential.serviceUserName}:${toBase64(call.ids.bytes(API_KEY_BYTES))}`
  return { ServiceCredentialSecret: `ABSK${toBase64(utf8(secret))}` }
}

export function credentialOut(call: Call, credential: ServiceSpecificCredential): AwsStructure {
  const user = userOfOwner(call, credential.owner)
  const { expirationDate } = credential
  const expired = expirationDate !== undefined && expirationDate <= call.now
  return {
    CreateDate: new Date(credential.createDate),
    ...(expirationDate !== undefined && { ExpirationDate: new Date(expirationDate) }),
    ServiceName: credential.serviceName,
    ...(formOf(credential.serviceName) === 'password'
      ? { ServiceUserName: credential.serviceUserName }
      : { ServiceCredentialAlias: credential.serviceUserName }),
    ServiceSpecificCredentialId: credential.id,
    ...(user && { UserName: user.userName }),
    Status: expired ? 'Expired' : credential.status,
  }
}
