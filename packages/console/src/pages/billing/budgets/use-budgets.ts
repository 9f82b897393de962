import { useStore } from '@nanostores/react'
import { $session } from '../../../aws/session.ts'
import { useRead } from '../../../aws/use-read.ts'
import type { Budget } from './shapes.ts'

/** The account's budgets, and the account they are of. */
export function useBudgets() {
  const AccountId = useStore($session)?.accountId ?? ''
  const { data, fault, refresh } = useRead<{ Budgets?: Budget[] }>('budgets', 'DescribeBudgets', { AccountId })
  return { AccountId, budgets: data && (data.Budgets ?? []), fault, refresh }
}
