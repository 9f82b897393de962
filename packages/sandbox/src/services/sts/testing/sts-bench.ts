import { STSClient } from '@aws-sdk/client-sts'
import type { AccountSeed } from '../../../seed.ts'
import { type ServedBench, servedBench } from '../../../testing/served.ts'
import { codeAt, stepAt } from '../../iam/mfa/totp.ts'

/** Credentials as STS answers them, or as a client has them. */
export interface Keys {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

export interface StsBench extends ServedBench {
  sts(keys: Keys | undefined, region?: string): STSClient
}

/** A served sandbox with AWS SDK v3's STS client. */
export async function stsBench(seed: AccountSeed): Promise<StsBench> {
  const bench = await servedBench(seed)
  const clients: STSClient[] = []
  return {
    ...bench,
    sts(credentials, region = 'us-east-1') {
      const client = new STSClient({
        region,
        endpoint: bench.url,
        maxAttempts: 1,
        ...(credentials && { credentials }),
      })
      clients.push(client)
      return client
    },
    async close() {
      for (const client of clients) client.destroy()
      await bench.close()
    },
  }
}

/** What an operation of STS gave, as a client takes it. */
export function keysOf(answer: {
  Credentials?: { AccessKeyId?: string; SecretAccessKey?: string; SessionToken?: string }
}): Keys {
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = answer.Credentials ?? {}
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}

/** The code an authenticator app shows, `offset` steps from now. */
export function codeNow(seed: string, offset = 0): string {
  return codeAt(seed, stepAt(Date.now()) + offset)
}

export const allow = (action: string | string[], resource = '*', more: object = {}): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: resource, ...more }],
})

export const trust = (principal: object, more: object = {}, action: string | string[] = 'sts:AssumeRole'): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: principal, Action: action, ...more }],
})
