import type { AwsStructure } from '@first-line/aws-api'
import { AwsError } from '../../../aws-error.ts'
import { defineOperation } from '../../../operation.ts'
import { itemsOf, type Table } from '../entities.ts'
import { validation } from '../errors.ts'
import { parseCondition } from '../expressions/conditions.ts'
import { type ExpressionInput, Placeholders } from '../expressions/placeholders.ts'
import { parseProjection } from '../expressions/projection.ts'
import { headsOf, itemCheck } from '../items/checks.ts'
import { type ItemPlace, placeOf, readKey } from '../items/keys.ts'
import { refuseLegacy } from '../items/legacy.ts'
import { checkPageInput, type PageInput, pageOut, selectOf } from '../items/pages.ts'
import { remembered } from '../items/remembered.ts'
import { activeTable, allItems, nameOf, type TableInput } from '../tables/tables.ts'
import type { Item } from '../values/attribute-value.ts'
import { itemFromWire } from '../values/from-wire.ts'

interface Input extends TableInput, PageInput, ExpressionInput {
  FilterExpression?: string
  ExclusiveStartKey?: AwsStructure
  Segment?: number
  TotalSegments?: number
}

/** @throws AwsError ValidationException */
const read = remembered(({ input }: { input: Input }) => {
  refuseLegacy(input)
  const { FilterExpression, ProjectionExpression, ExclusiveStartKey, Segment, TotalSegments } = input
  const placeholders = new Placeholders(input, { FilterExpression, ProjectionExpression })
  if (Segment !== undefined && TotalSegments === undefined)
    throw validation(
      'The TotalSegments parameter is required but was not present in the request when Segment parameter is present',
    )
  if (Segment === undefined && TotalSegments !== undefined)
    throw validation(
      'The Segment parameter is required but was not present in the request when parameter TotalSegments is present',
    )
  if (Segment !== undefined && TotalSegments !== undefined && Segment >= TotalSegments)
    throw validation(
      `The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: ${Segment} is not less than TotalSegments: ${TotalSegments}`,
    )
  const filter =
    FilterExpression === undefined ? undefined : parseCondition('FilterExpression', FilterExpression, placeholders)
  const paths = ProjectionExpression === undefined ? undefined : parseProjection(ProjectionExpression, placeholders)
  placeholders.refuseUnused()
  return { filter, paths, start: ExclusiveStartKey && itemFromWire(ExclusiveStartKey) }
})

/** Which of so many segments a partition is in: any even spread will do, since AWS's is its own affair. */
function segmentOf(partition: string, segments: number): number {
  let sum = 0
  for (let at = 0; at < partition.length; at += 1) sum = (Math.imul(sum, 31) + partition.charCodeAt(at)) >>> 0
  return sum % segments
}

export const scan = defineOperation<Input>({
  service: 'dynamodb',
  name: 'Scan',
  access: 'Read',
  validate(call) {
    nameOf(call)
    read(call)
  },
  authorise(call) {
    const { filter, paths } = read(call)
    const check = itemCheck(call, 'Scan', {
      attributes: [...headsOf(filter?.paths ?? []), ...headsOf(paths ?? [])],
      select: selectOf(call.input),
    })
    return { ...check, context: { ...check.context, 'dynamodb:FullTableScan': 'true' } }
  },
  execute(call) {
    const { filter, paths, start } = read(call)
    const table = activeTable(call)
    checkPageInput(call.input)
    const from = start && startOf(table, start)
    const { Segment: segment, TotalSegments: segments } = call.input
    const mine = allItems(call, table).filter(
      ({ partition }) => segments === undefined || segmentOf(partition, segments) === segment,
    )
    const after = from && itemsOf(table, from.partition) + from.sort
    const rest = after ? mine.filter((item) => itemsOf(table, item.partition) + item.sort > after) : mine
    return pageOut(call.input, table, rest, { filter, paths })
  },
})

/** @throws AwsError ValidationException */
function startOf(table: Table, start: Item): ItemPlace {
  try {
    readKey(table, start)
  } catch (error) {
    if (!(error instanceof AwsError)) throw error
    throw validation(`The provided starting key is invalid: ${error.message}`)
  }
  return placeOf(table, start)
}
