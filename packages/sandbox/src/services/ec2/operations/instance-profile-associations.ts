import type { Call } from '../../../call.ts'
import type { Operation } from '../../../operation.ts'
import { ec2Arn } from '../arns.ts'
import { type Instance, instances } from '../entities.ts'
import { ec2Error, invalidParameterValue } from '../errors.ts'
import { type Filter, type FilterTable, filtered } from '../filters.ts'
import { existingInstance, instanceCheck, visibleInstances } from '../instances/instances.ts'
import {
  associationOut,
  existingProfile,
  namedProfileArn,
  newAssociation,
  noSuchAssociation,
  type ProfileInput,
  passRoleChecks,
} from '../instances/profiles.ts'
import { stateOf } from '../instances/state.ts'
import { ec2Operation } from '../operation.ts'
import { type PageInput, page } from '../pages.ts'

type Associated = Instance & Required<Pick<Instance, 'profile'>>

const associated = (call: Call): Associated[] =>
  visibleInstances(call).filter((instance): instance is Associated => instance.profile !== undefined)

const holderOf = (call: Call, id: string): Associated | undefined =>
  associated(call).find(({ profile }) => profile.associationId === id)

function existingHolder(call: Call, id: string): Associated {
  // Not in the words for other malformed ids: https://github.com/aws/aws-cli/issues/2570
  if (!/^iip-assoc-[0-9a-f]{17}$/.test(id)) throw invalidParameterValue('Invalid value for associationId.')
  const instance = holderOf(call, id)
  if (!instance) throw noSuchAssociation(id)
  return instance
}

interface AssociateInput {
  IamInstanceProfile: ProfileInput
  InstanceId: string
}

export const associateIamInstanceProfile = ec2Operation<AssociateInput>({
  name: 'AssociateIamInstanceProfile',
  access: 'Write',
  authorise({ input, ...call }) {
    return handOver({ ...call, input }, 'AssociateIamInstanceProfile', input.InstanceId)
  },
  execute(call) {
    const instance = existingInstance(call, call.input.InstanceId)
    const profile = existingProfile(call, call.input.IamInstanceProfile)
    const { instanceId } = instance
    if (instance.profile)
      throw ec2Error('IncorrectState', `There is an existing association for instance ${instanceId}`)
    if (!['pending', 'running', 'stopping', 'stopped'].includes(stateOf(call, instance)))
      throw ec2Error(
        'IncorrectInstanceState',
        `The instance '${instanceId}' is not in the 'running' or 'stopped' states.`,
      )
    const association = newAssociation(call, profile)
    call.table(instances).put({ ...instance, profile: association })
    return { IamInstanceProfileAssociation: associationOut(instanceId, association, 'associating') }
  },
})

interface ReplaceInput {
  AssociationId: string
  IamInstanceProfile: ProfileInput
}

export const replaceIamInstanceProfileAssociation = ec2Operation<ReplaceInput>({
  name: 'ReplaceIamInstanceProfileAssociation',
  access: 'Write',
  authorise: (call) =>
    handOver(call, 'ReplaceIamInstanceProfileAssociation', holderOf(call, call.input.AssociationId)?.instanceId ?? '*'),
  execute(call) {
    const instance = existingHolder(call, call.input.AssociationId)
    // Of a running instance only: https://github.com/aws/aws-cli/issues/5251
    if (!['pending', 'running'].includes(stateOf(call, instance)))
      throw ec2Error('IncorrectState', `The association ${call.input.AssociationId} is not the active association`)
    const association = newAssociation(call, existingProfile(call, call.input.IamInstanceProfile))
    call.table(instances).put({ ...instance, profile: association })
    return { IamInstanceProfileAssociation: associationOut(instance.instanceId, association, 'associating') }
  },
})

/** The instance has to be one that may be changed, the profile one it may get, the role one that may be passed. */
function handOver(call: Call<{ IamInstanceProfile: ProfileInput }>, name: string, instanceId: string) {
  const { IamInstanceProfile } = call.input
  return [
    instanceCheck(call, name, instanceId, { 'ec2:NewInstanceProfile': namedProfileArn(call, IamInstanceProfile) }),
    ...passRoleChecks(call, IamInstanceProfile, ec2Arn(call, 'instance', instanceId)),
  ]
}

export const disassociateIamInstanceProfile = ec2Operation<{ AssociationId: string }>({
  name: 'DisassociateIamInstanceProfile',
  access: 'Write',
  authorise: (call) =>
    instanceCheck(call, 'DisassociateIamInstanceProfile', holderOf(call, call.input.AssociationId)?.instanceId ?? '*'),
  execute(call) {
    const { profile, ...instance } = existingHolder(call, call.input.AssociationId)
    call.table(instances).put(instance)
    return { IamInstanceProfileAssociation: associationOut(instance.instanceId, profile, 'disassociating') }
  },
})

interface DescribeInput extends PageInput {
  AssociationIds?: string[]
  Filters?: Filter[]
}

const FILTERS: FilterTable<Associated> = {
  'instance-id': ({ instanceId }) => instanceId,
  state: () => 'associated',
}

export const describeIamInstanceProfileAssociations: Operation = ec2Operation<DescribeInput>({
  name: 'DescribeIamInstanceProfileAssociations',
  access: 'List',
  execute(call) {
    const { AssociationIds } = call.input
    const asked = AssociationIds?.length ? AssociationIds.map((id) => existingHolder(call, id)) : associated(call)
    const found = filtered(call, asked, FILTERS)
    const { items, rest } = page(call.input, found, ({ profile }) => profile.associationId, {
      smallest: 5,
      largest: 1_000,
      usual: 1_000,
    })
    return {
      IamInstanceProfileAssociations: items.map(({ instanceId, profile }) =>
        associationOut(instanceId, profile, 'associated'),
      ),
      ...rest,
    }
  },
})
