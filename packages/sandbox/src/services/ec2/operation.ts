import type { AwsStructure } from '@first-line/aws-api'
import type { Call } from '../../call.ts'
import { type AccessLevel, type Check, defineOperation, type NoCheck, type Operation } from '../../operation.ts'
import { dryRunOperation } from './errors.ts'

interface Ec2Definition<Input, Output> {
  name: string
  access: AccessLevel
  validate?: (call: Call<Input>) => void
  /** Default: the action of the operation's name, which has no resource. */
  authorise?: (call: Call<Input>) => Check | readonly Check[] | NoCheck
  /** A dry run is told of once the caller is found to be allowed, whatever else is asked. Default: of lists. */
  triedFirst?: boolean
  execute: (call: Call<Input>) => Output
}

const isDryRun = (input: AwsStructure): boolean => input.DryRun === true

/**
 * An operation of EC2. A dry run of what names other things (a launch, a stop) is carried out and taken back: it meets
 * every error the real one would have met. Of a list or a key pair nothing is read first: recorded on AWS in 2026
 * (radkawar/stackd, `key_pairs`, `key_pairs_supplement`, `instance_type_inputs`).
 */
export function ec2Operation<Input, Output extends AwsStructure | undefined = AwsStructure>(
  definition: Ec2Definition<Input, Output>,
): Operation {
  const { name, access, execute, triedFirst = access === 'List', ...rest } = definition
  return defineOperation<Input, Output>({
    service: 'ec2',
    authorise: (call) => unboundCheck(call, name),
    name,
    access,
    ...(triedFirst && { unread: isDryRun }),
    ...rest,
    execute(call) {
      const dry = isDryRun(call.input as AwsStructure)
      if (dry && triedFirst) throw dryRunOperation()
      const output = execute(call)
      if (dry) throw dryRunOperation()
      return output
    },
  })
}

/** Of an action without resource types, as all Describe operations but a few: the denial names none either. */
export function unboundCheck(call: Call, name: string, context: Check['context'] = {}): Check {
  return { action: `ec2:${name}`, resource: '*', shown: null, context: { 'ec2:Region': call.region, ...context } }
}
