import { defineOperation } from '../../../../operation.ts'
import { iamArn, iamListArn } from '../../arns.ts'
import { serverCertificates } from '../../entities/server-certificates.ts'
import { serverCertificateExists } from '../../errors.ts'
import { type PageInput, readPage } from '../../pagination.ts'
import { existingServerCertificate, serverCertificateCheck, serverCertificateOut } from '../../server-certificates.ts'
import { allTagsOut, tagOperations } from '../../tagging.ts'

interface Input {
  ServerCertificateName: string
}

export const getServerCertificate = defineOperation<Input>({
  service: 'iam',
  name: 'GetServerCertificate',
  access: 'Read',
  authorise: (call) => serverCertificateCheck(call, 'iam:GetServerCertificate', call.input.ServerCertificateName),
  execute(call) {
    const certificate = existingServerCertificate(call, call.input.ServerCertificateName)
    return {
      ServerCertificate: {
        ServerCertificateMetadata: serverCertificateOut(certificate, call.account),
        CertificateBody: certificate.body,
        ...(certificate.chain !== undefined && { CertificateChain: certificate.chain }),
        ...allTagsOut(certificate.tags),
      },
    }
  },
})

export const listServerCertificates = defineOperation<PageInput & { PathPrefix?: string }>({
  service: 'iam',
  name: 'ListServerCertificates',
  access: 'List',
  authorise: ({ input, account }) => ({
    action: 'iam:ListServerCertificates',
    resource: iamListArn(account, 'server-certificate', input.PathPrefix),
  }),
  execute(call) {
    const { PathPrefix = '/' } = call.input
    const { items, rest } = readPage(
      call.input,
      (after, limit) => call.table(serverCertificates).list({ after, limit }),
      serverCertificates.key,
      (certificate) => certificate.path.startsWith(PathPrefix),
    )
    return {
      ServerCertificateMetadataList: items.map((certificate) => serverCertificateOut(certificate, call.account)),
      ...rest,
    }
  },
})

export const updateServerCertificate = defineOperation<
  Input & { NewPath?: string; NewServerCertificateName?: string },
  undefined
>({
  service: 'iam',
  name: 'UpdateServerCertificate',
  access: 'Write',
  /** Both what it is and what it becomes (*UpdateServerCertificate*, API reference). */
  authorise(call) {
    const { ServerCertificateName, NewPath, NewServerCertificateName } = call.input
    const check = serverCertificateCheck(call, 'iam:UpdateServerCertificate', ServerCertificateName)
    const certificate = call.table(serverCertificates).get(ServerCertificateName.toLowerCase())
    const resource = iamArn(
      call.account,
      'server-certificate',
      NewPath ?? certificate?.path ?? '/',
      NewServerCertificateName ?? certificate?.name ?? ServerCertificateName,
    )
    return resource === check.resource ? check : [check, { ...check, resource }]
  },
  execute(call) {
    const { ServerCertificateName, NewPath, NewServerCertificateName } = call.input
    const table = call.table(serverCertificates)
    const certificate = existingServerCertificate(call, ServerCertificateName)
    const renamed = {
      ...certificate,
      name: NewServerCertificateName ?? certificate.name,
      path: NewPath ?? certificate.path,
    }
    if (serverCertificates.key(renamed) !== serverCertificates.key(certificate)) {
      if (table.has(serverCertificates.key(renamed))) throw serverCertificateExists(renamed.name)
      table.delete(serverCertificates.key(certificate))
    }
    table.put(renamed)
  },
})

export const deleteServerCertificate = defineOperation<Input, undefined>({
  service: 'iam',
  name: 'DeleteServerCertificate',
  access: 'Write',
  authorise: (call) => serverCertificateCheck(call, 'iam:DeleteServerCertificate', call.input.ServerCertificateName),
  execute(call) {
    const certificate = existingServerCertificate(call, call.input.ServerCertificateName)
    call.table(serverCertificates).delete(serverCertificates.key(certificate))
  },
})

export const serverCertificateTagOperations = tagOperations<Input>({
  tag: 'TagServerCertificate',
  untag: 'UntagServerCertificate',
  list: 'ListServerCertificateTags',
  keys: 'case-sensitive',
  check: (call, action, context) => serverCertificateCheck(call, action, call.input.ServerCertificateName, context),
  read: (call) => existingServerCertificate(call, call.input.ServerCertificateName).tags,
  write: (call, tags) =>
    call.table(serverCertificates).put({ ...existingServerCertificate(call, call.input.ServerCertificateName), tags }),
})
