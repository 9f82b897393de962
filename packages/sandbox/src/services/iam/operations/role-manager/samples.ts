import type { OperationSamples } from '../../../../testing/sample.ts'

const ROTATION = 'arn:aws:iam::aws:role-template/secretsmanager.amazonaws.com/AWSSecretsManagerRotationRoleTemplate:1'
const POWER_USER = 'arn:aws:iam::aws:role-template/iam.amazonaws.com/PowerUserRoleTemplate:1'
const LINKED = 'aws-service-role/role-manager.iam.amazonaws.com/AWSServiceRoleForIAMRoleManager'

export const roleManagerSamples: OperationSamples = {
  AcquireRole: {
    input: ({ account }) => ({
      TemplateArn: ROTATION,
      ReplacementValues: {
        RoleName: { Values: ['rotator'] },
        accountId: { Values: [account] },
        region: { Values: ['us-east-1'] },
        resourceType: { Values: ['database'] },
      },
    }),
    denied: ({ account }) => [
      `role template ${ROTATION}`,
      `arn:aws:iam::${account}:role/service-role/rotator`,
      'role/rotator',
    ],
  },
  GetAccountProperties: { input: () => ({}), denied: () => ['*'] },
  GetRoleTemplateVersion: {
    input: () => ({ TemplateArn: POWER_USER }),
    denied: () => [`role-template ${POWER_USER}`],
  },
  PutAccountProperties: {
    input: () => ({ Properties: { 'RoleManager/Enabled': 'true' } }),
    denied: ({ account }) => ['*', `arn:aws:iam::${account}:role/${LINKED}`],
  },
}
