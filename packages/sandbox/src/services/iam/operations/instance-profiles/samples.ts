import type { OperationSample, OperationSamples, SampleFacts } from '../../../../testing/sample.ts'

const own = (path: string) => (facts: SampleFacts) => `arn:aws:iam::${facts.account}:${path}`

const profile: OperationSample['before'] = async (root) => {
  await root('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web', Path: '/team/' })
  return undefined
}

const onProfile = (input: object = {}): OperationSample => ({
  before: profile,
  input: () => ({ InstanceProfileName: 'web', ...input }),
  denied: () => ['instance profile web'],
})

export const instanceProfileSamples: OperationSamples = {
  AddRoleToInstanceProfile: {
    before: profile,
    input: () => ({ InstanceProfileName: 'web', RoleName: 'deployer' }),
    denied: (facts) => ['instance profile web', own('role/team/deployer')(facts)],
  },
  CreateInstanceProfile: {
    input: () => ({ InstanceProfileName: 'web', Path: '/team/', Tags: [{ Key: 'team', Value: 'blue' }] }),
    denied: (facts) => [own('instance-profile/team/web')(facts), own('instance-profile/team/web')(facts)],
  },
  DeleteInstanceProfile: onProfile(),
  GetInstanceProfile: onProfile(),
  ListInstanceProfileTags: onProfile(),
  ListInstanceProfiles: {
    input: () => ({ PathPrefix: '/team/' }),
    denied: (facts) => [own('instance-profile/team/')(facts)],
  },
  ListInstanceProfilesForRole: { input: () => ({ RoleName: 'deployer' }), denied: () => ['role deployer'] },
  RemoveRoleFromInstanceProfile: {
    before: async (root) => {
      await root('iam', 'CreateInstanceProfile', { InstanceProfileName: 'web', Path: '/team/' })
      await root('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'web', RoleName: 'deployer' })
      return undefined
    },
    input: () => ({ InstanceProfileName: 'web', RoleName: 'deployer' }),
    denied: () => ['instance profile web'],
  },
  TagInstanceProfile: onProfile({ Tags: [{ Key: 'team', Value: 'red' }] }),
  UntagInstanceProfile: onProfile({ TagKeys: ['team'] }),
}
