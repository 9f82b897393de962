import { CreateAccessKeyCommand, IAMClient } from '@aws-sdk/client-iam'
import type { SigningCredentials } from '@first-line/aws-api'
import { type ServedSandbox, serveSandbox } from '../node/serve-sandbox.ts'
import type { SandboxOptions } from '../sandbox.ts'
import type { AccountSeed } from '../seed.ts'
import { type TestBench, testBench } from './sandbox.ts'

export interface ServedBench extends TestBench {
  url: string
  /** AWS SDK v3's client with root's key. */
  iam: IAMClient
  /** AWS SDK v3's client with these credentials. */
  iamWith(credentials: SigningCredentials): IAMClient
  /** The same for a new key of a user that exists. */
  iamAs(userName: string): Promise<IAMClient>
  close(): Promise<void>
}

/** {@link testBench} on a port of its own, driven by AWS SDK v3. */
export async function servedBench(seed: AccountSeed = {}, options: Partial<SandboxOptions> = {}): Promise<ServedBench> {
  const bench = await testBench(seed, options)
  const served: ServedSandbox = await serveSandbox(bench.sandbox, { port: 0 })
  const clients: IAMClient[] = []
  const iamWith = (credentials: SigningCredentials): IAMClient => {
    const client = new IAMClient({ region: 'us-east-1', endpoint: served.url, credentials, maxAttempts: 1 })
    clients.push(client)
    return client
  }
  const iam = iamWith(bench.rootKey)
  return {
    ...bench,
    url: served.url,
    iam,
    iamWith,
    async iamAs(userName) {
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: userName }))
      return iamWith({ accessKeyId: AccessKey!.AccessKeyId!, secretAccessKey: AccessKey!.SecretAccessKey! })
    },
    async close() {
      for (const client of clients) client.destroy()
      await served.close()
      await bench.sandbox.close()
    },
  }
}

/** An answer of the SDK without what every answer has. */
export async function answerOf<T extends { $metadata: unknown }>(sent: Promise<T>): Promise<Omit<T, '$metadata'>> {
  const { $metadata: _, ...answer } = await sent
  return answer
}

/** What the SDK throws, in one line to compare: `NoSuchEntity 404: The user with name bob cannot be found.` */
export async function errorOf(sent: Promise<unknown>): Promise<string> {
  try {
    await sent
  } catch (error) {
    if (!(error instanceof Error)) throw error
    const { Code, $metadata } = error as Error & { Code?: string; $metadata?: { httpStatusCode?: number } }
    return `${Code ?? error.name} ${$metadata?.httpStatusCode}: ${error.message}`
  }
  return 'no error'
}
