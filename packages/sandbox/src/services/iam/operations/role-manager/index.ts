import type { Operation } from '../../../../operation.ts'
import { getAccountProperties, putAccountProperties } from './account-properties.ts'
import { acquireRole } from './acquire-role.ts'
import { getRoleTemplateVersion } from './get-role-template-version.ts'

/** Roles that AWS makes from templates, and the switch of what makes them in the console. */
export const roleManagerOperations: readonly Operation[] = [
  acquireRole,
  getAccountProperties,
  getRoleTemplateVersion,
  putAccountProperties,
]
