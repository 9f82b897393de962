/** Every operation of every model: what one side writes, the other reads back the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeRequest, decodeResponse, encodeRequest, encodeResponse } from './codec.ts'
import { signingScope } from './endpoints.ts'
import { findOperation } from './find-operation.ts'
import type { HttpRequest } from './http.ts'
import type { AwsStructure, AwsValue } from './model.ts'
import { recognise } from './recognise.ts'
import { loadService, serviceNames } from './services.ts'
import { signRequest } from './sigv4/sign.ts'
import { structureOf } from './testing/arbitrary.ts'

const numRuns = process.env.TEST_ALL === '1' ? 100 : 3
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' }
const now = new Date('2026-01-01T00:00:00Z')

for (const name of serviceNames) {
  const model = await loadService(name)
  describe(name, () => {
    test.each(Object.values(model.operations).map((operation) => [operation.name, operation] as const))(
      'request of %s',
      (_, operation) => {
        const inputs = operation.input ? structureOf(model, operation.input) : fc.constant<AwsStructure>({})
        fc.assert(
          fc.property(inputs, (generated) => {
            const input = operation.name === 'CreateOAuth2Token' ? generated : bucketed(generated)
            const request = encodeRequest(model, operation, input, {
              region: 'eu-west-1',
              endpoint: 'http://127.0.0.1:4566',
              checksum: 'none',
              idempotencyToken: () => 'token',
            })
            const scope = signingScope(model, 'eu-west-1')
            const payloadHash = name === 's3' ? 'UNSIGNED-PAYLOAD' : undefined
            const signed = signRequest(request, credentials, { ...scope, now, ...(payloadHash && { payloadHash }) })
            const recognised = recognise(signed)
            expect(recognised.service).toBe(name)
            const found = findOperation(model, signed, recognised.bucket)
            if (found.kind !== 'found' || found.operation.name !== operation.name) {
              // Two S3 operations are the same request: the older of each pair is never the answer.
              expect(operation.deprecated, `${operation.name} taken for ${JSON.stringify(found)}`).toBe(true)
              return
            }
            const decoded = decodeRequest(model, operation, readBack(signed), found.uriParams)
            expect(tidy(decoded)).toEqual(tidy(withTokens(input, decoded)))
          }),
          { numRuns },
        )
      },
    )

    // The deprecated notification shapes read one element into two members: they do not come back as they went.
    const current = Object.values(model.operations).filter(({ deprecated }) => !deprecated)
    test.each(current.map((operation) => [operation.name, operation] as const))('answer of %s', (_, operation) => {
      const outputs = operation.output ? structureOf(model, operation.output) : fc.constant<AwsStructure>({})
      fc.assert(
        fc.property(outputs, (output) => {
          const response = encodeResponse(model, operation, output, { requestId: 'r-1', hostId: 'h-1' })
          const decoded = decodeResponse(model, operation, response)
          expect(decoded.error).toBeUndefined()
          if (model.metadata.protocol !== 'json') expect(decoded.metadata.requestId).toBe('r-1')
          expect(tidy(forgetBody(operation.http.method, name, decoded.output!))).toEqual(
            tidy(forgetBody(operation.http.method, name, output)),
          )
        }),
        { numRuns },
      )
    })
  })
}

/** As a server gets it: nothing shared with the sender. */
function readBack(request: HttpRequest): HttpRequest {
  return { ...request, headers: { ...request.headers } }
}

/** A bucket's name may not hold what a path cannot. */
function bucketed(input: AwsStructure): AwsStructure {
  return 'Bucket' in input ? { ...input, Bucket: 'a-bucket' } : input
}

function withTokens(input: AwsStructure, decoded: AwsStructure): AwsStructure {
  const tokens = Object.entries(decoded).filter(([key, value]) => value === 'token' && !(key in input))
  return { ...input, ...Object.fromEntries(tokens) }
}

/** HEAD has no body, and a length header is about the body really sent. */
function forgetBody(method: string, service: string, output: AwsStructure): AwsStructure {
  if (service !== 's3') return output
  const { ContentLength: _, ...rest } = output
  return method === 'HEAD' ? rest : rest
}

/** What no protocol can tell apart: absent and empty, and which kind of bytes. Forms have no empty structures. */
function tidy(value: AwsValue | undefined): unknown {
  if (value instanceof Uint8Array) return value.length === 0 ? undefined : [...value]
  if (value instanceof Date) return value.toISOString()
  // JSON writes -0 as 0.
  if (value === 0) return 0
  if (Array.isArray(value)) return value.map(tidy).filter((item) => !isEmpty(item))
  if (typeof value === 'object' && value !== null && !(value instanceof ReadableStream)) {
    const entries = Object.entries(value)
      .map(([key, item]) => [key, tidy(item)] as const)
      .filter(([, item]) => item !== undefined && item !== '' && !isEmpty(item))
    return Object.fromEntries(entries)
  }
  return value
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}
