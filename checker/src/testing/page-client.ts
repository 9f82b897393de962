/** AWS SDK clients that send their signed requests as the page does: through `/api/aws` of the checker. */
import { IAMClient } from '@aws-sdk/client-iam'
import { S3Client } from '@aws-sdk/client-s3'
import { SNSClient } from '@aws-sdk/client-sns'
import { credentials as credentialsSchema } from '../contract.ts'
import type { Browser } from './browser.ts'

interface SdkRequest {
  method: string
  hostname: string
  path: string
  query?: Record<string, string | string[] | null>
  headers: Record<string, string>
  body?: string | Uint8Array
}

const throughPage = (browser: Browser) => ({
  metadata: { handlerProtocol: 'http/1.1' },
  async handle({ method, hostname, path, query, headers, body }: SdkRequest) {
    const pairs = Object.entries(query ?? {}).map(
      ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(String(value ?? ''))}`,
    )
    const { host: _, 'content-length': __, ...rest } = headers
    const response = await fetch(
      `${browser.url}/api/aws/${hostname}${path}${pairs.length ? `?${pairs.join('&')}` : ''}`,
      {
        method,
        headers: { ...rest, origin: browser.url },
        ...(body !== undefined && method !== 'GET' && method !== 'HEAD' && { body: body as BodyInit }),
      },
    )
    const answered = Object.fromEntries(response.headers)
    return {
      response: { statusCode: response.status, headers: answered, body: new Uint8Array(await response.arrayBuffer()) },
    }
  },
  updateHttpClientConfig() {},
  httpHandlerConfigs: () => ({}),
})

export interface Keys {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
}

/** The credentials of the learner's cloud shell. */
export async function cloudShellKeys(browser: Browser): Promise<Keys> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentialsSchema.parse(
    await browser.json('GET', '/api/credentials?machine=cloudshell'),
  )
  return { accessKeyId, secretAccessKey, sessionToken }
}

export function iamOf(browser: Browser, keys: Keys): IAMClient {
  return new IAMClient({ region: 'us-east-1', credentials: keys, maxAttempts: 1, requestHandler: throughPage(browser) })
}

export function s3Of(browser: Browser, keys: Keys): S3Client {
  return new S3Client({
    ...{ region: 'us-east-1', credentials: keys, maxAttempts: 1, forcePathStyle: true },
    requestHandler: throughPage(browser),
  })
}

export function snsOf(browser: Browser, keys: Keys): SNSClient {
  return new SNSClient({ region: 'us-east-1', credentials: keys, maxAttempts: 1, requestHandler: throughPage(browser) })
}
