/** One signed request to AWS, or to what stands in for it: for what the checker asks before it lets anybody in. */
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import {
  type AwsStructure,
  decodeResponse,
  encodeRequest,
  type HttpRequest,
  loadService,
  type SigningCredentials,
  signingScope,
  signRequest,
} from '@first-line/aws-api'

export const region = 'us-east-1'
const patience = 10_000

export interface AskAws {
  /** Fresh ones each time: a session may have been renewed. */
  readonly credentials: () => Promise<SigningCredentials>
  /** Instead of AWS's own hosts. */
  readonly endpoint?: string | undefined
}

export interface Answer {
  readonly status: number
  readonly body: string
}

/** An operation of a service whose model we have. */
export async function ask(
  aws: AskAws,
  service: 'sts' | 'iam' | 'ec2' | 'cloudtrail' | 'ce',
  name: string,
  input: AwsStructure = {},
): Promise<{ output?: AwsStructure; error?: { code: string; message: string } }> {
  const model = await loadService(service)
  const operation = model.operations[name]
  if (!operation) throw new Error(`the model of ${service} has no ${name}`)
  const plain = encodeRequest(model, operation, input, { region })
  const signed = signRequest(plain, await aws.credentials(), { ...signingScope(model, region), now: new Date() })
  const { status, body } = await send(signed, aws.endpoint)
  const { output, error } = decodeResponse(model, operation, {
    ...{ status, headers: {}, body: new TextEncoder().encode(body) },
  })
  return error ? { error: { code: error.code, message: error.message } } : { output: output ?? {} }
}

/** Organizations, whose one question needs no model: JSON 1.1. */
export async function describeOrganization(aws: AskAws): Promise<Answer> {
  const plain: HttpRequest = {
    ...{ method: 'POST', host: 'organizations.us-east-1.amazonaws.com', path: '/', query: '' },
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSOrganizationsV20161128.DescribeOrganization',
    },
    body: new TextEncoder().encode('{}'),
  }
  const scope = { service: 'organizations', region, now: new Date() }
  return send(signRequest(plain, await aws.credentials(), scope), aws.endpoint)
}

function send(
  { method, host, path, query, headers, body }: HttpRequest,
  endpoint: string | undefined,
): Promise<Answer> {
  if (!(body instanceof Uint8Array)) throw new TypeError('nothing here is streamed')
  const url = new URL(endpoint ?? `https://${host}`)
  const ask = url.protocol === 'http:' ? httpRequest : httpsRequest
  return new Promise((resolve, reject) => {
    const sent = ask(
      {
        ...{ method, hostname: url.hostname, path: query === '' ? path : `${path}?${query}`, timeout: patience },
        ...(url.port !== '' && { port: url.port }),
        headers: { ...headers, host, 'content-length': String(body.length) },
      },
      (answer) => {
        const chunks: Uint8Array[] = []
        answer.on('data', (chunk: Uint8Array) => chunks.push(chunk))
        answer.on('error', reject)
        answer.on('end', () => resolve({ status: answer.statusCode ?? 502, body: Buffer.concat(chunks).toString() }))
      },
    )
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${patience / 1000} s`)))
    sent.on('error', reject)
    sent.end(body)
  })
}
