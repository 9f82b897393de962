/**
 * The role templates that AWS answers, as GetRoleTemplateVersion did in September 2026. Of those that the IAM User Guide
 * lists, the templates of CloudWatch were not found there.
 */
import type { RoleTemplate, TemplateParameter } from './role-template.ts'

const text = (name: string, description: string, defaultValue?: string): TemplateParameter => ({
  name,
  type: 'String',
  description,
  required: defaultValue === undefined,
  ...(defaultValue !== undefined && { defaultValue }),
})

const accountId = text('accountId', 'Account id of the target account')

const allow = (statement: object) => ({ Effect: 'Allow', ...statement })
const policy = (...Statement: object[]) => ({ Version: '2012-10-17', Statement })

/** Roles that a service may use for things of one account. */
const fromAccount = { Condition: { StringEquals: { 'aws:SourceAccount': '@{accountId}' } } }

const STUDIO_TRUST = policy(
  allow({
    Principal: {
      Service: [
        'sagemaker.amazonaws.com',
        'scheduler.amazonaws.com',
        'bedrock.amazonaws.com',
        'datazone.amazonaws.com',
        'lakeformation.amazonaws.com',
        'airflow-serverless.amazonaws.com',
        'emr-serverless.amazonaws.com',
        'redshift.amazonaws.com',
        'glue.amazonaws.com',
        'athena.amazonaws.com',
      ],
    },
    Action: ['sts:AssumeRole', 'sts:TagSession', 'sts:SetContext', 'sts:SetSourceIdentity'],
    ...fromAccount,
  }),
)

const powerUser: RoleTemplate = {
  arn: 'arn:aws:iam::aws:role-template/iam.amazonaws.com/PowerUserRoleTemplate:1',
  versionId: 'AVTAZKAPJZG4N6BGA67NU',
  description:
    'Creates a role that grants PowerUser permissions to the calling AWS service, allowing it to create and manage most AWS resources on your behalf. Intended for services that require wide-ranging permissions. The trusted service is configurable via the AWSServiceName parameter.',
  managedBy: 'iam.amazonaws.com',
  roleNamePattern: '@{RoleName}',
  roleDescriptionPattern: 'Power user role for @{AWSServiceName}',
  trustPolicy: policy(allow({ Principal: { Service: '@{AWSServiceName}' }, Action: 'sts:AssumeRole' })),
  managedPolicies: ['arn:aws:iam::aws:policy/PowerUserAccess'],
  parameters: [
    text('AWSServiceName', 'Service principal of the service'),
    text('RoleName', 'Customized name for the role', 'PowerUserRole'),
  ],
  createDate: '2026-06-12T02:57:08Z',
}

const backup: RoleTemplate = {
  arn: 'arn:aws:iam::aws:role-template/backup.amazonaws.com/AWSBackupDefaultServiceRoleTemplate:1',
  versionId: 'AVTAZKAPJZG4ILRKDYSS2',
  description:
    'Create a role that grants AWS Backup the permissions it needs to protect your resources, including creating and managing backups for DynamoDB, RDS, EC2 EBS volumes, EFS file systems, and Storage Gateway volumes. This is the standard service role used by AWS Backup when performing backup and restore jobs.',
  managedBy: 'backup.amazonaws.com',
  roleNamePattern: '@{RoleName}',
  rolePathPattern: '/service-role/',
  roleDescriptionPattern:
    'Standard service role the provides AWS Backup service permission to create and restore backups on your behalf across AWS services',
  trustPolicy: policy(
    allow({ Principal: { Service: 'backup.amazonaws.com' }, Action: 'sts:AssumeRole', ...fromAccount }),
  ),
  managedPolicies: [
    'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup',
    'arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForRestores',
  ],
  parameters: [accountId, text('RoleName', 'Custom name for the role', 'AWSBackupDefaultServiceRole')],
  createDate: '2026-07-09T15:27:12Z',
}

const KMS_KEY = ['arn:aws:kms:@{keyRegion}:@{keyAccountId}:key/@{kmsKeyId}']

const studioAdmin: RoleTemplate = {
  arn: 'arn:aws:iam::aws:role-template/datazone.amazonaws.com/AmazonSageMakerAdminIAMPermissiveExecutionRoleTemplate:1',
  versionId: 'AVTAZKAPJZG4OFOHF2FKU',
  description:
    "Creates a role that provides full administrative control over the Amazon SageMaker Unified Studio domain, and broad permissions to your account's data and AWS services to execute operations within Amazon SageMaker Unified Studio.",
  managedBy: 'datazone.amazonaws.com',
  roleNamePattern: '@{RoleName}',
  roleDescriptionPattern:
    "Administrative role that provides full administrative control over the Amazon SageMaker Unified Studio domain, and broad permissions to your account's data and AWS services to execute operations within Amazon SageMaker Unified Studio.",
  trustPolicy: STUDIO_TRUST,
  inlinePolicies: {
    CustomKMSKeyPolicy: policy(
      {
        '@Enabled': 'CMK_ENABLED',
        Sid: 'KMSDescribePermissions',
        ...allow({ Action: 'kms:DescribeKey', Resource: KMS_KEY }),
      },
      {
        '@Enabled': 'CMK_ENABLED',
        Sid: 'KMSPermissions',
        ...allow({
          Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          Resource: KMS_KEY,
          Condition: { 'ForAnyValue:StringEquals': { 'kms:EncryptionContextKeys': 'aws:datazone:domainId' } },
        }),
      },
    ),
  },
  managedPolicies: ['arn:aws:iam::aws:policy/SageMakerStudioAdminIAMPermissiveExecutionPolicy'],
  parameters: [
    text('CMK_ENABLED', 'An indicator on whether a custom KMS key is used. Must be True or False', 'False'),
    text('RoleName', 'Custom name for the role', 'AmazonSageMakerAdminIAMExecutionRole'),
    accountId,
    text('keyAccountId', 'AWS account that hosts the KMS key. Effective only if CMK_ENABLED is True.'),
    text('keyRegion', 'AWS region for the KMS key. Effective only if CMK_ENABLED is True.'),
    text('kmsKeyId', 'KMS key id for the custom key. Effective only if CMK_ENABLED is True.'),
  ],
  createDate: '2026-07-08T22:12:14Z',
}

const studioUser: RoleTemplate = {
  arn: 'arn:aws:iam::aws:role-template/datazone.amazonaws.com/AmazonSageMakerUserIAMPermissiveExecutionRoleTemplate:1',
  versionId: 'AVTAZKAPJZG4HTC3G2PFY',
  description:
    "User role that provides broad permissions to your account's data and AWS services to execute operations within Amazon SageMaker Unified Studio.",
  managedBy: 'datazone.amazonaws.com',
  roleNamePattern: '@{RoleName}',
  roleDescriptionPattern:
    "User role that provides broad permissions to your account's data and AWS services to execute operations within Amazon SageMaker Unified Studio.",
  trustPolicy: STUDIO_TRUST,
  managedPolicies: ['arn:aws:iam::aws:policy/SageMakerStudioUserIAMPermissiveExecutionPolicy'],
  parameters: [text('RoleName', 'Custom name for the role', 'AmazonSageMakerUserIAMExecutionRole'), accountId],
  createDate: '2026-07-08T22:12:17Z',
}

const SECRETS = 'arn:aws:secretsmanager:@{region}:@{accountId}:secret:*'
const ofType = (type: string) => ({ Condition: { StringEquals: { 'secretsmanager:resource/Type': type } } })

const rotation: RoleTemplate = {
  arn: 'arn:aws:iam::aws:role-template/secretsmanager.amazonaws.com/AWSSecretsManagerRotationRoleTemplate:1',
  versionId: 'AVTAZKAPJZG4PCYR454GW',
  description:
    'Creates a role that allows AWS Secrets Manager to perform secret rotation by accessing and updating secret values',
  managedBy: 'secretsmanager.amazonaws.com',
  roleNamePattern: '@{RoleName}',
  rolePathPattern: '/service-role/',
  roleDescriptionPattern:
    'Allows AWS Secrets Manager to perform secret rotation by accessing and updating secret values',
  trustPolicy: policy({
    Sid: 'SecretsManagerPrincipalAccess',
    ...allow({ Principal: { Service: 'secretsmanager.amazonaws.com' }, Action: 'sts:AssumeRole', ...fromAccount }),
  }),
  inlinePolicies: {
    SecretRotationPermissionPolicy: policy(
      {
        Sid: 'AllowRotationAccessGeneric',
        ...allow({
          Action: [
            'secretsmanager:DescribeSecret',
            'secretsmanager:GetSecretValue',
            'secretsmanager:PutSecretValue',
            'secretsmanager:UpdateSecretVersionStage',
          ],
          Resource: SECRETS,
          ...ofType('@{resourceType}'),
        }),
      },
      allow({
        Sid: 'AllowPasswordGenerationAccessAdmin',
        Action: ['secretsmanager:GetRandomPassword'],
        Resource: '*',
      }),
      {
        '@Enabled': 'ADMIN_RESOURCE_ENABLED',
        Sid: 'AllowRotationAccess',
        Action: ['secretsmanager:GetSecretValue'],
        Resource: SECRETS,
        Effect: 'Allow',
        ...ofType('@{adminType}'),
      },
      {
        '@Enabled': 'CMK_ENABLED',
        Sid: 'KMSAccessForCustomerSecret',
        ...allow({
          Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:GenerateDataKey'],
          Resource: '@{kmsKeyArn}',
          Condition: { StringEquals: { 'kms:ViaService': 'secretsmanager.@{region}.amazonaws.com' } },
        }),
      },
    ),
  },
  parameters: [
    text(
      'ADMIN_RESOURCE_ENABLED',
      'An indicator on whether a administrative resource type for secrets manager is enabled. Must be True or False',
      'False',
    ),
    text('CMK_ENABLED', 'An indicator on whether a custom key is used with the secret. Must be True or False', 'False'),
    text('RoleName', 'Custom name for the role', 'AWSSecretsManagerSecretRotationRole'),
    accountId,
    text(
      'adminType',
      'Administrative resource type for secret rotation access condition. Effective only if ADMIN_RESOURCE_ENABLED is True',
    ),
    {
      name: 'kmsKeyArn',
      type: 'StringList',
      description: 'List of KMS key ARNs for the custom keys. Effective only if CMK_ENABLED is True.',
      required: true,
    },
    text('region', 'AWS region for the Secret Manager secret'),
    text('resourceType', 'Partner/resource type for secret rotation access condition'),
  ],
  createDate: '2026-07-09T15:27:27Z',
}

const byArn: ReadonlyMap<string, RoleTemplate> = new Map(
  [powerUser, backup, studioAdmin, studioUser, rotation].map((template) => [template.arn, template]),
)

/** `undefined`: AWS has no such template. */
export const roleTemplate = (arn: string): RoleTemplate | undefined => byArn.get(arn)
