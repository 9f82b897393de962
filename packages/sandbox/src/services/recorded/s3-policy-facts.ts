/**
 * Bucket policies as S3 keeps and refuses them: recorded on AWS in September 2026 in radkawar/stackd
 * (testdata/aws/s3: public_access_replay, ownership_replay), in LocalStack's snapshots, and in reports of S3's messages
 * (humanmade/S3-Uploads#239, versity/versitygw#645 and #650).
 */
import type { AwsStructure } from '@first-line/aws-api'
import type { Scenario, Step } from './scenario.ts'

const Bucket = 'recorded'
const ARN = `arn:aws:s3:::${Bucket}`
const s3 = (operation: string, input: AwsStructure, outcome?: Step[3]): Step => ['s3', operation, input, outcome]
const bucket = s3('CreateBucket', { Bucket })
const put = (statement: object, outcome?: string): Step => {
  const whole = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: `${ARN}/*` }
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: [{ ...whole, ...statement }] })
  return s3('PutBucketPolicy', { Bucket, Policy }, outcome && `MalformedPolicy 400: ${outcome}`)
}
const when = (Action: string, key: string): object => ({ Action, Condition: { StringEquals: { [key]: 'a' } } })
const noFit = 'Action does not apply to any resource(s) in statement'
const noCondition = 'Conditions do not apply to combination of actions and resources in statement'
const tooLarge = 'Normalized policy document exceeds the maximum allowed size of 20480 bytes'

export const s3PolicyScenarios: readonly Scenario[] = [
  {
    name: 'S3: a bucket policy comes back as S3 writes it',
    steps: [
      bucket,
      s3('PutBucketPolicy', {
        Bucket,
        Policy: `{
          "Statement": [{ "Action": ["s3:GetObject"], "Resource": "${ARN}/*", "Principal": { "AWS": ["111122223333"] },
            "Effect": "Allow", "Sid": "one", "Condition": { "Bool": { "aws:SecureTransport": "true" } } }],
          "Version": "2012-10-17", "Id": "id" }`,
      }),
      s3(
        'GetBucketPolicy',
        { Bucket },
        {
          holds: {
            Policy: `{"Version":"2012-10-17","Id":"id","Statement":[{"Sid":"one","Effect":"Allow","Principal":{"AWS":["arn:aws:iam::111122223333:root"]},"Action":["s3:GetObject"],"Resource":"${ARN}/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}`,
          },
        },
      ),
    ],
  },
  {
    name: 'S3: bucket policies whose parts do not go together',
    steps: [
      bucket,
      put({ Action: 's3:Get*', Resource: ARN }),
      put({ Action: ['s3:GetObject', 's3:ListBucket'], Resource: [ARN, `${ARN}/*`] }),
      put({ Action: ['s3:GetObject', 's3:ListBucket'] }, noFit),
      put({ Resource: ARN }, noFit),
      put({ Action: 's3:NotASupportedAction' }, 'Policy has invalid action'),
      put({ Action: 'invalid' }, 'Policy has invalid action'),
      put({ Action: 'ec2:RunInstances' }, 'Policy has invalid action'),
      put({ Resource: '*' }, 'Policy has invalid resource'),
      put(when('s3:PutObject', 's3:x-amz-acl')),
      put(when('s3:GetObject', 's3:ExistingObjectTag/team')),
      put(when('s3:GetObject', 's3:prefix'), noCondition),
      put(when('s3:GetObject', 's3:VersionStatus'), 'Policy has an invalid condition key'),
      put({ Resource: Array.from({ length: 700 }, (_, at) => `${ARN}/some-prefix-${at}/*`) }, tooLarge),
    ],
  },
]
