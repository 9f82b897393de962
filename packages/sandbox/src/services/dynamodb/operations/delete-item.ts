import type { AwsStructure } from '@first-line/aws-api'
import { defineOperation } from '../../../operation.ts'
import { validation } from '../errors.ts'
import { Placeholders } from '../expressions/placeholders.ts'
import { type CapacityInput, capacityOut, meterWrite, writeUnits } from '../items/capacity.ts'
import { headsOf, itemCheck, leadingKey } from '../items/checks.ts'
import { type ConditionInput, readCondition, requireCondition } from '../items/condition.ts'
import { deleteItemAt, itemAt } from '../items/items.ts'
import { readKey } from '../items/keys.ts'
import { refuseLegacy } from '../items/legacy.ts'
import { remembered } from '../items/remembered.ts'
import { activeTable, nameOf, type TableInput } from '../tables/tables.ts'
import { itemFromWire } from '../values/from-wire.ts'
import { itemToWire } from '../values/to-wire.ts'

interface Input extends TableInput, CapacityInput, ConditionInput {
  Key: AwsStructure
  ReturnValues?: string
}

/** @throws AwsError ValidationException */
const read = remembered(({ input }: { input: Input }) => {
  refuseLegacy(input)
  const { ReturnValues: wanted = 'NONE', ConditionExpression } = input
  if (wanted !== 'NONE' && wanted !== 'ALL_OLD') throw validation('ReturnValues can only be ALL_OLD or NONE')
  const placeholders = new Placeholders(input, { ConditionExpression })
  const key = itemFromWire(input.Key)
  const condition = readCondition(input, placeholders)
  placeholders.refuseUnused()
  return { key, condition }
})

export const deleteItem = defineOperation<Input>({
  service: 'dynamodb',
  name: 'DeleteItem',
  access: 'Write',
  validate(call) {
    nameOf(call)
    read(call)
  },
  authorise: (call) =>
    itemCheck(call, 'DeleteItem', {
      attributes: [...Object.keys(call.input.Key), ...headsOf(read(call).condition?.paths ?? [])],
      leading: leadingKey(call, call.input.Key),
      returnValues: call.input.ReturnValues ?? 'NONE',
    }),
  execute(call) {
    const { key, condition } = read(call)
    const table = activeTable(call)
    const place = readKey(table, key)
    const before = itemAt(call, table, place)
    requireCondition(condition, before, call.input)
    deleteItemAt(call, table, place)
    const units = writeUnits(before)
    meterWrite(call, table, units)
    return {
      ...(before && call.input.ReturnValues === 'ALL_OLD' && { Attributes: itemToWire(before) }),
      ...capacityOut(call.input, units),
    }
  },
})
