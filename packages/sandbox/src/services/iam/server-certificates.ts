import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import type { Check } from '../../operation.ts'
import { iamArn } from './arns.ts'
import { type ServerCertificate, serverCertificates } from './entities/server-certificates.ts'
import { noSuchServerCertificate } from './errors.ts'
import { resourceTagContext } from './tags.ts'

/** @throws AwsError NoSuchEntity */
export function existingServerCertificate(call: Call, name: string): ServerCertificate {
  const certificate = call.table(serverCertificates).get(name.toLowerCase())
  if (!certificate) throw noSuchServerCertificate(name)
  return certificate
}

export function serverCertificateCheck(
  call: Call,
  action: string,
  name: string,
  context: NonNullable<Check['context']> = {},
): Check {
  const certificate = call.table(serverCertificates).get(name.toLowerCase())
  return {
    action,
    resource: iamArn(call.account, 'server-certificate', certificate?.path ?? '/', certificate?.name ?? name),
    context: { ...resourceTagContext(certificate?.tags), ...context },
  }
}

export function serverCertificateOut(certificate: ServerCertificate, account: string): AwsStructure {
  return {
    Path: certificate.path,
    ServerCertificateName: certificate.name,
    ServerCertificateId: certificate.id,
    Arn: iamArn(account, 'server-certificate', certificate.path, certificate.name),
    UploadDate: new Date(certificate.uploadDate),
    Expiration: new Date(certificate.expiration),
  }
}
