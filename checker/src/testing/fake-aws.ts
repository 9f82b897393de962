/** What stands in for AWS's own endpoints: the sandbox behind a server that also speaks for Organizations. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Sandbox } from '@first-line/sandbox'

export interface FakeAws {
  readonly url: string
  /** What DescribeOrganization answers. */
  organization: { readonly status: number; readonly body: object }
  /** Names of operations, in order. */
  readonly asked: string[]
  close(): Promise<void>
}

const notInUse = { status: 400, body: { __type: 'AWSOrganizationsNotInUseException' } }

export async function serveFakeAws(sandbox: Sandbox): Promise<FakeAws> {
  const asked: string[] = []
  const server = createServer((request, response) => {
    const chunks: Uint8Array[] = []
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk))
    request.on('end', async () => {
      const { host = '' } = request.headers
      const body = Buffer.concat(chunks)
      asked.push(new URLSearchParams(body.toString()).get('Action') ?? String(request.headers['x-amz-target']))
      if (host.startsWith('organizations.')) {
        const { organization } = fake
        response.writeHead(organization.status).end(JSON.stringify(organization.body))
        return
      }
      const [path = '/', query = ''] = (request.url ?? '/').split('?')
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
      const answer = await sandbox.handle({ method: request.method ?? 'GET', host, path, query, headers, body })
      response.writeHead(answer.status, answer.headers).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const fake: FakeAws = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    organization: notInUse,
    asked,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return fake
}
