import type { Operation } from '../../../../operation.ts'
import {
  deleteSshPublicKey,
  getSshPublicKey,
  listSshPublicKeys,
  updateSshPublicKey,
  uploadSshPublicKey,
} from './ssh-public-keys.ts'

export const sshPublicKeyOperations: readonly Operation[] = [
  deleteSshPublicKey,
  getSshPublicKey,
  listSshPublicKeys,
  updateSshPublicKey,
  uploadSshPublicKey,
]
