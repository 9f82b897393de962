/**
 * Puts, overwrites and deletes objects, and collects what is left, until it is killed; prints a line for each answer that
 * came. For `crash-objects.test.ts`.
 */
import { writeSync } from 'node:fs'
import { managedPolicyFile } from '../node/managed-policy-file.ts'
import { sqliteStore } from '../node/sqlite/store.ts'
import { createSandbox } from '../sandbox.ts'
import { client } from './client.ts'
import { crashAccount, deletedKey } from './crash-account.ts'

const [file = '', run = '0'] = process.argv.slice(2)
const { account, key } = crashAccount(0)
const Bucket = 'crash'

const sandbox = await createSandbox({ store: await sqliteStore({ file }), managedPolicies: managedPolicyFile })
if (!sandbox.findAccount(account))
  await sandbox.createAccount(await sandbox.worlds.create(), { id: account, rootKey: key })
const call = client((request) => sandbox.handle(request), key)
await call('s3', 'CreateBucket', { Bucket })

const collectAgain = (): unknown => sandbox.collectBlobs().then(collectAgain)
collectAgain()

for (let at = 0; ; at += 1)
  await Promise.all(
    Array.from({ length: 6 }, async (_, of) => {
      const Key = `key-${of}`
      // Every other run's bytes come again, so that what is collected is put again at the same time.
      const text = `${Key} ${at % 7} `.repeat(900)
      const { status, message } = await call('s3', 'PutObject', { Bucket, Key, Body: new TextEncoder().encode(text) })
      if (status !== 200) throw new Error(message)
      writeSync(1, `put ${Key} ${at % 7} ${run}\n`)
      if (Key !== deletedKey) return
      const gone = await call('s3', 'DeleteObject', { Bucket, Key })
      if (gone.status !== 204 && gone.status !== 200) throw new Error(gone.message)
      writeSync(1, `delete ${Key} - ${run}\n`)
    }),
  )
