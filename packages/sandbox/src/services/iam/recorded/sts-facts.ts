/** STS's answers, recorded as those in `facts.ts` (LocalStack's tests/aws/services/sts). The caller is a user who may do all. */
import type { Scenario, Step } from './facts.ts'
import { ACCOUNT } from './facts.ts'

const ROLE = `arn:aws:iam::${ACCOUNT}:role/r`
const trustingTheAccount = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
})
const refused = (arn: string): Step => [
  'sts:AssumeRole',
  { RoleArn: arn, RoleSessionName: 'session' },
  `ValidationError 400: ${arn} is invalid`,
]
const assume = (changes: object): Step[1] => ({ RoleArn: ROLE, RoleSessionName: 'session', ...changes })

export const stsScenarios: readonly Scenario[] = [
  {
    name: 'assuming roles',
    steps: [
      ['CreateRole', { RoleName: 'r', AssumeRolePolicyDocument: trustingTheAccount }],
      ['sts:AssumeRole', assume({})],
      refused('nothing-valid-in-here'),
      refused('arn::b:::something/test-role'),
      refused('arn:a::::something/test-role'),
      refused('arn:a:::something/test-role'),
      refused('arn:a:a::aaaaaaaaaa:'),
      [
        'sts:AssumeRole',
        assume({ RoleSessionName: 'Session1:2' }),
        "ValidationError 400: 1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
      ],
      [
        'sts:AssumeRole',
        assume({ RoleSessionName: 's'.repeat(65) }),
        `ValidationError 400: 1 validation error detected: Value '${'s'.repeat(65)}' at 'roleSessionName' failed to satisfy constraint: Member must have length less than or equal to 64`,
      ],
      [
        'sts:AssumeRole',
        assume({ Tags: [{ Key: 'a', Value: '1' }], TransitiveTagKeys: ['b'] }),
        'InvalidParameterValue 400: The specified transitive tag key must be included in the requested tags.',
      ],
      [
        'sts:AssumeRole',
        assume({
          Tags: [
            { Key: 'a', Value: '1' },
            { Key: 'A', Value: '2' },
          ],
        }),
        'InvalidParameterValue 400: Duplicate tag keys found. Please note that Tag keys are case insensitive.',
      ],
    ],
  },
]
