import { defineOperation } from '../../../../operation.ts'
import { groups } from '../../entities.ts'
import { existingGroup, groupCheck } from '../../groups.ts'
import {
  attachedOut,
  inlineDocument,
  inlineNamesOut,
  withAttached,
  withInline,
  withoutAttached,
  withoutInline,
} from '../../held-policies.ts'
import type { PageInput } from '../../pagination.ts'

interface Inline {
  GroupName: string
  PolicyName: string
}

interface Attached {
  GroupName: string
  PolicyArn: string
}

export const putGroupPolicy = defineOperation<Inline & { PolicyDocument: string }, undefined>({
  service: 'iam',
  name: 'PutGroupPolicy',
  access: 'Permissions management',
  authorise: (call) => groupCheck(call, 'iam:PutGroupPolicy', call.input.GroupName),
  execute(call) {
    const group = existingGroup(call, call.input.GroupName)
    call.table(groups).put(withInline('group', group, group.groupName, call.input))
  },
})

export const getGroupPolicy = defineOperation<Inline>({
  service: 'iam',
  name: 'GetGroupPolicy',
  access: 'Read',
  authorise: (call) => groupCheck(call, 'iam:GetGroupPolicy', call.input.GroupName),
  execute(call) {
    const group = existingGroup(call, call.input.GroupName)
    const { PolicyName } = call.input
    return { GroupName: group.groupName, PolicyName, PolicyDocument: inlineDocument('group', group, PolicyName) }
  },
})

export const deleteGroupPolicy = defineOperation<Inline, undefined>({
  service: 'iam',
  name: 'DeleteGroupPolicy',
  access: 'Permissions management',
  authorise: (call) => groupCheck(call, 'iam:DeleteGroupPolicy', call.input.GroupName),
  execute(call) {
    const group = existingGroup(call, call.input.GroupName)
    call.table(groups).put(withoutInline('group', group, call.input.PolicyName))
  },
})

export const listGroupPolicies = defineOperation<PageInput & { GroupName: string }>({
  service: 'iam',
  name: 'ListGroupPolicies',
  access: 'List',
  authorise: (call) => groupCheck(call, 'iam:ListGroupPolicies', call.input.GroupName),
  execute: (call) => inlineNamesOut(call, existingGroup(call, call.input.GroupName)),
})

export const attachGroupPolicy = defineOperation<Attached, undefined>({
  service: 'iam',
  name: 'AttachGroupPolicy',
  access: 'Permissions management',
  authorise: (call) =>
    groupCheck(call, 'iam:AttachGroupPolicy', call.input.GroupName, { 'iam:PolicyARN': call.input.PolicyArn }),
  execute(call) {
    const group = existingGroup(call, call.input.GroupName)
    const attached = withAttached(call, 'group', group, call.input.PolicyArn)
    if (attached !== group) call.table(groups).put(attached)
  },
})

export const detachGroupPolicy = defineOperation<Attached, undefined>({
  service: 'iam',
  name: 'DetachGroupPolicy',
  access: 'Permissions management',
  authorise: (call) =>
    groupCheck(call, 'iam:DetachGroupPolicy', call.input.GroupName, { 'iam:PolicyARN': call.input.PolicyArn }),
  execute(call) {
    const group = existingGroup(call, call.input.GroupName)
    call.table(groups).put(withoutAttached(group, call.input.PolicyArn))
  },
})

export const listAttachedGroupPolicies = defineOperation<PageInput & { GroupName: string; PathPrefix?: string }>({
  service: 'iam',
  name: 'ListAttachedGroupPolicies',
  access: 'List',
  authorise: (call) => groupCheck(call, 'iam:ListAttachedGroupPolicies', call.input.GroupName),
  execute: (call) => attachedOut(call, existingGroup(call, call.input.GroupName)),
})
