import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { type ServiceSpecificCredential, serviceSpecificCredentials } from '../../entities/user-credentials.ts'
import { validationError } from '../../errors.ts'
import { ownerIdOf } from '../../owners.ts'
import { type PageInput, pageOf } from '../../pagination.ts'
import { withinQuota } from '../../quotas.ts'
import {
  credentialCheck,
  credentialOut,
  formOf,
  ownedCredential,
  secretOut,
  serviceNameOf,
  serviceUserName,
} from '../../service-credentials.ts'
import { settableStatus } from '../../status.ts'
import { existingUser, ownerCheck, userCheck } from '../../users.ts'

interface Named {
  UserName?: string
  ServiceSpecificCredentialId: string
}

const DAY = 86_400_000

export const createServiceSpecificCredential = defineOperation<{
  UserName: string
  ServiceName: string
  CredentialAgeDays?: number
}>({
  service: 'iam',
  name: 'CreateServiceSpecificCredential',
  access: 'Write',
  authorise: (call) =>
    userCheck(call, 'iam:CreateServiceSpecificCredential', call.input.UserName, {
      'iam:ServiceSpecificCredentialServiceName': serviceNameOf(call.input.ServiceName),
      ...(call.input.CredentialAgeDays !== undefined && {
        'iam:ServiceSpecificCredentialAgeDays': String(call.input.CredentialAgeDays),
      }),
    }),
  execute(call) {
    const { UserName, CredentialAgeDays } = call.input
    const serviceName = serviceNameOf(call.input.ServiceName)
    formOf(serviceName)
    const user = existingUser(call, UserName)
    const table = call.table(serviceSpecificCredentials)
    const present = table.by('owner', user.userId).filter((other) => other.serviceName === serviceName)
    withinQuota('ContextSpecificCredentialsPerUserPerContext', present.length)
    const expiry = CredentialAgeDays === undefined ? undefined : Date.parse(call.now) + CredentialAgeDays * DAY
    const credential: ServiceSpecificCredential = {
      id: call.ids.unique('service-specific-credential', call.account),
      owner: user.userId,
      serviceName,
      serviceUserName: serviceUserName(
        user.userName,
        call.account,
        present.map((other) => other.serviceUserName),
      ),
      status: 'Active',
      createDate: call.now,
      ...(expiry !== undefined && { expirationDate: new Date(expiry).toISOString().replace('.000Z', 'Z') }),
    }
    table.put(credential)
    return { ServiceSpecificCredential: { ...credentialOut(call, credential), ...secretOut(call, credential) } }
  },
})

export const listServiceSpecificCredentials = defineOperation<
  PageInput & { UserName?: string; ServiceName?: string; AllUsers?: boolean }
>({
  service: 'iam',
  name: 'ListServiceSpecificCredentials',
  access: 'List',
  authorise(call) {
    const action = 'iam:ListServiceSpecificCredentials'
    return call.input.AllUsers
      ? { action, resource: iamArn(call.account, 'user', '/', '*') }
      : ownerCheck(call, action, call.input.UserName)
  },
  execute(call) {
    const { UserName, ServiceName: named, AllUsers } = call.input
    const ServiceName = named === undefined ? undefined : serviceNameOf(named)
    if (ServiceName !== undefined) formOf(ServiceName)
    // Wording unverified.
    if (AllUsers && UserName !== undefined) throw validationError('Cannot specify both UserName and AllUsers.')
    const table = call.table(serviceSpecificCredentials)
    const found = (AllUsers ? table.list() : table.by('owner', ownerIdOf(call, UserName))).filter(
      (credential) => ServiceName === undefined || credential.serviceName === ServiceName,
    )
    const { items, rest } = pageOf(call.input, found, (credential) => credential.id)
    return { ServiceSpecificCredentials: items.map((credential) => credentialOut(call, credential)), ...rest }
  },
})

export const updateServiceSpecificCredential = defineOperation<
  Named & { Status: ServiceSpecificCredential['status'] | 'Expired' },
  undefined
>({
  service: 'iam',
  name: 'UpdateServiceSpecificCredential',
  access: 'Write',
  authorise: (call) => credentialCheck(call, 'iam:UpdateServiceSpecificCredential'),
  execute(call) {
    const credential = ownedCredential(call)
    call.table(serviceSpecificCredentials).put({ ...credential, status: settableStatus(call.input.Status) })
  },
})

/** A new secret for the same user name. The old one stops working. */
export const resetServiceSpecificCredential = defineOperation<Named>({
  service: 'iam',
  name: 'ResetServiceSpecificCredential',
  access: 'Write',
  authorise: (call) => credentialCheck(call, 'iam:ResetServiceSpecificCredential'),
  execute(call) {
    const credential = ownedCredential(call)
    return { ServiceSpecificCredential: { ...credentialOut(call, credential), ...secretOut(call, credential) } }
  },
})

export const deleteServiceSpecificCredential = defineOperation<Named, undefined>({
  service: 'iam',
  name: 'DeleteServiceSpecificCredential',
  access: 'Write',
  authorise: (call) => credentialCheck(call, 'iam:DeleteServiceSpecificCredential'),
  execute(call) {
    call.table(serviceSpecificCredentials).delete(ownedCredential(call).id)
  },
})
