import { jsonDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { accountCollections } from './entities.ts'
import { contactOperations } from './operations/contacts.ts'
import { informationOperations } from './operations/information.ts'
import { regionOperations } from './operations/regions.ts'

export const accountService: ServiceDefinition = {
  name: 'account',
  global: true,
  denial: { ...jsonDenied, status: 403 },
  collections: accountCollections,
  operations: [...contactOperations, ...informationOperations, ...regionOperations],
}
