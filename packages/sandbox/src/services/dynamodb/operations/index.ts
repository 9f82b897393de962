import type { Operation } from '../../../operation.ts'
import { createTable } from './create-table.ts'
import { deleteItem } from './delete-item.ts'
import { getItem } from './get-item.ts'
import { putItem } from './put-item.ts'
import { query } from './query.ts'
import { scan } from './scan.ts'
import { tableOperations } from './tables.ts'
import { tagOperations } from './tags.ts'
import { updateItem } from './update-item.ts'

export const dynamodbOperations: readonly Operation[] = [
  createTable,
  deleteItem,
  getItem,
  putItem,
  query,
  scan,
  ...tableOperations,
  ...tagOperations,
  updateItem,
]
