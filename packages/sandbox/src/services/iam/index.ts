import { iamDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { credentialCollections, roleAndAccountCollections } from './entities/index.ts'
import { iamCollections } from './entities.ts'
import { iamOperations } from './operations/index.ts'

export const iam: ServiceDefinition = {
  name: 'iam',
  global: true,
  denial: iamDenied,
  collections: [...iamCollections, ...roleAndAccountCollections, ...credentialCollections],
  operations: iamOperations,
}
