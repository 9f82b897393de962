import type { AwsStructure } from '@first-line/aws-api'
import { defineOperation } from '../../../operation.ts'
import type { Table } from '../entities.ts'
import { invalidValues } from '../errors.ts'
import { applyUpdate } from '../expressions/apply-update.ts'
import type { Path } from '../expressions/paths.ts'
import { Placeholders } from '../expressions/placeholders.ts'
import { project } from '../expressions/projection.ts'
import { parseUpdate } from '../expressions/update.ts'
import { type CapacityInput, capacityOut, meterWrite, writeUnits } from '../items/capacity.ts'
import { headsOf, itemCheck, leadingKey } from '../items/checks.ts'
import { type ConditionInput, readCondition, requireCondition } from '../items/condition.ts'
import { itemAt, putItemAt } from '../items/items.ts'
import { keysOf, readKey } from '../items/keys.ts'
import { refuseLegacy } from '../items/legacy.ts'
import { remembered } from '../items/remembered.ts'
import { activeTable, nameOf, type TableInput } from '../tables/tables.ts'
import type { Item } from '../values/attribute-value.ts'
import { itemFromWire } from '../values/from-wire.ts'
import { itemToWire } from '../values/to-wire.ts'

type ReturnValues = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW'

interface Input extends TableInput, CapacityInput, ConditionInput {
  Key: AwsStructure
  UpdateExpression?: string
  ReturnValues?: ReturnValues
}

/** @throws AwsError ValidationException */
const read = remembered(({ input }: { input: Input }) => {
  refuseLegacy(input)
  const { UpdateExpression, ConditionExpression } = input
  const placeholders = new Placeholders(input, { UpdateExpression, ConditionExpression })
  const key = itemFromWire(input.Key)
  const update = UpdateExpression === undefined ? undefined : parseUpdate(UpdateExpression, placeholders)
  const condition = readCondition(input, placeholders)
  placeholders.refuseUnused()
  return { key, actions: update?.actions ?? [], paths: update?.paths ?? [], condition }
})

/** @throws AwsError ValidationException for who would move an item */
function refuseKeys(table: Table, changed: readonly Path[]): void {
  for (const { name } of keysOf(table)) {
    const path = changed.find(([head]) => head === name)
    if (path) throw invalidValues(`Cannot update attribute ${name}. This attribute is part of the key`)
  }
}

/** What the answer shows of the item. */
const SHOWN: Record<ReturnValues, (before: Item | undefined, after: Item, paths: readonly Path[]) => Item | undefined> =
  {
    NONE: () => undefined,
    ALL_OLD: (before) => before,
    ALL_NEW: (_, after) => after,
    UPDATED_OLD: (before, _, paths) => before && project(before, paths),
    UPDATED_NEW: (_, after, paths) => project(after, paths),
  }

export const updateItem = defineOperation<Input>({
  service: 'dynamodb',
  name: 'UpdateItem',
  access: 'Write',
  validate(call) {
    nameOf(call)
    read(call)
  },
  authorise: (call) =>
    itemCheck(call, 'UpdateItem', {
      attributes: [
        ...Object.keys(call.input.Key),
        ...headsOf(read(call).paths),
        ...headsOf(read(call).condition?.paths ?? []),
      ],
      leading: leadingKey(call, call.input.Key),
      returnValues: call.input.ReturnValues ?? 'NONE',
    }),
  execute(call) {
    const { key, actions, condition } = read(call)
    const table = activeTable(call)
    const place = readKey(table, key)
    const paths = actions.map(({ path }) => path)
    refuseKeys(table, paths)
    const before = itemAt(call, table, place)
    requireCondition(condition, before, call.input)
    // An item that is not there begins as its key.
    const after = applyUpdate(before ?? key, actions)
    putItemAt(call, table, place, after, 'Item size to update')
    const units = writeUnits(before, after)
    meterWrite(call, table, units)
    const shown = SHOWN[call.input.ReturnValues ?? 'NONE'](before, after, paths)
    return {
      ...(shown && Object.keys(shown).length > 0 && { Attributes: itemToWire(shown) }),
      ...capacityOut(call.input, units),
    }
  },
})
