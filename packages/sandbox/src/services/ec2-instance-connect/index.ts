import { jsonDenied } from '../../denial-style.ts'
import type { ServiceDefinition } from '../../service.ts'
import { sendSshPublicKey } from './operations/send-ssh-public-key.ts'

/** Keeps what it pushes with the instances: EC2's collections. */
export const ec2InstanceConnect: ServiceDefinition = {
  name: 'ec2-instance-connect',
  global: false,
  denial: jsonDenied,
  collections: [],
  operations: [sendSshPublicKey],
}
