import type { Operation } from '../../../../operation.ts'
import { createPolicy } from './create-policy.ts'
import { getPolicy } from './get-policy.ts'
import { getPolicyVersion } from './get-policy-version.ts'

export const policyOperations: readonly Operation[] = [createPolicy, getPolicy, getPolicyVersion]
