/** What services call their roles, where that does not follow from the service's name. */
interface LinkedService {
  role: string
  /** The AWS managed policy of the role, under `aws-service-role/`. */
  policy: string
  /** Several roles of the service may exist, told apart by a suffix. */
  suffix: boolean
}

/**
 * From the services' own documentation of their service-linked roles.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
const SERVICES: Readonly<Record<string, Partial<LinkedService>>> = {
  'access-analyzer.amazonaws.com': { role: 'AccessAnalyzer' },
  'autoscaling.amazonaws.com': { role: 'AutoScaling', policy: 'AutoScalingServiceRolePolicy', suffix: true },
  'cloudtrail.amazonaws.com': { role: 'CloudTrail', policy: 'CloudTrailServiceRolePolicy' },
  'config.amazonaws.com': { role: 'Config', policy: 'AWSConfigServiceRolePolicy' },
  'connect.amazonaws.com': { role: 'AmazonConnect', policy: 'AmazonConnectServiceLinkedRolePolicy', suffix: true },
  'ecs.amazonaws.com': { role: 'ECS', policy: 'AmazonECSServiceRolePolicy' },
  'eks.amazonaws.com': { role: 'AmazonEKS', policy: 'AmazonEKSServiceRolePolicy' },
  'eks-nodegroup.amazonaws.com': { role: 'AmazonEKSNodegroup', policy: 'AWSServiceRoleForAmazonEKSNodegroup' },
  'elasticbeanstalk.amazonaws.com': {
    role: 'ElasticBeanstalk',
    policy: 'AWSElasticBeanstalkServiceRolePolicy',
  },
  'elasticloadbalancing.amazonaws.com': {
    role: 'ElasticLoadBalancing',
    policy: 'AWSElasticLoadBalancingServiceRolePolicy',
  },
  'es.amazonaws.com': { role: 'AmazonElasticsearchService', policy: 'AmazonElasticsearchServiceRolePolicy' },
  'guardduty.amazonaws.com': { role: 'AmazonGuardDuty', policy: 'AmazonGuardDutyServiceRolePolicy' },
  'inspector2.amazonaws.com': { role: 'AmazonInspector2', policy: 'AmazonInspector2ServiceRolePolicy' },
  'lex.amazonaws.com': { role: 'LexBots', policy: 'LexBotPolicy' },
  'macie.amazonaws.com': { role: 'AmazonMacie', policy: 'AmazonMacieServiceRolePolicy' },
  'opensearchservice.amazonaws.com': {
    role: 'AmazonOpenSearchService',
    policy: 'AmazonOpenSearchServiceRolePolicy',
  },
  'organizations.amazonaws.com': { role: 'Organizations', policy: 'AWSOrganizationsServiceTrustPolicy' },
  'rds.amazonaws.com': { role: 'RDS', policy: 'AmazonRDSServiceRolePolicy' },
  'securityhub.amazonaws.com': { role: 'SecurityHub', policy: 'AWSSecurityHubServiceRolePolicy' },
  'spot.amazonaws.com': { role: 'EC2Spot', policy: 'AWSEC2SpotServiceRolePolicy' },
  'spotfleet.amazonaws.com': { role: 'EC2SpotFleet', policy: 'AWSEC2SpotFleetServiceRolePolicy' },
  'ssm.amazonaws.com': { role: 'AmazonSSM', policy: 'AmazonSSMServiceRolePolicy' },
  'sso.amazonaws.com': { role: 'SSO', policy: 'AWSSSOServiceRolePolicy' },
  'support.amazonaws.com': { role: 'Support', policy: 'AWSSupportServiceRolePolicy' },
  'trustedadvisor.amazonaws.com': { role: 'TrustedAdvisor', policy: 'AWSTrustedAdvisorServiceRolePolicy' },
}

/** The role of a service, `elasticbeanstalk.amazonaws.com`. A service that is not listed follows the common pattern. */
export function linkedService(name: string): LinkedService {
  const known = SERVICES[name]
  const first = name.split('.', 1)[0] ?? name
  const role = known?.role ?? first.charAt(0).toUpperCase() + first.slice(1)
  return {
    role: `AWSServiceRoleFor${role}`,
    policy: known?.policy ?? `${role}ServiceRolePolicy`,
    suffix: known?.suffix ?? false,
  }
}
