import { ec2Denied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { ec2Collections } from './entities.ts'
import { ec2Operations } from './operations/index.ts'

export const ec2: ServiceDefinition = {
  name: 'ec2',
  global: false,
  denial: ec2Denied,
  collections: ec2Collections,
  operations: ec2Operations,
}
