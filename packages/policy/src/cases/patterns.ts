// biome-ignore-all lint/suspicious/noTemplateCurlyInString: policy variables look like that
import { decide } from '../index.ts'
import { type Case, compiled } from './case.ts'
import { people } from './people.ts'

type Elements = Readonly<Record<string, string | readonly string[]>>
type Row = readonly [elements: Elements, action: string, resource: string, matches: boolean]

const bucket = 'arn:aws:s3:::b'
const user = (name: string): string => `arn:aws:iam::111122223333:user/${name}`

const rows: readonly Row[] = [
  // Actions: any case, wildcards anywhere.
  [{ Action: 's3:GetObject', Resource: '*' }, 's3:GetObject', bucket, true],
  [{ Action: 'S3:getobject', Resource: '*' }, 's3:GetObject', bucket, true],
  [{ Action: 's3:Get*', Resource: '*' }, 's3:GetObject', bucket, true],
  [{ Action: 's3:*Object', Resource: '*' }, 's3:PutObject', bucket, true],
  [{ Action: 's3:?etObject', Resource: '*' }, 's3:GetObject', bucket, true],
  [{ Action: 's3:Get', Resource: '*' }, 's3:GetObject', bucket, false],
  [{ Action: '*', Resource: '*' }, 's3:GetObject', bucket, true],
  [{ Action: '*:GetObject', Resource: '*' }, 's3:GetObject', bucket, true],
  [{ Action: ['iam:*', 's3:*'], Resource: '*' }, 's3:GetObject', bucket, true],
  [{ Action: 's3:*', Resource: '*' }, 's3express:GetObject', bucket, false],
  [{ NotAction: 's3:Get*', Resource: '*' }, 's3:GetObject', bucket, false],
  [{ NotAction: 's3:Get*', Resource: '*' }, 's3:PutObject', bucket, true],
  [{ NotAction: 's3:Get*', Resource: '*' }, 'iam:GetUser', user('a'), true],
  [{ NotAction: ['iam:*', 's3:*'], Resource: '*' }, 's3:PutObject', bucket, false],
  // Resources: case counts, a star runs over slashes and colons.
  [{ Action: '*', Resource: bucket }, 's3:ListBucket', bucket, true],
  [{ Action: '*', Resource: 'arn:aws:s3:::B' }, 's3:ListBucket', bucket, false],
  [{ Action: '*', Resource: `${bucket}/*` }, 's3:GetObject', `${bucket}/x/y:z`, true],
  [{ Action: '*', Resource: `${bucket}/*` }, 's3:GetObject', bucket, false],
  [{ Action: '*', Resource: `${bucket}*` }, 's3:GetObject', `${bucket}ucket/k`, true],
  [{ Action: '*', Resource: `${bucket}/?` }, 's3:GetObject', `${bucket}/ab`, false],
  [{ Action: '*', Resource: `${bucket}/a*z` }, 's3:GetObject', `${bucket}/a/b/z`, true],
  [{ Action: '*', Resource: 'arn:aws:iam::*:user/*' }, 'iam:GetUser', user('path/bob'), true],
  [{ Action: '*', Resource: 'arn:aws:iam::444455556666:user/*' }, 'iam:GetUser', user('bob'), false],
  [{ Action: '*', Resource: '*' }, 'iam:ListUsers', '*', true],
  [{ Action: '*', Resource: user('*') }, 'iam:ListUsers', '*', false],
  [{ Action: '*', Resource: [] }, 'iam:ListUsers', '*', false],
  // Fields that are missing: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
  [{ Action: '*', Resource: 'arn:aws:sqs' }, 'sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:q', true],
  [{ Action: '*', Resource: 'arn:aws:sqs:eu-west-1' }, 'sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:q', true],
  [
    { Action: '*', Resource: 'arn:aws:sqs:us-east-1' },
    'sqs:SendMessage',
    'arn:aws:sqs:eu-west-1:111122223333:q',
    false,
  ],
  [
    { Action: '*', Resource: 'arn:aws:sqs:*:444455556666' },
    'sqs:SendMessage',
    'arn:aws:sqs:eu-west-1:111122223333:q',
    false,
  ],
  [
    { Action: '*', Resource: 'arn:aws:sqs:*:111122223333' },
    'sqs:SendMessage',
    'arn:aws:sqs:eu-west-1:111122223333:q',
    true,
  ],
  [{ Action: '*', Resource: 'arn:aws:sqs' }, 'sns:Publish', 'arn:aws:sns:eu-west-1:111122223333:t', false],
  [{ Action: '*', Resource: 'arn:aws:s3' }, 's3:GetObject', `${bucket}/k`, true],
  [{ Action: '*', NotResource: 'arn:aws:s3' }, 's3:GetObject', `${bucket}/k`, false],
  [{ Action: '*', Resource: 'arn:aws:${aws:PrincipalTag/Service}' }, 's3:GetObject', `${bucket}/k`, false],
  [{ Action: '*', NotResource: `${bucket}/*` }, 's3:GetObject', `${bucket}/k`, false],
  [{ Action: '*', NotResource: `${bucket}/*` }, 's3:GetObject', 'arn:aws:s3:::c/k', true],
  [{ Action: '*', NotResource: [`${bucket}/*`, 'arn:aws:s3:::c/*'] }, 's3:GetObject', 'arn:aws:s3:::c/k', false],
  // Variables.
  [{ Action: '*', Resource: user('dev/${aws:username}') }, 'iam:GetUser', user('dev/bob'), true],
  [{ Action: '*', Resource: user('dev/${aws:username}') }, 'iam:GetUser', user('dev/eve'), false],
  [{ Action: '*', Resource: 'arn:aws:s3:::b/${aws:username}/*' }, 's3:GetObject', `${bucket}/bob/x`, true],
  [{ Action: '*', Resource: 'arn:aws:s3:::b/${aws:TokenIssueTime}*' }, 's3:GetObject', `${bucket}/`, false],
  [{ Action: '*', NotResource: 'arn:aws:s3:::b/${aws:TokenIssueTime}*' }, 's3:GetObject', `${bucket}/`, true],
  [{ Action: '*', Resource: "arn:aws:s3:::b/${aws:PrincipalTag/none, 'all'}" }, 's3:GetObject', `${bucket}/all`, true],
  [{ Action: '*', Resource: 'arn:aws:s3:::b/${*}' }, 's3:GetObject', `${bucket}/*`, true],
  [{ Action: '*', Resource: 'arn:aws:s3:::b/${*}' }, 's3:GetObject', `${bucket}/k`, false],
  [{ Action: '*', Resource: 'arn:aws:s3:::b/${}' }, 's3:GetObject', 'arn:aws:s3:::b/${}', true],
]

export const patternCases: readonly Case[] = rows.map(([elements, action, resource, expected]) => ({
  name: `${JSON.stringify(elements)} for ${action} on ${resource}`,
  actual: () => {
    const identity = [compiled({ Effect: 'Allow', ...elements }, 'identity')]
    return decide({ principal: people.bob, action, resource, context: {} }, { identity }).effect === 'allow'
  },
  expected,
}))
