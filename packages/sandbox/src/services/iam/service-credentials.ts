/** Credentials for one service: who may have them, what they look like. */
import { type AwsStructure, toBase64, utf8 } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { type ServiceSpecificCredential, serviceSpecificCredentials } from './entities/user-credentials.ts'
import { noSuchEntity, validationError } from './errors.ts'
import { ownerIdOf, userOfOwner } from './owners.ts'
import { ownerCheck } from './users.ts'

/** `password`: a user name and a password. Else one secret that says all, an API key that begins with these letters. */
export type CredentialForm = 'password' | { prefix: string }

/**
 * *CreateServiceSpecificCredential*, API reference; prefixes, and everything below that has no other source, as recorded on
 * AWS in 2026 (radkawar/stackd, `service_credentials_aws`, `service_credentials_authorization_aws`).
 */
const SERVICES: ReadonlyMap<string, CredentialForm> = new Map<string, CredentialForm>([
  ['codecommit.amazonaws.com', 'password'],
  ['cassandra.amazonaws.com', 'password'],
  ['bedrock.amazonaws.com', { prefix: 'ABSK' }],
  ['logs.amazonaws.com', { prefix: 'ACWL' }],
  ['cloudwatch.amazonaws.com', { prefix: 'APIAACWM' }],
  ['aws-external-anthropic.amazonaws.com', { prefix: 'AEAA' }],
])

/** A service's name in the case it is kept in. */
export const serviceNameOf = (text: string): string => text.toLowerCase()

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

/** @throws AwsError NoSuchEntity, ValidationError for somebody else's */
export function ownedCredential(call: Call<Named>): ServiceSpecificCredential {
  const { UserName, ServiceSpecificCredentialId: id } = call.input
  const owner = ownerIdOf(call, UserName)
  const credential = call.table(serviceSpecificCredentials).get(id)
  if (!credential) throw noSuchEntity(`No such credential ${id} exists`)
  if (credential.owner !== owner)
    throw validationError(
      `User ${UserName ?? userOfOwner(call, owner)?.userName ?? 'root'} does not have a service specific credential with id ${id}`,
    )
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

/** 44 bytes are 60 characters of base64, of which the last is `=`. */
const SECRET_BYTES = 44

/** A new secret: told now, and never kept. An API key holds its alias, and a secret as long as a password. */
export function secretOut(call: Call, credential: ServiceSpecificCredential): AwsStructure {
  const form = formOf(credential.serviceName)
  const secret = toBase64(call.ids.bytes(SECRET_BYTES))
  if (form === 'password') return { ServicePassword: secret }
  return { ServiceCredentialSecret: `${form.prefix}${toBase64(utf8(`${credential.serviceUserName}:${secret}`))}` }
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
