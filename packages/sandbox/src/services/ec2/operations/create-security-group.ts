import { ec2Arn, resourceCheck } from '../arns.ts'
import { securityGroups } from '../entities.ts'
import { ec2Error, invalidParameterValue, notFound, wellFormed } from '../errors.ts'
import { allGroups, allOut } from '../groups/groups.ts'
import { newId } from '../ids.ts'
import { vpcId } from '../network/default-vpc.ts'
import { ec2Operation } from '../operation.ts'
import {
  createTagsCheck,
  putTags,
  requestTagContext,
  type TagSpecification,
  tagsFor,
  tagsOut,
  validSpecifications,
} from '../tags.ts'

interface Input {
  Description: string
  GroupName: string
  VpcId?: string
  TagSpecifications?: TagSpecification[]
}

/** API reference, *CreateSecurityGroup*: in a VPC. */
const ALLOWED = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/

export const createSecurityGroup = ec2Operation<Input>({
  name: 'CreateSecurityGroup',
  access: 'Write',
  validate({ input }) {
    validSpecifications(input.TagSpecifications, ['security-group'])
    if (input.GroupName === 'default' || /^sg-/.test(input.GroupName) || !ALLOWED.test(input.GroupName))
      throw invalidParameterValue(
        input.GroupName === 'default'
          ? `Cannot use reserved security group name: default`
          : `Value (${input.GroupName}) for parameter GroupName is invalid. ${/^sg-/.test(input.GroupName) ? 'Group names may not be in the format sg-*' : 'Character sets beyond ASCII are not supported.'}.`,
      )
    if (!ALLOWED.test(input.Description))
      throw invalidParameterValue(
        `Value (${input.Description}) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.`,
      )
  },
  authorise(call) {
    const { VpcId = vpcId(call), TagSpecifications } = call.input
    const tags = tagsFor(TagSpecifications, 'security-group')
    return [
      resourceCheck(call, 'CreateSecurityGroup', 'security-group', '*', {
        'ec2:Vpc': ec2Arn(call, 'vpc', VpcId),
        ...requestTagContext(tags),
      }),
      resourceCheck(call, 'CreateSecurityGroup', 'vpc', VpcId, { 'ec2:VpcID': VpcId }),
      ...createTagsCheck(call, ec2Arn(call, 'security-group', '*'), 'CreateSecurityGroup', tags),
    ]
  },
  execute(call) {
    const { Description, GroupName, VpcId = vpcId(call), TagSpecifications } = call.input
    wellFormed('vpc', [VpcId])
    if (VpcId !== vpcId(call)) throw notFound('vpc', [VpcId])
    if (allGroups(call).some(({ groupName }) => groupName === GroupName))
      throw ec2Error('InvalidGroup.Duplicate', `The security group '${GroupName}' already exists for VPC '${VpcId}'`)
    const groupId = newId(call, 'sg')
    call.table(securityGroups).put({
      groupId,
      groupName: GroupName,
      description: Description,
      vpcId: VpcId,
      region: call.region,
      rules: [allOut(newId(call, 'sgr'))],
    })
    putTags(call, groupId, 'security-group', tagsFor(TagSpecifications, 'security-group'))
    return { GroupId: groupId, ...tagsOut(call, groupId), SecurityGroupArn: ec2Arn(call, 'security-group', groupId) }
  },
})
