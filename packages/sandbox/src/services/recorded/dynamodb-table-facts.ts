/**
 * Tables of DynamoDB in September 2026, as recorded in radkawar/stackd (testdata/aws/dynamodb: `controls`, `policies`).
 * Facts only; the calls are ours.
 */
import type { AwsStructure } from '@first-line/aws-api'
import type { Scenario, Step } from './scenario.ts'

const ddb = (operation: string, input: AwsStructure, outcome?: Step[3]): Step => ['dynamodb', operation, input, outcome]
const TableName = 'recorded'
const arn = (name: string, region = 'us-east-1'): string => `arn:aws:dynamodb:${region}:111122223333:table/${name}`
const ELSEWHERE = arn(TableName, 'us-west-2')
const text = (AttributeName: string): AwsStructure => ({ AttributeName, AttributeType: 'S' })
const hash = (AttributeName: string): AwsStructure => ({ AttributeName, KeyType: 'HASH' })
const range = (AttributeName: string): AwsStructure => ({ AttributeName, KeyType: 'RANGE' })
const one = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 }
const invalid = (message: string): string => `ValidationException 400: ${message}`
const onDemand = {
  TableName,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [text('pk')],
  KeySchema: [hash('pk')],
}
const none = { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 }

export const dynamodbTableScenarios: readonly Scenario[] = [
  {
    name: 'DynamoDB: a table with two keys',
    secondsApart: 30,
    steps: [
      ddb(
        'CreateTable',
        {
          TableName,
          AttributeDefinitions: [text('sk'), text('pk')],
          KeySchema: [hash('sk'), range('pk')],
          ProvisionedThroughput: one,
        },
        {
          holds: {
            TableDescription: {
              AttributeDefinitions: [text('pk'), text('sk')],
              TableStatus: 'CREATING',
              ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...one },
              DeletionProtectionEnabled: false,
            },
          },
        },
      ),
      ddb(
        'DescribeTable',
        { TableName },
        { holds: { Table: { WarmThroughput: { ReadUnitsPerSecond: 1, WriteUnitsPerSecond: 1, Status: 'ACTIVE' } } } },
      ),
    ],
  },
  {
    name: 'DynamoDB: tables on demand, by name and by ARN',
    secondsApart: 30,
    steps: [
      ddb(
        'CreateTable',
        { ...onDemand, TableName: arn(TableName) },
        {
          holds: {
            TableDescription: {
              TableName,
              TableArn: arn(TableName),
              ProvisionedThroughput: none,
              BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
            },
          },
        },
      ),
      ddb(
        'DescribeTable',
        { TableName: arn(TableName) },
        {
          holds: {
            Table: {
              TableStatus: 'ACTIVE',
              WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000, Status: 'ACTIVE' },
            },
          },
        },
      ),
      ddb(
        'DescribeTable',
        { TableName: ELSEWHERE },
        invalid(`1 validation error detected: Invalid AWS region in '${ELSEWHERE}'`),
      ),
      ddb(
        'GetItem',
        { TableName: ELSEWHERE, Key: { pk: { S: 'x' } } },
        invalid(
          `1 validation error detected: Value '${ELSEWHERE}' at 'tableName' failed to satisfy constraint: Invalid AWS region`,
        ),
      ),
    ],
  },
]
