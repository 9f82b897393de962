/**
 * The role that reads a real account for the checks: generated from the list of calls that the reader may make, so that
 * it allows those and no other.
 */
import { allowedCalls } from '../reader/calls.ts'

/** Asked before anybody works in an account (aws-guards.ts), and of the record of requests (cloudtrail.ts). */
const guardCalls = ['organizations:DescribeOrganization', 'ce:GetCostAndUsage', 'cloudtrail:LookupEvents']

export const roleName = 'FirstLineReader'

export const readOnlyActions: readonly string[] = [...new Set([...Object.values(allowedCalls), ...guardCalls])].sort()

export const readOnlyPolicy = {
  Version: '2012-10-17',
  Statement: [{ Sid: 'WhatTheChecksRead', Effect: 'Allow', Action: readOnlyActions, Resource: '*' }],
} as const

const made = 'Made by npm run labs -- role, from checker/src/reader/calls.ts: do not edit it by hand.'

/** For bash and the AWS CLI, run once by somebody who may make roles. */
export const roleScript = `#!/usr/bin/env bash
# ${made}
# A role that may read what the workshop's checks read, and change nothing. Whoever may assume roles in this account may take
# it on. Take it away with: aws iam delete-role-policy --role-name ${roleName} --policy-name reads; aws iam delete-role --role-name ${roleName}
set -euo pipefail

account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-role --role-name ${roleName} --max-session-duration 14400 --assume-role-policy-document '{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::'"$account"':root" }, "Action": "sts:AssumeRole" }]
}'
aws iam put-role-policy --role-name ${roleName} --policy-name reads --policy-document '${JSON.stringify(readOnlyPolicy, null, 2)}'

# Then, in ~/.aws/config, a profile for the workshop:
echo "[profile first-line]
role_arn = arn:aws:iam::$account:role/${roleName}
source_profile = default"
`

/** The same for CloudFormation. */
export const roleTemplate = `# ${made}
AWSTemplateFormatVersion: '2010-09-09'
Description: A role that may read what the checks of the First Line workshop read, and change nothing.
Resources:
  Reader:
    Type: AWS::IAM::Role
    Properties:
      RoleName: ${roleName}
      MaxSessionDuration: 14400
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal:
              AWS: !Sub arn:\${AWS::Partition}:iam::\${AWS::AccountId}:root
            Action: sts:AssumeRole
      Policies:
        - PolicyName: reads
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Sid: WhatTheChecksRead
                Effect: Allow
                Action:
${readOnlyActions.map((action) => `                  - ${action}`).join('\n')}
                Resource: '*'
Outputs:
  RoleArn:
    Value: !GetAtt Reader.Arn
`
