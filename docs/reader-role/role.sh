#!/usr/bin/env bash
# Made by npm run labs -- role, from checker/src/reader/calls.ts: do not edit it by hand.
# A role that may read what the workshop's checks read, and change nothing. Whoever may assume roles in this account may take
# it on. Take it away with: aws iam delete-role-policy --role-name FirstLineReader --policy-name reads; aws iam delete-role --role-name FirstLineReader
set -euo pipefail

account=$(aws sts get-caller-identity --query Account --output text)
aws iam create-role --role-name FirstLineReader --max-session-duration 14400 --assume-role-policy-document '{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::'"$account"':root" }, "Action": "sts:AssumeRole" }]
}'
aws iam put-role-policy --role-name FirstLineReader --policy-name reads --policy-document '{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Sid": "WhatTheChecksRead",
      "Effect": "Allow",
      "Action": [
        "budgets:ViewBudget",
        "ce:GetCostAndUsage",
        "cloudtrail:LookupEvents",
        "dynamodb:DescribeTable",
        "dynamodb:ListTables",
        "ec2:DescribeImages",
        "ec2:DescribeInstances",
        "ec2:DescribeKeyPairs",
        "ec2:DescribeRegions",
        "ec2:DescribeSecurityGroups",
        "iam:GetAccessKeyLastUsed",
        "iam:GetAccountPasswordPolicy",
        "iam:GetAccountSummary",
        "iam:GetCredentialReport",
        "iam:GetGroup",
        "iam:GetGroupPolicy",
        "iam:GetLoginProfile",
        "iam:GetPolicy",
        "iam:GetPolicyVersion",
        "iam:GetRole",
        "iam:GetRolePolicy",
        "iam:GetUser",
        "iam:GetUserPolicy",
        "iam:ListAccessKeys",
        "iam:ListAccountAliases",
        "iam:ListAttachedGroupPolicies",
        "iam:ListAttachedRolePolicies",
        "iam:ListAttachedUserPolicies",
        "iam:ListEntitiesForPolicy",
        "iam:ListGroupPolicies",
        "iam:ListGroups",
        "iam:ListGroupsForUser",
        "iam:ListInstanceProfilesForRole",
        "iam:ListMFADevices",
        "iam:ListPolicies",
        "iam:ListPolicyVersions",
        "iam:ListRolePolicies",
        "iam:ListRoles",
        "iam:ListUserPolicies",
        "iam:ListUsers",
        "iam:ListVirtualMFADevices",
        "organizations:DescribeOrganization",
        "s3:GetBucketPolicy",
        "s3:GetBucketPublicAccessBlock",
        "s3:GetBucketTagging",
        "s3:ListAllMyBuckets",
        "s3:ListBucket",
        "sns:GetTopicAttributes",
        "sns:ListSubscriptionsByTopic",
        "sns:ListTopics"
      ],
      "Resource": "*"
    }
  ]
}'

# Then, in ~/.aws/config, a profile for the workshop:
echo "[profile first-line]
role_arn = arn:aws:iam::$account:role/FirstLineReader
source_profile = default"
