import type { Ids } from '../../ids/ids.ts'
import type { WorldState } from '../../world/state.ts'
import { passwordHash } from '../iam/passwords/password-hash.ts'
import { rootUsers } from './entities.ts'

/** Gives the root user of an account a password, inside a unit of work. `now` is ledger time. */
export function setRootPassword(state: WorldState, accountId: string, password: string, ids: Ids, now: string): void {
  const table = state.table(rootUsers)
  const salt = ids.hex(32)
  table.put({ ...table.get(accountId), accountId, salt, hash: passwordHash(password, salt), changeDate: now })
}

/** Root keeps its password when the account is emptied; the 35 days for its second factor begin anew. */
export function forgetRootSignIns(state: WorldState, accountId: string): void {
  const table = state.table(rootUsers)
  const root = table.get(accountId)
  if (!root) return
  const { firstSignIn: _, lastSignIn: __, ...rest } = root
  table.put(rest)
}
