import type { OperationSample, OperationSamples } from '../../../../testing/sample.ts'

const PASSWORD = 'first-Passw0rd'

const withPassword =
  (UserName: string): OperationSample['before'] =>
  async (root) => {
    await root('iam', 'CreateLoginProfile', { UserName, Password: PASSWORD })
    return undefined
  }

const onProfile = (input: object = {}): OperationSample => ({
  before: withPassword('bob'),
  input: () => ({ UserName: 'bob', ...input }),
  denied: () => ['user bob'],
})

export const passwordSamples: OperationSamples = {
  ChangePassword: {
    before: withPassword('caller'),
    input: () => ({ OldPassword: PASSWORD, NewPassword: 'second-Passw0rd' }),
    denied: () => ['user caller'],
  },
  CreateLoginProfile: {
    input: () => ({ UserName: 'bob', Password: PASSWORD, PasswordResetRequired: true }),
    denied: () => ['user bob'],
  },
  DeleteLoginProfile: onProfile(),
  GetLoginProfile: onProfile(),
  UpdateLoginProfile: onProfile({ Password: 'second-Passw0rd' }),
}
