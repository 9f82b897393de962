/**
 * CloudTrail's LookupEvents in September 2026, as recorded in radkawar/stackd (testdata/aws/cloudtrail: `lookup_inputs`,
 * `lookup_validation`, `iam_history`). The codes and resources are AWS's, the words of refusals are ours.
 */
import type { AwsStructure } from '@first-line/aws-api'
import type { Scenario, Step } from './scenario.ts'

const by = (AttributeKey: string, AttributeValue: string): AwsStructure => ({
  LookupAttributes: [{ AttributeKey, AttributeValue }],
})
const lookup = (input: AwsStructure, outcome?: Step[3]): Step => ['cloudtrail', 'LookupEvents', input, outcome]
const iam = (operation: string, input: AwsStructure): Step => ['iam', operation, input]
/** Types of the resources that the newest event of a name is about, in AWS's order. */
const about = (name: string, ...types: string[]): Step =>
  lookup(by('EventName', name), {
    holds: { Events: [{ EventName: name, Resources: types.map((ResourceType) => ({ ResourceType })) }] },
  })
const USER = 'AWS::IAM::User'
const KEY = 'AWS::IAM::AccessKey'

export const cloudtrailScenarios: readonly Scenario[] = [
  {
    name: 'CloudTrail: what lookups take',
    secondsApart: 1,
    steps: [
      iam('CreateUser', { UserName: 'ann' }),
      lookup({ ...by('ReadOnly', 'true'), MaxResults: 1 }),
      lookup(by('ResourceType', 'Other'), { holds: { Events: [] } }),
      lookup(by('ResourceName', '_'.repeat(1001)), { holds: { Events: [] } }),
    ],
  },
  {
    name: 'CloudTrail: what events of IAM are about',
    secondsApart: 1,
    steps: [
      iam('CreateUser', { UserName: 'ann', Path: '/team/' }),
      iam('ListUsers', {}),
      iam('CreateAccessKey', { UserName: 'ann' }),
      ['iam', 'UpdateAccessKey', (told) => ({ ...key(told), Status: 'Active' })],
      iam('UpdateUser', { UserName: 'ann', NewPath: '/moved/' }),
      ['iam', 'DeleteAccessKey', (told) => key(told)],
      iam('DeleteUser', { UserName: 'ann' }),
      about('CreateUser', USER, USER, USER),
      about('ListUsers'),
      about('CreateAccessKey', KEY, USER),
      about('UpdateAccessKey', KEY, USER),
      about('UpdateUser', USER),
      about('DeleteAccessKey', KEY, USER),
      about('DeleteUser', USER),
    ],
  },
]

function key(told: Parameters<Extract<Step[2], (...args: never[]) => unknown>>[0]): AwsStructure {
  const { AccessKeyId } = told[2]!.output!.AccessKey as { AccessKeyId: string }
  return { UserName: 'ann', AccessKeyId }
}
