import { jsonDenied } from '../../../denial-style.ts'
import { tables } from '../../dynamodb/entities.ts'
import { noResource } from '../../dynamodb/errors.ts'
import { readTableArn, tableArn } from '../../dynamodb/tables/names.ts'
import { findTable, tableCheck } from '../../dynamodb/tables/tables.ts'
import { withTags } from '../../dynamodb/tables/tags.ts'
import type { TaggedKind } from './kind.ts'

export const dynamodbTables: TaggedKind = {
  denial: jsonDenied,
  list: (call) =>
    call
      .table(tables)
      .list({ prefix: `${call.region}/` })
      .filter(({ region, name }) => findTable(call, { region, account: call.account, name }))
      .map(({ region, name, tags }) => ({
        arn: tableArn({ region, account: call.account, name }),
        type: 'dynamodb:table',
        tags,
      })),
  checks: (call, arn, change, context) => [
    tableCheck(call, change === 'tag' ? 'TagResource' : 'UntagResource', readTableArn(arn), context),
  ],
  replace(call, arn, tags) {
    const table = findTable(call, readTableArn(arn))
    if (!table) throw noResource(arn)
    call.table(tables).put({ ...table, tags: withTags([], tags(table.tags)) })
  },
}
