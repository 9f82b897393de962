import type { Operation } from '../../../../operation.ts'
import { changePassword } from './change-password.ts'
import { createLoginProfile, deleteLoginProfile, getLoginProfile, updateLoginProfile } from './login-profiles.ts'

export const passwordOperations: readonly Operation[] = [
  changePassword,
  createLoginProfile,
  deleteLoginProfile,
  getLoginProfile,
  updateLoginProfile,
]
