/** A page of Query or Scan: at most 1 MB or `Limit` items are looked at, and then filtered. */
import type { AwsStructure } from '@first-line/aws-api'
import type { KeptItem, Table } from '../entities.ts'
import { validation } from '../errors.ts'
import type { ParsedCondition } from '../expressions/conditions.ts'
import { holds } from '../expressions/evaluate.ts'
import type { Path } from '../expressions/paths.ts'
import { project } from '../expressions/projection.ts'
import type { Item } from '../values/attribute-value.ts'
import { itemSize } from '../values/size.ts'
import { itemToWire } from '../values/to-wire.ts'
import { type CapacityInput, capacityOut, readUnits } from './capacity.ts'
import { keysOf } from './keys.ts'

const PAGE = 1_048_576

export interface PageInput extends CapacityInput {
  TableName: string
  IndexName?: string
  Select?: string
  Limit?: number
  ConsistentRead?: boolean
  ProjectionExpression?: string
}

/** @throws AwsError ValidationException for what does not go together */
export function checkPageInput({ IndexName, Select, ProjectionExpression }: PageInput): void {
  if (IndexName !== undefined) throw validation(`The table does not have the specified index: ${IndexName}`)
  if (Select === 'ALL_PROJECTED_ATTRIBUTES')
    throw validation('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName')
  if (Select === 'SPECIFIC_ATTRIBUTES' && ProjectionExpression === undefined)
    throw validation(
      'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
    )
  if (ProjectionExpression !== undefined && Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES')
    throw validation(
      `Cannot specify the ProjectionExpression when choosing to get ${Select === 'COUNT' ? 'only the Count' : Select}`,
    )
}

/** As the condition key says it: what is asked for, or what comes when nothing is. */
export const selectOf = ({ Select, ProjectionExpression }: PageInput): string =>
  Select ?? (ProjectionExpression === undefined ? 'ALL_ATTRIBUTES' : 'SPECIFIC_ATTRIBUTES')

export function pageOut(
  input: PageInput,
  table: Table,
  candidates: readonly KeptItem[],
  { filter, paths }: { filter: ParsedCondition | undefined; paths: readonly Path[] | undefined },
): AwsStructure {
  const seen: Item[] = []
  let bytes = 0
  for (const { item } of candidates) {
    if (seen.length === input.Limit || bytes >= PAGE) break
    seen.push(item)
    bytes += itemSize(item)
  }
  const found = filter ? seen.filter((item) => holds(filter.condition, item)) : seen
  const last = seen.at(-1)
  // A page that is full says where it ended, even if nothing follows.
  const goesOn = last && (seen.length < candidates.length || seen.length === input.Limit)
  return {
    ...(input.Select !== 'COUNT' && {
      Items: found.map((item) => itemToWire(paths ? project(item, paths) : item)),
    }),
    Count: found.length,
    ScannedCount: seen.length,
    ...(goesOn && { LastEvaluatedKey: itemToWire(keyOf(table, last)) }),
    ...capacityOut(input, readUnits(bytes, input.ConsistentRead)),
  }
}

const keyOf = (table: Table, item: Item): Item =>
  Object.fromEntries(keysOf(table).map(({ name }) => [name, item[name]!]))
