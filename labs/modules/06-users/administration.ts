/** What an administrator may do and others seldom may: two actions in each of six services. */
export const administration: readonly string[] = [
  ...['iam:CreateUser', 'iam:AttachUserPolicy', 's3:CreateBucket', 's3:PutBucketPolicy'],
  ...['ec2:RunInstances', 'ec2:CreateVpc', 'sns:CreateTopic', 'sns:DeleteTopic'],
  ...['dynamodb:CreateTable', 'dynamodb:DeleteTable', 'cloudtrail:CreateTrail', 'cloudtrail:StopLogging'],
]
