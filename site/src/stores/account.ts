/** The account's card: its id, its endpoint, the keys that exist. */
import type { AccountCard, Problem } from '@first-line/checker/contract'
import { atom } from 'nanostores'
import { problemOf } from '../api/client.ts'
import { $hello, api } from './session.ts'

export const $account = atom<AccountCard | undefined>()
/** Why the last attempt to read it failed. */
export const $accountFault = atom<Problem | undefined>()

/** Reads the card again, if there is a learner. */
export async function readAccount(): Promise<void> {
  if (!$hello.get()?.learner) return
  try {
    $account.set(await api.account())
    $accountFault.set(undefined)
  } catch (thrown) {
    $accountFault.set(problemOf(thrown))
  }
}
