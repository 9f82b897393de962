import type { AwsStructure } from '@first-line/aws-api'
import { defineOperation } from '../../../operation.ts'
import { type ExpressionInput, Placeholders } from '../expressions/placeholders.ts'
import { parseProjection, project } from '../expressions/projection.ts'
import { type CapacityInput, capacityOut, readUnits } from '../items/capacity.ts'
import { headsOf, itemCheck, leadingKey } from '../items/checks.ts'
import { itemAt } from '../items/items.ts'
import { readKey } from '../items/keys.ts'
import { refuseLegacy } from '../items/legacy.ts'
import { remembered } from '../items/remembered.ts'
import { activeTable, nameOf, type TableInput } from '../tables/tables.ts'
import { itemFromWire } from '../values/from-wire.ts'
import { itemSize } from '../values/size.ts'
import { itemToWire } from '../values/to-wire.ts'

interface Input extends TableInput, CapacityInput, ExpressionInput {
  Key: AwsStructure
  ConsistentRead?: boolean
  ProjectionExpression?: string
}

/** @throws AwsError ValidationException */
const read = remembered(({ input }: { input: Input }) => {
  refuseLegacy(input)
  const { ProjectionExpression } = input
  const placeholders = new Placeholders(input, { ProjectionExpression })
  const key = itemFromWire(input.Key)
  const paths = ProjectionExpression === undefined ? undefined : parseProjection(ProjectionExpression, placeholders)
  placeholders.refuseUnused()
  return { key, paths }
})

export const getItem = defineOperation<Input>({
  service: 'dynamodb',
  name: 'GetItem',
  access: 'Read',
  validate(call) {
    nameOf(call)
    read(call)
  },
  authorise: (call) =>
    itemCheck(call, 'GetItem', {
      attributes: [...Object.keys(call.input.Key), ...headsOf(read(call).paths ?? [])],
      leading: leadingKey(call, call.input.Key),
      select: read(call).paths ? 'SPECIFIC_ATTRIBUTES' : 'ALL_ATTRIBUTES',
    }),
  execute(call) {
    const { key, paths } = read(call)
    const table = activeTable(call)
    const item = itemAt(call, table, readKey(table, key))
    return {
      ...(item && { Item: itemToWire(paths ? project(item, paths) : item) }),
      ...capacityOut(call.input, readUnits(item ? itemSize(item) : 0, call.input.ConsistentRead)),
    }
  },
})
