/** Makes users in bursts until it is killed; prints each name once its answer has come. For `crash.test.ts`. */
import { writeSync } from 'node:fs'
import { managedPolicyFile } from '../node/managed-policy-file.ts'
import { sqliteStore } from '../node/sqlite/store.ts'
import { createSandbox } from '../sandbox.ts'
import { client } from './client.ts'
import { crashAccount } from './crash-account.ts'

const [file = '', run = '0'] = process.argv.slice(2)
const { account, key } = crashAccount(Number(run))

const sandbox = await createSandbox({ store: await sqliteStore({ file }), managedPolicies: managedPolicyFile })
if (!sandbox.findAccount(account)) {
  const world = sandbox.worlds.list()[0] ?? (await sandbox.worlds.create())
  await sandbox.createAccount(world, { id: account, rootKey: key })
}
const call = client((request) => sandbox.handle(request), key)

for (let at = 0; ; at += 1) {
  const names = Array.from({ length: 8 }, (_, of) => `user-${run}-${at}-${of}`)
  await Promise.all(
    names.map(async (name) => {
      const { status, message } = await call('iam', 'CreateUser', { UserName: name })
      if (status !== 200) throw new Error(message)
      writeSync(1, `${name}\n`)
    }),
  )
}
