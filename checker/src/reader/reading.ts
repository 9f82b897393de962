/** What every part of the reader works with, for the length of one run. */
import { type Capability, NotOffered } from '@first-line/labs'
import type { Learner } from '../contract.ts'
import type { Target } from '../targets/target.ts'
import type { Clients } from './clients.ts'
import { createIamReader, type IamReader } from './iam.ts'
import { createOnce, type Once } from './memo.ts'

export interface Reading {
  readonly learner: Learner
  readonly target: Target
  readonly accountId: string
  readonly clients: Clients
  readonly iam: IamReader
  readonly once: Once
  /** @throws NotOffered where the target lacks it */
  needs(capability: Capability): void
}

export function createReading(target: Target, learner: Learner, clients: Clients): Reading {
  const once = createOnce()
  return {
    ...{ learner, target, accountId: learner.accountId, clients, once },
    iam: createIamReader(clients.iam, once),
    needs(capability) {
      if (!target.capabilities.has(capability)) throw new NotOffered(capability)
    },
  }
}
