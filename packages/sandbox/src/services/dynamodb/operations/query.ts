import type { AwsStructure } from '@first-line/aws-api'
import { defineOperation } from '../../../operation.ts'
import { items, itemsOf, type Table } from '../entities.ts'
import { validation } from '../errors.ts'
import { type ParsedCondition, parseCondition } from '../expressions/conditions.ts'
import { type ExpressionInput, Placeholders } from '../expressions/placeholders.ts'
import { parseProjection } from '../expressions/projection.ts'
import { headsOf, itemCheck } from '../items/checks.ts'
import { forTable, readKeyConditions, withinSort } from '../items/key-condition.ts'
import { keysOf, placeOf, readKey } from '../items/keys.ts'
import { refuseLegacy } from '../items/legacy.ts'
import { checkPageInput, type PageInput, pageOut, selectOf } from '../items/pages.ts'
import { remembered } from '../items/remembered.ts'
import { activeTable, findTable, nameOf, type TableInput } from '../tables/tables.ts'
import { orderOf } from '../values/compare.ts'
import { itemFromWire } from '../values/from-wire.ts'

interface Input extends TableInput, PageInput, ExpressionInput {
  KeyConditionExpression?: string
  FilterExpression?: string
  ScanIndexForward?: boolean
  ExclusiveStartKey?: AwsStructure
}

/** @throws AwsError ValidationException */
const read = remembered(({ input }: { input: Input }) => {
  refuseLegacy(input)
  const { KeyConditionExpression, FilterExpression, ProjectionExpression, ExclusiveStartKey } = input
  const placeholders = new Placeholders(input, { KeyConditionExpression, FilterExpression, ProjectionExpression })
  if (KeyConditionExpression === undefined)
    throw validation('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.')
  const filter =
    FilterExpression === undefined ? undefined : parseCondition('FilterExpression', FilterExpression, placeholders)
  const paths = ProjectionExpression === undefined ? undefined : parseProjection(ProjectionExpression, placeholders)
  const keys = parseCondition('KeyConditionExpression', KeyConditionExpression, placeholders)
  placeholders.refuseUnused()
  const conditions = readKeyConditions(keys.condition)
  return { conditions, filter, paths, start: ExclusiveStartKey && itemFromWire(ExclusiveStartKey) }
})

/** @throws AwsError ValidationException */
function refuseKeysInFilter(table: Table, filter: ParsedCondition | undefined): void {
  const heads = new Set(headsOf(filter?.paths ?? []))
  const key = keysOf(table).find(({ name }) => heads.has(name))
  if (key)
    throw validation(
      `Filter Expression can only contain non-primary key attributes: Primary key attribute: ${key.name}`,
    )
}

export const query = defineOperation<Input>({
  service: 'dynamodb',
  name: 'Query',
  access: 'Read',
  validate(call) {
    nameOf(call)
    read(call)
  },
  authorise(call) {
    const { conditions, filter, paths } = read(call)
    const partitionKey = findTable(call, nameOf(call))?.partitionKey.name
    return itemCheck(call, 'Query', {
      attributes: [...conditions.map(({ name }) => name), ...headsOf(filter?.paths ?? []), ...headsOf(paths ?? [])],
      leading: conditions.find(({ name, operator }) => name === partitionKey && operator === '=')?.values[0],
      select: selectOf(call.input),
    })
  },
  execute(call) {
    const { conditions, filter, paths, start } = read(call)
    const table = activeTable(call)
    checkPageInput(call.input)
    const { partition, sort } = forTable(conditions, table)
    refuseKeysInFilter(table, filter)
    const place = orderOf(partition)!
    const all = call.table(items).list({ prefix: itemsOf(table, place) })
    const found = sort ? all.filter((item) => withinSort(sort, item.sort)) : all
    const backwards = call.input.ScanIndexForward === false
    if (backwards) found.reverse()
    const from = start && startOf(table, start)
    if (from && (from.partition !== place || (sort && !withinSort(sort, from.sort))))
      throw validation('The provided starting key is outside query boundaries based on provided conditions')
    const rest = from ? found.filter((item) => (backwards ? item.sort < from.sort : item.sort > from.sort)) : found
    return pageOut(call.input, table, rest, { filter, paths })
  },
})

/** @throws AwsError ValidationException */
function startOf(table: Table, start: ReturnType<typeof itemFromWire>) {
  try {
    readKey(table, start)
  } catch (cause) {
    const error = validation('The provided starting key is invalid')
    error.cause = cause
    throw error
  }
  return placeOf(table, start)
}
