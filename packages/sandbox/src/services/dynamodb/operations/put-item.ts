import type { AwsStructure } from '@first-line/aws-api'
import { defineOperation } from '../../../operation.ts'
import { validation } from '../errors.ts'
import { Placeholders } from '../expressions/placeholders.ts'
import { type CapacityInput, capacityOut, meterWrite, writeUnits } from '../items/capacity.ts'
import { headsOf, itemCheck, leadingKey } from '../items/checks.ts'
import { type ConditionInput, readCondition, requireCondition } from '../items/condition.ts'
import { itemAt, putItemAt } from '../items/items.ts'
import { keyOfItem } from '../items/keys.ts'
import { refuseLegacy } from '../items/legacy.ts'
import { remembered } from '../items/remembered.ts'
import { activeTable, nameOf, type TableInput } from '../tables/tables.ts'
import { itemFromWire } from '../values/from-wire.ts'
import { itemToWire } from '../values/to-wire.ts'

interface Input extends TableInput, CapacityInput, ConditionInput {
  Item: AwsStructure
  ReturnValues?: string
}

/** @throws AwsError ValidationException */
const read = remembered<Input, { item: ReturnType<typeof itemFromWire>; condition: ReturnType<typeof readCondition> }>(
  ({ input }) => {
    refuseLegacy(input)
    const { ReturnValues: wanted = 'NONE', ConditionExpression } = input
    if (wanted !== 'NONE' && wanted !== 'ALL_OLD') throw validation('ReturnValues can only be ALL_OLD or NONE')
    const placeholders = new Placeholders(input, { ConditionExpression })
    const item = itemFromWire(input.Item)
    const condition = readCondition(input, placeholders)
    placeholders.refuseUnused()
    return { item, condition }
  },
)

export const putItem = defineOperation<Input>({
  service: 'dynamodb',
  name: 'PutItem',
  access: 'Write',
  validate(call) {
    nameOf(call)
    read(call)
  },
  authorise: (call) =>
    itemCheck(call, 'PutItem', {
      attributes: [...Object.keys(call.input.Item), ...headsOf(read(call).condition?.paths ?? [])],
      leading: leadingKey(call, call.input.Item),
      returnValues: call.input.ReturnValues ?? 'NONE',
    }),
  execute(call) {
    const { item, condition } = read(call)
    const table = activeTable(call)
    const place = keyOfItem(table, item)
    const before = itemAt(call, table, place)
    requireCondition(condition, before, call.input)
    putItemAt(call, table, place, item)
    const units = writeUnits(before, item)
    meterWrite(call, table, units)
    return {
      ...(before && call.input.ReturnValues === 'ALL_OLD' && { Attributes: itemToWire(before) }),
      ...capacityOut(call.input, units),
    }
  },
})
