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
  execute: (call: Call<Input>) => Output
}

/**
 * An operation of EC2. A dry run is one that is carried out and taken back: it meets every error the real one would
 * have met after the caller was found to be allowed.
 */
export function ec2Operation<Input, Output extends AwsStructure | undefined = AwsStructure>(
  definition: Ec2Definition<Input, Output>,
): Operation {
  const { name, execute } = definition
  return defineOperation<Input, Output>({
    service: 'ec2',
    authorise: (call) => unboundCheck(call, name),
    ...definition,
    execute(call) {
      const output = execute(call)
      if ((call.input as { DryRun?: boolean }).DryRun) throw dryRunOperation()
      return output
    },
  })
}

/** Of an action without resource types, as all Describe operations but a few: the denial names none either. */
export function unboundCheck(call: Call, name: string, context: Check['context'] = {}): Check {
  return { action: `ec2:${name}`, resource: '*', shown: null, context: { 'ec2:Region': call.region, ...context } }
}
