import type { SigningCredentials } from '@first-line/aws-api'
import { defaultHash } from '../environment.ts'
import { managedPolicyFile } from '../node/managed-policy-file.ts'
import { createSandbox, type Sandbox, type SandboxOptions } from '../sandbox.ts'
import type { AccountSeed } from '../seed.ts'
import { memoryStore } from '../store/memory.ts'
import type { World } from '../world/world.ts'
import { type Client, client } from './client.ts'

export const ACCOUNT = '111122223333'
export const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess'

export interface TestBench {
  sandbox: Sandbox
  world: World
  root: Client
  rootKey: SigningCredentials
  /** A client with the keys of a user that the seed gave one. */
  as(userName: string): Client
  keyOf(userName: string): SigningCredentials
  with(credentials?: SigningCredentials): Client
  /** Faults of ours so far; a test that expects none looks here. */
  faults: unknown[]
}

/** A sandbox in memory with one account, for tests. */
export async function testBench(seed: AccountSeed = {}, options: Partial<SandboxOptions> = {}): Promise<TestBench> {
  const faults: unknown[] = []
  const sandbox = await createSandbox({
    store: memoryStore({ hash: defaultHash }),
    managedPolicies: managedPolicyFile,
    accessTroubleshooter: false,
    onError: (error) => faults.push(error),
    ...options,
  })
  const world = await sandbox.worlds.create('test')
  const made = await sandbox.createAccount(world, { id: ACCOUNT, seed })
  const keyOf = (userName: string): SigningCredentials => {
    const key = made.seeded.accessKeys[userName]?.[0]
    if (!key) throw new Error(`The seed gave ${userName} no key`)
    return key
  }
  const withKey = (credentials?: SigningCredentials) =>
    client((request, own) => (own ? sandbox.console(world.id) : sandbox).handle(request), credentials)
  return {
    sandbox,
    world,
    rootKey: made.rootKey!,
    root: withKey(made.rootKey!),
    as: (userName) => withKey(keyOf(userName)),
    keyOf,
    with: withKey,
    faults,
  }
}
