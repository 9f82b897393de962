import { defineCollection } from '../../../world/collection.ts'

/** What users own beside access keys, passwords and MFA devices. `owner` is a user's id, or `root`. */
interface Credential {
  owner: string
  status: 'Active' | 'Inactive'
}

/** A public key for Git over SSH with CodeCommit. */
export interface SshPublicKey extends Credential {
  id: string
  /** As it was uploaded. */
  body: string
  /** MD5, `7a:1d:…`. */
  fingerprint: string
  /** The key itself in SSH's encoding, base64: tells duplicates, and is given back in other forms. */
  blob: string
  uploadDate: string
}

export const sshPublicKeys = defineCollection<SshPublicKey>()({
  name: 'iam:ssh-public-key',
  scope: 'account',
  key: (key) => key.id,
  indexes: { owner: (key) => [key.owner] },
})

/** An X.509 certificate that a user signs requests with. */
export interface SigningCertificate extends Credential {
  id: string
  body: string
  uploadDate: string
}

export const signingCertificates = defineCollection<SigningCertificate>()({
  name: 'iam:signing-certificate',
  scope: 'account',
  key: (certificate) => certificate.id,
  indexes: { owner: (certificate) => [certificate.owner] },
})

/** A user name and password, or an API key, for one service. Its secret is never kept: it is told once. */
export interface ServiceSpecificCredential extends Credential {
  id: string
  serviceName: string
  /** `bob-at-111122223333`. */
  serviceUserName: string
  createDate: string
  expirationDate?: string
}

export const serviceSpecificCredentials = defineCollection<ServiceSpecificCredential>()({
  name: 'iam:service-specific-credential',
  scope: 'account',
  key: (credential) => credential.id,
  indexes: { owner: (credential) => [credential.owner], service: (credential) => [credential.serviceName] },
})
