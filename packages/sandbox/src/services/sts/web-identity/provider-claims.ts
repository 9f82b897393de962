/**
 * Claims that become condition keys (`token.actions.githubusercontent.com:sub`). Which ones AWS reads of which provider is
 * in the Service Authorization Reference, sts:AssumeRoleWithWebIdentity; of every other provider it reads the first list
 * (IAM User Guide, *Available keys for AWS OIDC federation*).
 */
const OF_ALL: readonly string[] = ['amr', 'email', 'sub']

const OF_PROVIDER: readonly { provider: RegExp; claims: readonly string[] }[] = [
  {
    provider: /^token\.actions\.(?:githubusercontent\.com|[\w.-]+\.ghe\.com)(?:\/|$)/,
    claims: [
      'actor',
      'actor_id',
      'enterprise_id',
      'environment',
      'job_workflow_ref',
      'ref',
      'repository',
      'repository_id',
      'repository_owner_id',
      'workflow',
    ],
  },
  {
    provider: /^gitlab\.com$/,
    claims: [
      'namespace_id',
      'pipeline_source',
      'project_id',
      'ref_protected',
      'runner_environment',
      'user_access_level',
      'user_email',
      'user_id',
      'user_login',
    ],
  },
  {
    provider: /^agent\.(?:[\w.-]+\.)?buildkite\.(?:com|dev|site)$/,
    claims: [
      'build_branch',
      'cluster_id',
      'cluster_name',
      'organization_id',
      'organization_slug',
      'pipeline_id',
      'pipeline_slug',
    ],
  },
  { provider: /^oidc\.circleci\.com\/org\//, claims: ['oidc.circleci.com/project-id'] },
]

/** The claims of a provider (its URL without `https://`) that policies can ask about. */
export function knownClaims(provider: string): readonly string[] {
  return [...OF_ALL, ...OF_PROVIDER.filter((one) => one.provider.test(provider)).flatMap(({ claims }) => claims)]
}
