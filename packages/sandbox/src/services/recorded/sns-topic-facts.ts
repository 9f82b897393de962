/**
 * Topics of SNS in September 2026, as recorded in radkawar/stackd (testdata/aws/sns: `controls`, `policy_actions`,
 * `admission`). Facts only; the calls are ours.
 */
import type { AwsStructure } from '@first-line/aws-api'
import type { Scenario, Step } from './scenario.ts'

const TopicArn = 'arn:aws:sns:us-east-1:111122223333:recorded'
const sns = (operation: string, input: AwsStructure, outcome?: Step[3]): Step => ['sns', operation, input, outcome]
const create = (more: AwsStructure = {}, refusal?: string): Step =>
  sns('CreateTopic', { Name: 'recorded', ...more }, refusal)
const refused = (message: string): string => `InvalidParameter 400: Invalid parameter: ${message}`
const set = (AttributeName: string, AttributeValue: string, refusal?: string): Step =>
  sns('SetTopicAttributes', { TopicArn, AttributeName, AttributeValue }, refusal)
const shows = (Attributes: AwsStructure): Step => sns('GetTopicAttributes', { TopicArn }, { holds: { Attributes } })
const tagged = (...Tags: AwsStructure[]): Step =>
  sns('ListTagsForResource', { ResourceArn: TopicArn }, { holds: { Tags } })

const ACTIONS =
  '["SNS:GetTopicAttributes","SNS:SetTopicAttributes","SNS:AddPermission","SNS:RemovePermission","SNS:DeleteTopic","SNS:Subscribe","SNS:ListSubscriptionsByTopic","SNS:Publish"]'
const usual = `{"Sid":"__default_statement_ID","Effect":"Allow","Principal":{"AWS":"*"},"Action":${ACTIONS},"Resource":"${TopicArn}","Condition":{"StringEquals":{"AWS:SourceOwner":"111122223333"}}}`
const policy = (...statements: string[]): string =>
  `{"Version":"2008-10-17","Id":"__default_policy_ID","Statement":[${statements.join(',')}]}`
const granted = `{"Sid":"Publish","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"SNS:Publish","Resource":"${TopicArn}"}`
const grant = sns('AddPermission', {
  TopicArn,
  Label: 'Publish',
  AWSAccountId: ['111122223333'],
  ActionName: ['Publish'],
})
const take = sns('RemovePermission', { TopicArn, Label: 'Publish' })
const allowing = (Action: string): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action, Resource: TopicArn }],
  })

const number = (StringValue: string): AwsStructure => ({ numeric: { DataType: 'Number', StringValue } })

export const snsTopicScenarios: readonly Scenario[] = [
  {
    name: 'SNS: what a topic is made with',
    steps: [
      create(),
      sns(
        'GetTopicAttributes',
        { TopicArn },
        {
          holds: {
            Attributes: {
              Policy: policy(usual),
              Owner: '111122223333',
              SubscriptionsPending: '0',
              SubscriptionsConfirmed: '0',
              SubscriptionsDeleted: '0',
              DisplayName: '',
              TopicArn,
              EffectiveDeliveryPolicy:
                '{"http":{"defaultHealthyRetryPolicy":{"minDelayTarget":20,"maxDelayTarget":20,"numRetries":3,"numMaxDelayRetries":0,"numNoDelayRetries":0,"numMinDelayRetries":0,"backoffFunction":"linear"},"disableSubscriptionOverrides":false,"defaultRequestPolicy":{"headerContentType":"text/plain; charset=UTF-8"}}}',
            },
          },
        },
      ),
      create(),
      set('DisplayName', 'first'),
      create(
        { Attributes: { DisplayName: 'other' } },
        refused('Attributes Reason: Topic already exists with different attributes'),
      ),
      shows({ DisplayName: 'first' }),
      set('Policy', '{invalid-json', refused('Policy Error: null')),
      set('Unknown', 'x', refused('AttributeName')),
      shows({ DisplayName: 'first', Policy: policy(usual) }),
    ],
  },
  {
    name: 'SNS: tags of a topic',
    steps: [
      create(),
      sns('TagResource', {
        ResourceArn: TopicArn,
        Tags: [
          { Key: 'stage', Value: 'first' },
          { Key: 'owned', Value: 'x' },
        ],
      }),
      sns('TagResource', { ResourceArn: TopicArn, Tags: [{ Key: 'stage', Value: 'second' }] }),
      tagged({ Key: 'stage', Value: 'second' }, { Key: 'owned', Value: 'x' }),
      create(
        { Tags: [{ Key: 'stage', Value: 'third' }] },
        refused('Tags Reason: Topic already exists with different tags'),
      ),
      sns('UntagResource', { ResourceArn: TopicArn, TagKeys: ['stage', 'absent'] }),
      tagged({ Key: 'owned', Value: 'x' }),
    ],
  },
  {
    name: 'SNS: permissions of a topic',
    steps: [
      create(),
      grant,
      shows({ Policy: policy(usual, granted) }),
      grant,
      shows({ Policy: policy(usual, granted) }),
      take,
      take,
      shows({ Policy: policy(usual) }),
      ...['sns:*', 'SNS:*', '*'].map((action) =>
        set('Policy', allowing(action), refused('Policy statement action out of service scope!')),
      ),
      shows({ Policy: policy(usual) }),
      ...['sns:Publish', 'SNS:Publish'].flatMap((action) => [
        set('Policy', allowing(action)),
        shows({ Policy: allowing(action) }),
      ]),
      sns('DeleteTopic', { TopicArn }),
      sns('GetTopicAttributes', { TopicArn }, 'NotFound 404: Topic does not exist'),
      sns('DeleteTopic', { TopicArn }),
    ],
  },
  {
    name: 'SNS: numbers in attributes of messages',
    steps: [
      create(),
      ...['0001.23000', '1.23456', '1.234567', '1000000000', '1000000000.00001', '1e3'].map((value) =>
        sns('Publish', { TopicArn, Message: 'x', MessageAttributes: number(value) }),
      ),
      sns(
        'Publish',
        { TopicArn, Message: 'x', MessageAttributes: number('1e-100000') },
        "ParameterValueInvalid 400: Message attribute 'numeric' number value [1e-100000] scale must be 10^-128 and 10^126.",
      ),
      sns(
        'PublishBatch',
        {
          TopicArn,
          PublishBatchRequestEntries: [
            { Id: 'a', Message: 'x', MessageAttributes: number('1') },
            { Id: 'b', Message: 'x', MessageAttributes: number('1e-100000') },
          ],
        },
        "ParameterValueInvalid 400: Message attribute 'numeric' number value [1e-100000] scale must be 10^-128 and 10^126.",
      ),
      sns(
        'PublishBatch',
        {
          TopicArn,
          PublishBatchRequestEntries: [
            { Id: 'valid', Message: 'x' },
            { Id: 'newline_subject', Message: 'x', Subject: 'invalid\nsubject' },
            { Id: 'empty_message', Message: '' },
          ],
        },
        {
          holds: {
            Successful: [{ Id: 'valid' }],
            Failed: [
              {
                Id: 'newline_subject',
                Code: 'InvalidParameter',
                Message: 'Invalid parameter: Subject',
                SenderFault: true,
              },
              {
                Id: 'empty_message',
                Code: 'InvalidParameter',
                Message: 'Invalid parameter: Empty message',
                SenderFault: true,
              },
            ],
          },
        },
      ),
    ],
  },
]
