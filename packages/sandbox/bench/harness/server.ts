/** The server under load, in a process of its own; see `child.ts`. Arguments: `bare BYTES`, `disk FOLDER`, `sandbox FILE`, `services FILE` or `services memory`. */
import { open } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createSandbox } from '@first-line/sandbox'
import { managedPolicyFile, serveSandbox, sqliteStore } from '@first-line/sandbox/node'
import { servicesUnderLoad } from './services-under-load.ts'

const [kind, argument = ''] = process.argv.slice(2)

process.on('message', () => {
  const { user, system } = process.cpuUsage()
  process.send?.((user + system) / 1000)
})

if (kind === 'bare') {
  const body = Buffer.alloc(Number(argument), 'x')
  const server = createServer((message, response) => {
    message.resume()
    message.on('end', () => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-length': body.length })
      response.end(body)
    })
  }).listen(0, '127.0.0.1', () => {
    process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  })
} else if (kind === 'disk') {
  // What an upload costs at least: the bytes on disk, flushed, and an answer.
  let files = 0
  const server = createServer(async (message, response) => {
    files += 1
    const file = await open(join(argument, String(files)), 'w')
    for await (const chunk of message) await file.writeFile(chunk as Uint8Array)
    await file.sync()
    await file.close()
    response.writeHead(200, { 'content-length': 0 })
    response.end()
  }).listen(0, '127.0.0.1', () => {
    process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` })
  })
} else if (kind === 'services') {
  process.send?.(await servicesUnderLoad(argument))
} else {
  const sandbox = await createSandbox({
    store: await sqliteStore({ file: argument }),
    managedPolicies: managedPolicyFile,
  })
  const world = await sandbox.worlds.create()
  const users = Array.from({ length: 10_000 }, (_, at) => ({ userName: `user-${String(at).padStart(5, '0')}` }))
  const admin = {
    userName: 'admin',
    attachedPolicies: ['arn:aws:iam::aws:policy/AdministratorAccess'],
    accessKeys: [{}],
  }
  const many = await sandbox.createAccount(world, { seed: { users: [admin, ...users] } })
  const few = await sandbox.createAccount(world, { seed: { users: [admin, ...users.slice(0, 100)] } })
  const { url } = await serveSandbox(sandbox, { port: 0 })
  process.send?.({ url, many: many.seeded.accessKeys.admin![0], few: few.seeded.accessKeys.admin![0] })
}
