/**
 * Answers of AWS of September 2026, as recorded in radkawar/stackd (internal/services/iam/testdata,
 * internal/iam/managed/testdata, testdata/aws/iam). Facts only; the calls are ours.
 */
import { ACCOUNT, DOCUMENT, type Scenario, type Step, TRUST } from './facts.ts'

const AWS = 'arn:aws:iam::aws:policy/'
const ADMINISTRATOR = `${AWS}AdministratorAccess`
const noTags = 'InvalidInput 400: Tags not supported for policies in this domain'
const reserved = (kind: string): string =>
  `PolicyNotAttachable 400: Cannot attach AWS reserved policy to an IAM ${kind}.`
const RESERVED = [`${AWS}aws-service-role/AmazonRDSServiceRolePolicy`, `${AWS}root-task/IAMAuditRootUserCredentials`]

const LINKED = 'AWSServiceRoleForAutoScaling_probe'
const protectedRole = `UnmodifiableEntity 400: Cannot perform the operation on the protected role '${LINKED}' - this role is only modifiable by AWS`
const onlyAws = (operation: string, input: object): Step => [operation, { RoleName: LINKED, ...input }, protectedRole]

const oidc = (url: string): string => `arn:aws:iam::${ACCOUNT}:oidc-provider/${url}`
const gone = (url: string): string => `NoSuchEntity 404: OpenId connect Provider ${oidc(url)} cannot be found.`
const THUMBPRINT = 'b'.repeat(40)

export const moreScenarios: readonly Scenario[] = [
  {
    name: 'policies of AWS are its own',
    steps: [
      ['GetPolicy', { PolicyArn: ADMINISTRATOR }],
      [
        'DeletePolicy',
        { PolicyArn: ADMINISTRATOR },
        'AccessDenied 403: Cannot delete policies outside your own account.',
      ],
      [
        'DeletePolicy',
        { PolicyArn: `${AWS}no-such-policy` },
        'AccessDenied 403: Cannot delete policies outside your own account.',
      ],
      [
        'CreatePolicyVersion',
        { PolicyArn: ADMINISTRATOR, PolicyDocument: DOCUMENT },
        'AccessDenied 403: Cannot create versions for policies outside your own account.',
      ],
      [
        'SetDefaultPolicyVersion',
        { PolicyArn: ADMINISTRATOR, VersionId: 'v1' },
        'AccessDenied 403: Cannot update policies outside your own account.',
      ],
      [
        'DeletePolicyVersion',
        { PolicyArn: ADMINISTRATOR, VersionId: 'v1' },
        'AccessDenied 403: Cannot delete policy versions for policies outside your own account.',
      ],
      ['TagPolicy', { PolicyArn: ADMINISTRATOR, Tags: [{ Key: 'a', Value: 'b' }] }, noTags],
      ['UntagPolicy', { PolicyArn: ADMINISTRATOR, TagKeys: ['a'] }, noTags],
      ['ListPolicyTags', { PolicyArn: ADMINISTRATOR }],
      [
        'GetPolicy',
        { PolicyArn: ADMINISTRATOR.replace('arn:aws:', 'arn:aws-cn:') },
        'ValidationError 400: Invalid ARN partition',
      ],
    ],
  },
  {
    name: 'policies that AWS keeps for its services and for root’s tasks',
    steps: [
      ['CreateUser', { UserName: 'ann' }],
      ['CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: TRUST }],
      ...RESERVED.flatMap((arn): Step[] => [
        ['AttachUserPolicy', { UserName: 'ann', PolicyArn: arn }, reserved('user')],
        ['PutUserPermissionsBoundary', { UserName: 'ann', PermissionsBoundary: arn }, reserved('user')],
        // Of roles it is reported (hashicorp/terraform-provider-aws and others, 2026).
        ['AttachRolePolicy', { RoleName: 'r', PolicyArn: arn }, reserved('role')],
      ]),
      ['AttachUserPolicy', { UserName: 'ann', PolicyArn: `${AWS}service-role/AWSLambdaBasicExecutionRole` }],
    ],
  },
  {
    name: 'service-linked roles',
    steps: [
      ['CreateServiceLinkedRole', { AWSServiceName: 'autoscaling.amazonaws.com', CustomSuffix: 'probe' }],
      [
        'CreateServiceLinkedRole',
        { AWSServiceName: 'autoscaling.amazonaws.com', CustomSuffix: 'probe' },
        `InvalidInput 400: Service role name ${LINKED} has been taken in this account, please try a different suffix.`,
      ],
      ...['ecs', 'elasticloadbalancing', 'rds'].map(
        (service): Step => [
          'CreateServiceLinkedRole',
          { AWSServiceName: `${service}.amazonaws.com`, CustomSuffix: 'probe' },
          `InvalidInput 400: Custom suffix is not allowed for ${service}.amazonaws.com`,
        ],
      ),
      ['UpdateRoleDescription', { RoleName: LINKED, Description: 'ours' }],
      ['UpdateRole', { RoleName: LINKED, Description: 'ours' }],
      [
        'UpdateRole',
        { RoleName: LINKED, MaxSessionDuration: 7200 },
        `UnmodifiableEntity 400: ${LINKED} is an AWS service linked role, max session duration cannot be changed.`,
      ],
      ['TagRole', { RoleName: LINKED, Tags: [{ Key: 'a', Value: 'b' }] }],
      onlyAws('UpdateAssumeRolePolicy', { PolicyDocument: TRUST }),
      onlyAws('PutRolePolicy', { PolicyName: 'i', PolicyDocument: DOCUMENT }),
      onlyAws('AttachRolePolicy', { PolicyArn: ADMINISTRATOR }),
      onlyAws('DetachRolePolicy', { PolicyArn: ADMINISTRATOR }),
      onlyAws('DeleteRolePolicy', { PolicyName: 'i' }),
      onlyAws('PutRolePermissionsBoundary', { PermissionsBoundary: ADMINISTRATOR }),
      onlyAws('DeleteRolePermissionsBoundary', {}),
      onlyAws('DeleteRole', {}),
      ['CreateInstanceProfile', { InstanceProfileName: 'ip' }],
      onlyAws('AddRoleToInstanceProfile', { InstanceProfileName: 'ip' }),
      onlyAws('RemoveRoleFromInstanceProfile', { InstanceProfileName: 'ip' }),
      ['CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: TRUST }],
      ['DeleteServiceLinkedRole', { RoleName: 'r' }, 'NoSuchEntity 404: r exists but is not a service role.'],
      [
        'GetServiceLinkedRoleDeletionStatus',
        { DeletionTaskId: `task/aws-service-role/autoscaling.amazonaws.com/${LINKED}/0` },
        'NoSuchEntity 404: Cannot find deletion status for given id.',
      ],
      ['GetServiceLinkedRoleDeletionStatus', { DeletionTaskId: 'not-a-task' }, 'InvalidInput 400: Invalid task id'],
      ['DeleteServiceLinkedRole', { RoleName: LINKED }],
      ['GetRole', { RoleName: LINKED }, `NoSuchEntity 404: The role with name ${LINKED} cannot be found.`],
    ],
  },
  {
    name: 'OpenID Connect providers',
    steps: [
      ['CreateOpenIDConnectProvider', { Url: 'https://idp.example.com/path/', ThumbprintList: [THUMBPRINT] }],
      ['CreateOpenIDConnectProvider', { Url: 'https://idp.example.com/path', ThumbprintList: [THUMBPRINT] }],
      ['CreateOpenIDConnectProvider', { Url: 'https://idp.example.com:443', ThumbprintList: [THUMBPRINT] }],
      ['GetOpenIDConnectProvider', { OpenIDConnectProviderArn: oidc('idp.example.com') }],
      ['CreateOpenIDConnectProvider', { Url: 'https://idp.example.com/hex', ThumbprintList: ['g'.repeat(40)] }],
      ['CreateOpenIDConnectProvider', { Url: 'https://idp.example.com/?q=v' }, 'InvalidInput 400: '],
      ['CreateOpenIDConnectProvider', { Url: 'https://idp.example.com/#f' }, 'InvalidInput 400: '],
      [
        'UpdateOpenIDConnectProviderThumbprint',
        { OpenIDConnectProviderArn: oidc('idp.example.com'), ThumbprintList: [] },
        'InvalidInput 400: Thumbprint list must contain at least one entry.',
      ],
      [
        'RemoveClientIDFromOpenIDConnectProvider',
        { OpenIDConnectProviderArn: oidc('idp.example.com'), ClientID: 'unknown' },
      ],
      ['DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn: oidc('idp.example.com') }],
      ['DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn: oidc('idp.example.com') }, gone('idp.example.com')],
    ],
  },
  {
    name: 'credentials for one service',
    steps: [
      ['CreateUser', { UserName: 'ann' }],
      ...['codecommit', 'cassandra', 'bedrock', 'logs', 'cloudwatch', 'aws-external-anthropic'].flatMap(
        (service): Step[] => [
          [
            'CreateServiceSpecificCredential',
            { UserName: 'ann', ServiceName: `${service.toUpperCase()}.amazonaws.com`, CredentialAgeDays: 1 },
          ],
          ['CreateServiceSpecificCredential', { UserName: 'ann', ServiceName: `${service}.amazonaws.com` }],
          [
            'CreateServiceSpecificCredential',
            { UserName: 'ann', ServiceName: `${service}.amazonaws.com` },
            'LimitExceeded 409: Cannot exceed quota for ContextSpecificCredentialsPerUserPerContext: 2',
          ],
        ],
      ),
      [
        'CreateServiceSpecificCredential',
        { UserName: 'ann', ServiceName: 'sqs.amazonaws.com' },
        'NoSuchEntity 404: No such service sqs.amazonaws.com is supported for Service Specific Credentials',
      ],
      [
        'DeleteUser',
        { UserName: 'ann' },
        'DeleteConflict 409: Cannot delete entity, must remove referenced objects first.',
      ],
    ],
  },
]
