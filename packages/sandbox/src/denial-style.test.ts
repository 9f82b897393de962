import { expect, test } from 'vitest'
import {
  accessDenied,
  type DenialStyle,
  ec2Denied,
  iamDenied,
  jsonDenied,
  s3Denied,
  snsDenied,
} from './denial-style.ts'

const BOB = 'arn:aws:iam::111122223333:user/bob'
const because = (action: string) => `because no identity-based policy allows the ${action} action`

const cases: Array<
  [
    name: string,
    style: DenialStyle,
    action: string,
    resource: string | undefined,
    code: string,
    status: number,
    message: string,
  ]
> = [
  [
    'IAM',
    iamDenied,
    'iam:GetUser',
    'user eve',
    'AccessDenied',
    403,
    `User: ${BOB} is not authorized to perform: iam:GetUser on resource: user eve because no identity-based policy allows the iam:GetUser action`,
  ],
  [
    'STS',
    accessDenied,
    'sts:GetSessionToken',
    undefined,
    'AccessDenied',
    403,
    `User: ${BOB} is not authorized to perform: sts:GetSessionToken because no identity-based policy allows the sts:GetSessionToken action`,
  ],
  [
    'S3',
    s3Denied,
    's3:GetObject',
    'arn:aws:s3:::b/k',
    'AccessDenied',
    403,
    `User: ${BOB} is not authorized to perform: s3:GetObject on resource: "arn:aws:s3:::b/k" because no identity-based policy allows the s3:GetObject action`,
  ],
  [
    'EC2',
    ec2Denied,
    'ec2:DescribeInstances',
    undefined,
    'UnauthorizedOperation',
    403,
    `You are not authorized to perform this operation. User: ${BOB} is not authorized to perform: ec2:DescribeInstances because no identity-based policy allows the ec2:DescribeInstances action`,
  ],
  [
    'SNS',
    snsDenied,
    'sns:CreateTopic',
    'arn:aws:sns:us-east-1:111122223333:t',
    'AuthorizationError',
    403,
    `User: ${BOB} is not authorized to perform: SNS:CreateTopic on resource: arn:aws:sns:us-east-1:111122223333:t because no identity-based policy allows the SNS:CreateTopic action`,
  ],
  [
    'Budgets',
    jsonDenied,
    'budgets:ViewBudget',
    'arn:aws:budgets::111122223333:budget/b',
    'AccessDeniedException',
    400,
    `User: ${BOB} is not authorized to perform: budgets:ViewBudget on resource: arn:aws:budgets::111122223333:budget/b because no identity-based policy allows the budgets:ViewBudget action`,
  ],
]

test.each(cases)('%s denies in its own words', (_, style, action, resource, code, status, message) => {
  expect({
    code: style.code,
    status: style.status,
    message: style.message({
      outsider: false,
      principal: BOB,
      action,
      resource,
      reason: because(action),
    }),
  }).toEqual({ code, status, message })
})

test('a denial without a reason ends with the resource', () => {
  const role = 'arn:aws:iam::444455556666:role/auditor'
  expect(
    accessDenied.message({ outsider: false, principal: BOB, action: 'sts:AssumeRole', resource: role, reason: '' }),
  ).toBe(`User: ${BOB} is not authorized to perform: sts:AssumeRole on resource: ${role}`)
})
