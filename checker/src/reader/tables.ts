/** Reading DynamoDB: the tables, not what is in them. */
import { DescribeTableCommand, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import type { Table } from '@first-line/labs'
import { byToken, required, unlessMissing } from './pages.ts'
import type { Reading } from './reading.ts'

export function readTables(reading: Reading) {
  const { clients, once } = reading

  function table(TableName: string): Promise<Table | undefined> {
    return once(`table ${TableName}`, async () => {
      const dynamodb = await clients.dynamodb()
      const answer = await unlessMissing(['ResourceNotFoundException'], () =>
        dynamodb.send(new DescribeTableCommand({ TableName })),
      )
      const found = answer?.Table
      return (
        found && {
          basis: 'observed' as const,
          name: required(found.TableName, 'TableName'),
          arn: required(found.TableArn, 'TableArn'),
          status: required(found.TableStatus, 'TableStatus'),
        }
      )
    })
  }

  return {
    async table(name: string): Promise<Table | undefined> {
      reading.needs('tables')
      return table(name)
    },
    async tables(): Promise<Table[]> {
      reading.needs('tables')
      const names = await once('tables', async () => {
        const dynamodb = await clients.dynamodb()
        return byToken(
          (ExclusiveStartTableName) => dynamodb.send(new ListTablesCommand({ ExclusiveStartTableName })),
          (page) => page.TableNames,
          (page) => page.LastEvaluatedTableName,
        )
      })
      const all = await Promise.all(names.map(table))
      return all.filter((each) => each !== undefined)
    },
  }
}
