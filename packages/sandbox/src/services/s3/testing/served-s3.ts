import { S3Client, type S3ClientConfig } from '@aws-sdk/client-s3'
import type { SigningCredentials } from '@first-line/aws-api'
import type { AccountSeed } from '../../../seed.ts'
import { type ServedBench, servedBench } from '../../../testing/served.ts'

export interface S3Bench extends ServedBench {
  /** AWS SDK v3's client with root's key. */
  s3: S3Client
  s3With(credentials: SigningCredentials, settings?: S3ClientConfig): S3Client
}

/** A sandbox on a port of its own, driven by AWS SDK v3's client of S3. */
export async function s3Bench(seed: AccountSeed = {}): Promise<S3Bench> {
  const bench = await servedBench(seed)
  const clients: S3Client[] = []
  const s3With = (credentials: SigningCredentials, settings: S3ClientConfig = {}): S3Client => {
    const client = new S3Client({
      region: 'us-east-1',
      endpoint: bench.url,
      credentials,
      forcePathStyle: true,
      maxAttempts: 1,
      ...settings,
    })
    clients.push(client)
    return client
  }
  return {
    ...bench,
    s3: s3With(bench.rootKey),
    s3With,
    async close() {
      for (const client of clients) client.destroy()
      await bench.close()
    },
  }
}
