/** The real AWS CLI makes a table, waits for it, works with it, finds it by its tag, and deletes it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findCli, runCli } from '../../testing/aws-cli.ts'
import { ACCOUNT } from '../../testing/sandbox.ts'
import { type ServedBench, servedBench } from '../../testing/served.ts'

const cli = await findCli()

let bench: ServedBench

beforeAll(async () => {
  bench = await servedBench()
})

afterAll(async () => {
  await bench.close()
  expect(bench.faults).toEqual([])
})

test.skipIf(cli.path === undefined)(
  `a table from its making to its end${cli.path === undefined ? ` (${cli.reason})` : ''}`,
  { timeout: 180_000 },
  async () => {
    const aws = async (...args: string[]) => {
      const { status, stdout, stderr } = await runCli(cli.path!, args, { endpoint: bench.url, ...bench.rootKey })
      return { status, out: stdout === '' ? undefined : JSON.parse(stdout), error: stderr.trim() }
    }
    const table = ['--table-name', 'orders']
    const made = await aws(
      ...['dynamodb', 'create-table', ...table],
      ...['--attribute-definitions', 'AttributeName=id,AttributeType=S', 'AttributeName=line,AttributeType=N'],
      ...['--key-schema', 'AttributeName=id,KeyType=HASH', 'AttributeName=line,KeyType=RANGE'],
      ...['--billing-mode', 'PAY_PER_REQUEST', '--tags', 'Key=team,Value=red'],
    )
    expect(made.out.TableDescription.TableStatus).toBe('CREATING')
    expect(await aws('dynamodb', 'wait', 'table-exists', ...table)).toMatchObject({ status: 0 })

    const item = JSON.stringify({ id: { S: 'a' }, line: { N: '1' }, price: { N: '9.50' } })
    const put = ['dynamodb', 'put-item', ...table, '--item', item]
    expect(await aws(...put, '--return-consumed-capacity', 'TOTAL')).toMatchObject({
      out: { ConsumedCapacity: { TableName: 'orders', CapacityUnits: 1 } },
    })
    expect(await aws(...put, '--condition-expression', 'attribute_not_exists(id)')).toMatchObject({
      status: 254,
      error: expect.stringContaining(
        'An error occurred (ConditionalCheckFailedException) when calling the PutItem operation: The conditional request failed',
      ),
    })
    const found = await aws(
      ...['dynamodb', 'query', ...table, '--key-condition-expression', 'id = :id AND line > :zero'],
      ...['--expression-attribute-values', JSON.stringify({ ':id': { S: 'a' }, ':zero': { N: '0' } })],
    )
    expect(found.out).toMatchObject({
      Items: [{ id: { S: 'a' }, line: { N: '1' }, price: { N: '9.5' } }],
      Count: 1,
      ScannedCount: 1,
    })
    expect((await aws('resourcegroupstaggingapi', 'get-resources', '--tag-filters', 'Key=team')).out).toEqual({
      ResourceTagMappingList: [
        {
          ResourceARN: `arn:aws:dynamodb:us-east-1:${ACCOUNT}:table/orders`,
          Tags: [{ Key: 'team', Value: 'red' }],
        },
      ],
    })
    expect((await aws('dynamodb', 'delete-table', ...table)).out.TableDescription.TableStatus).toBe('DELETING')
    expect(await aws('dynamodb', 'wait', 'table-not-exists', ...table)).toMatchObject({ status: 0 })
  },
)
