import { defineCollection } from '../../../world/collection.ts'
import type { Tag } from '../entities.ts'

/** A certificate for a service that has none of its own (ACM has taken its place). The private key is not kept: nothing ever gives it back. */
export interface ServerCertificate {
  name: string
  id: string
  path: string
  body: string
  chain?: string
  uploadDate: string
  /** The certificate's own "not after". */
  expiration: string
  tags: readonly Tag[]
}

export const serverCertificates = defineCollection<ServerCertificate>()({
  name: 'iam:server-certificate',
  scope: 'account',
  key: (certificate) => certificate.name.toLowerCase(),
})
