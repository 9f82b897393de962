import type { AwsStructure } from '@first-line/aws-api'
import type { CompiledPolicy, PolicySet } from '@first-line/policy'
import { type IamData, loadIamData } from '@first-line/policy/iam-data'
import type { Call } from '../../../../call.ts'
import { defineOperation } from '../../../../operation.ts'
import { entityCheck, entityOfArn, type IamEntity, policiesOf } from '../../entity-of-arn.ts'
import { invalidInput } from '../../errors.ts'
import { defaultDocument, findPolicy } from '../../managed.ts'
import { type SimulationInput, simulate } from '../../simulation/simulate.ts'
import {
  boundaryFromInput,
  excludesBoundary,
  fromHeld,
  fromInput,
  fromText,
  isExcluded,
  type PolicyIdentifier,
} from '../../simulation/simulated-policies.ts'

interface Input extends SimulationInput {
  PolicySourceArn: string
  PolicyInputList?: string[]
  PermissionsBoundaryPolicyInputList?: string[]
  PolicyExclusionList?: PolicyIdentifier[]
  ResourcePolicy?: string
  CallerArn?: string
}

export const simulatePrincipalPolicy = defineOperation<Input, AwsStructure, IamData>({
  service: 'iam',
  name: 'SimulatePrincipalPolicy',
  access: 'Read',
  authorise: (call) => entityCheck(call, 'iam:SimulatePrincipalPolicy', call.input.PolicySourceArn),
  // What AWS publishes about actions is big and loaded on first use.
  receive: () => loadIamData(),
  execute(call, data) {
    const { input } = call
    const source = entityOfArn(call, input.PolicySourceArn)
    const exclusions = input.PolicyExclusionList ?? []
    const held = policiesOf(call, source).filter((policy) => !isExcluded(policy, exclusions))
    const boundary = boundaryOf(call, source)
    // Wording unverified.
    if (input.ResourcePolicy !== undefined && input.CallerArn === undefined && source.type !== 'USER')
      throw invalidInput('CallerArn is required when ResourcePolicy is specified and PolicySourceArn is not a user.')
    const policies: PolicySet = {
      identity: [
        ...held.map((policy) => fromHeld(call, policy)),
        ...fromInput(call, input.PolicyInputList ?? [], 'identity', 'PolicyInputList'),
      ],
      ...(boundary && { boundary }),
      ...(input.ResourcePolicy !== undefined && {
        resource: fromText(call, input.ResourcePolicy, 'resource', 'ResourcePolicy'),
      }),
    }
    return simulate(call, policies, input.CallerArn ?? input.PolicySourceArn, data)
  },
})

/** The boundary that was passed, or else the entity's own unless it is to be left out. */
function boundaryOf(call: Call<Input>, { entity }: IamEntity): CompiledPolicy | undefined {
  const { PermissionsBoundaryPolicyInputList, PolicyExclusionList: exclusions = [] } = call.input
  const passed = boundaryFromInput(call, PermissionsBoundaryPolicyInputList)
  const arn = 'permissionsBoundary' in entity ? entity.permissionsBoundary : undefined
  const excluded = excludesBoundary(arn ?? '', exclusions)
  if (passed || arn === undefined || excluded) return passed
  const policy = findPolicy(call, arn)
  const text = policy && defaultDocument(policy)
  return text === undefined ? undefined : call.compile(text, { kind: 'boundary', arn, name: policy!.policyName })
}
