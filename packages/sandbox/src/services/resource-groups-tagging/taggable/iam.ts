/**
 * Of IAM the tagging API knows what is here, and neither users nor roles (Tagging user guide, *Services that support the
 * Resource Groups Tagging API*; boto3#2760).
 */
import { AwsError } from '../../../aws-error.ts'
import type { Call } from '../../../call.ts'
import { accessDenied } from '../../../denial-style.ts'
import type { CollectionDefinition } from '../../../world/collection.ts'
import { iamArn } from '../../iam/arns.ts'
import { instanceProfiles } from '../../iam/entities/instance-profiles.ts'
import { oidcProviders, samlProviders } from '../../iam/entities/providers.ts'
import { serverCertificates } from '../../iam/entities/server-certificates.ts'
import { policies, type Tag } from '../../iam/entities.ts'
import { mergeTags, resourceTagContext } from '../../iam/tags.ts'
import { isHome, type TaggedKind } from './kind.ts'

interface HasTags {
  tags: readonly Tag[]
}

/** `suffix` is what its operations are called by: `iam:TagPolicy`. */
function iamKind<T extends HasTags>(
  collection: CollectionDefinition<T>,
  type: string,
  suffix: string,
  arnOf: (entity: T, account: string) => string,
): TaggedKind {
  const find = (call: Call, arn: string) =>
    call
      .table(collection)
      .list()
      .find((entity) => arnOf(entity, call.account) === arn)
  return {
    denial: accessDenied,
    list: (call) =>
      isHome(call)
        ? call
            .table(collection)
            .list()
            .map((entity) => ({ arn: arnOf(entity, call.account), type: `iam:${type}`, tags: entity.tags }))
        : [],
    checks: (call, arn, change, context) => [
      {
        action: `iam:${change === 'tag' ? 'Tag' : 'Untag'}${suffix}`,
        resource: arn,
        context: { ...resourceTagContext(find(call, arn)?.tags), ...context },
      },
    ],
    replace(call, arn, tags) {
      const entity = find(call, arn)
      if (!entity) throw new AwsError('NoSuchEntity', 404, `The resource with ARN ${arn} cannot be found.`)
      call.table(collection).put({ ...entity, tags: mergeTags([], tags(entity.tags), 'case-sensitive') })
    },
  }
}

export const iamKinds: Readonly<Record<string, TaggedKind>> = {
  policy: iamKind(policies, 'policy', 'Policy', ({ arn }) => arn),
  'instance-profile': iamKind(
    instanceProfiles,
    'instance-profile',
    'InstanceProfile',
    ({ path, instanceProfileName }, account) => iamArn(account, 'instance-profile', path, instanceProfileName),
  ),
  'oidc-provider': iamKind(oidcProviders, 'oidc-provider', 'OpenIDConnectProvider', ({ arn }) => arn),
  'saml-provider': iamKind(samlProviders, 'saml-provider', 'SAMLProvider', ({ arn }) => arn),
  'server-certificate': iamKind(
    serverCertificates,
    'server-certificate',
    'ServerCertificate',
    ({ path, name }, account) => iamArn(account, 'server-certificate', path, name),
  ),
}
