import { defineOperation } from '../../../../operation.ts'
import { iamArn } from '../../arns.ts'
import { type InstanceProfile, instanceProfiles } from '../../entities/instance-profiles.ts'
import type { Tag } from '../../entities.ts'
import { entityAlreadyExists } from '../../errors.ts'
import { instanceProfileOut } from '../../instance-profiles.ts'
import { withinQuota } from '../../quotas.ts'
import { mergeTags, requestTagContext, tagsOut } from '../../tags.ts'

interface Input {
  InstanceProfileName: string
  Path?: string
  Tags?: Tag[]
}

export const createInstanceProfile = defineOperation<Input>({
  service: 'iam',
  name: 'CreateInstanceProfile',
  access: 'Write',
  authorise({ input, account }) {
    const resource = iamArn(account, 'instance-profile', input.Path ?? '/', input.InstanceProfileName)
    const create = { action: 'iam:CreateInstanceProfile', resource, context: requestTagContext(input.Tags) }
    return input.Tags?.length ? [create, { ...create, action: 'iam:TagInstanceProfile' }] : create
  },
  execute(call) {
    const { input } = call
    const table = call.table(instanceProfiles)
    if (table.has(input.InstanceProfileName.toLowerCase()))
      throw entityAlreadyExists(`Instance Profile ${input.InstanceProfileName} already exists.`)
    withinQuota('InstanceProfilesPerAccount', table.size)
    const profile: InstanceProfile = {
      instanceProfileName: input.InstanceProfileName,
      instanceProfileId: call.ids.unique('instance-profile', call.account),
      path: input.Path ?? '/',
      createDate: call.now,
      roles: [],
      tags: mergeTags([], input.Tags, 'case-sensitive'),
    }
    table.put(profile)
    return { InstanceProfile: { ...instanceProfileOut(call, profile), ...tagsOut(profile.tags) } }
  },
})
