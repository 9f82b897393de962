/** An account with a bucket of many keys, one of few, and a hundred instances. */
import { createSandbox, defaultHash, memoryStore, type Sandbox } from '@first-line/sandbox'
import { managedPolicyFile, serveSandbox, sqliteStore } from '@first-line/sandbox/node'
import { objects } from '../../src/services/s3/entities.ts'
import { client } from '../../src/testing/client.ts'

export interface ServicesFacts {
  url: string
  key: { accessKeyId: string; secretAccessKey: string }
}

export const KEYS = 100_000

/** `file`: where it is kept; `memory`: nowhere, as `npm run sandbox` does unless told otherwise. */
export async function servicesUnderLoad(file: string): Promise<ServicesFacts> {
  const sandbox: Sandbox = await createSandbox({
    store: file === 'memory' ? memoryStore({ hash: defaultHash }) : await sqliteStore({ file }),
    managedPolicies: managedPolicyFile,
  })
  const world = await sandbox.worlds.create()
  const { accountId, seeded } = await sandbox.createAccount(world, {
    seed: {
      users: [
        {
          userName: 'admin',
          attachedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
          accessKeys: [{}],
        },
      ],
      buckets: [{ name: 'many-keys' }, { name: 'few-keys' }],
    },
  })
  const key = seeded.accessKeys.admin![0]!
  const call = client((request) => sandbox.handle(request), key)
  const Body = new Uint8Array(1024).fill(7)
  await call('s3', 'PutObject', { Bucket: 'few-keys', Key: 'one', Body })
  await call('s3', 'PutObject', { Bucket: 'many-keys', Key: 'first', Body })
  await world.write((state) => {
    const table = state.table(objects, accountId)
    const first = table.list({ prefix: 'many-keys/' })[0]!
    for (let at = 0; at < KEYS; at += 1) table.put({ ...first, key: `logs/${String(at).padStart(6, '0')}.json` })
  })
  const { output } = await call('ec2', 'DescribeImages', { Owners: ['amazon'] })
  const image = (output!.Images as Array<{ ImageId: string; Architecture: string }>).find(
    ({ Architecture }) => Architecture === 'x86_64',
  )
  const ran = await call('ec2', 'RunInstances', {
    ImageId: image!.ImageId,
    InstanceType: 't3.micro',
    MinCount: 100,
    MaxCount: 100,
  })
  if (ran.status !== 200) throw new Error(`No instances: ${ran.message}`)
  const { url } = await serveSandbox(sandbox, { port: 0 })
  return { url, key }
}
