import type { AwsStructure } from '@first-line/aws-api'
import type { PolicySet } from '@first-line/policy'
import { type IamData, loadIamData } from '@first-line/policy/iam-data'
import { defineOperation } from '../../../../operation.ts'
import { invalidInput } from '../../errors.ts'
import { type SimulationInput, simulate } from '../../simulation/simulate.ts'
import { boundaryFromInput, fromInput, fromText } from '../../simulation/simulated-policies.ts'

interface Input extends SimulationInput {
  PolicyInputList: string[]
  PermissionsBoundaryPolicyInputList?: string[]
  OrderedOrganizationPolicyInputList?: { ServiceControlPolicyInputList?: string[] }[]
  ResourcePolicy?: string
  CallerArn?: string
}

export const simulateCustomPolicy = defineOperation<Input, AwsStructure, IamData>({
  service: 'iam',
  name: 'SimulateCustomPolicy',
  access: 'Read',
  authorise: () => ({ action: 'iam:SimulateCustomPolicy', resource: '*' }),
  // What AWS publishes about actions is big and loaded on first use.
  receive: () => loadIamData(),
  execute(call, data) {
    const { input } = call
    const boundary = boundaryFromInput(call, input.PermissionsBoundaryPolicyInputList)
    // Wording unverified.
    if (input.ResourcePolicy !== undefined && input.CallerArn === undefined)
      throw invalidInput('CallerArn is required when ResourcePolicy is specified.')
    const policies: PolicySet = {
      // Results name the last of them first.
      identity: fromInput(call, input.PolicyInputList, 'identity', 'PolicyInputList').reverse(),
      ...(boundary && { boundary }),
      ...(input.ResourcePolicy !== undefined && {
        resource: fromText(call, input.ResourcePolicy, 'resource', 'ResourcePolicy'),
      }),
      ...(input.OrderedOrganizationPolicyInputList && {
        scps: input.OrderedOrganizationPolicyInputList.map(({ ServiceControlPolicyInputList = [] }, index) => {
          if (ServiceControlPolicyInputList.length === 0)
            throw invalidInput(
              `Organization policy at index ${index + 1} must contain at least one service control policy`,
            )
          return fromInput(call, ServiceControlPolicyInputList, 'scp', 'ServiceControlPolicyInputList')
        }),
      }),
    }
    return simulate(call, policies, input.CallerArn, data)
  },
})
