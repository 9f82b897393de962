/** Mutated requests of every protocol: they are read, or refused with a CodecError; nothing else comes out. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeRequest, encodeError, encodeRequest } from './codec.ts'
import { CodecError } from './codec-error.ts'
import { findOperation } from './find-operation.ts'
import type { HttpRequest } from './http.ts'
import type { AwsStructure } from './model.ts'
import { recognise } from './recognise.ts'
import { loadService, type ServiceName } from './services.ts'
import { type PresentSignature, readSignature } from './sigv4/read.ts'
import { signRequest } from './sigv4/sign.ts'
import { verifySignature } from './sigv4/verify.ts'
import { structureOf } from './testing/arbitrary.ts'
import { validateInput } from './validation/validate.ts'
import { validationError } from './validation/words.ts'

const numRuns = process.env.TEST_ALL === '1' ? 2500 : 40
const services: ServiceName[] = ['iam', 'sts', 's3', 'ec2', 'budgets', 'dynamodb', 'accessanalyzer', 's3control']
const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' }

interface Mutation {
  target: 'body' | 'path' | 'query' | 'header'
  at: number
  remove: number
  insert: Uint8Array
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  target: fc.constantFrom('body', 'body', 'body', 'path', 'query', 'header'),
  at: fc.nat(2000),
  remove: fc.nat(8),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 6 }),
    fc
      .constantFrom(
        '%',
        '%zz',
        '&',
        '<',
        '>',
        '<a>',
        '</',
        '{',
        '[',
        ']',
        '"',
        'null',
        '1e999',
        '&#x',
        '.1.',
        '=',
        '__proto__',
        '\u0000',
        '../',
      )
      .map((text) => new TextEncoder().encode(text)),
  ),
})

function splice(bytes: Uint8Array, { at, remove, insert }: Mutation): Uint8Array {
  const from = bytes.length === 0 ? 0 : at % (bytes.length + 1)
  return Uint8Array.from([...bytes.subarray(0, from), ...insert, ...bytes.subarray(from + remove)])
}

function spliceText(text: string, change: Mutation): string {
  // A server's HTTP parser lets no more than this through.
  return String.fromCharCode(
    ...splice(
      Uint8Array.from(text, (c) => c.charCodeAt(0)),
      change,
    ),
  ).replaceAll(/[^\x21-\x7e]/g, '')
}

function mutate(request: HttpRequest, change: Mutation): HttpRequest {
  switch (change.target) {
    case 'body':
      return { ...request, body: splice(request.body as Uint8Array, change) }
    case 'path':
      return { ...request, path: `/${spliceText(request.path, change).replace(/^\/|[?#].*/g, '')}` }
    case 'query':
      return { ...request, query: spliceText(request.query, change) }
    case 'header': {
      const names = Object.keys(request.headers)
      const name = names[change.at % names.length]!
      return { ...request, headers: { ...request.headers, [name]: spliceText(request.headers[name]!, change) } }
    }
  }
}

describe.each(services)('%s', (name) => {
  test('mutated requests', async () => {
    const model = await loadService(name)
    const operations = Object.values(model.operations)
    const original = fc.constantFrom(...operations).chain((operation) =>
      (operation.input ? structureOf(model, operation.input) : fc.constant<AwsStructure>({})).map((input) =>
        signRequest(
          encodeRequest(model, operation, 'Bucket' in input ? { ...input, Bucket: 'b' } : input, {
            region: 'eu-west-1',
            endpoint: 'http://127.0.0.1:4566',
            checksum: 'none',
          }),
          credentials,
          { service: name, region: 'eu-west-1', now: new Date(0) },
        ),
      ),
    )
    fc.assert(
      fc.property(original, fc.array(mutation, { minLength: 1, maxLength: 3 }), (request, mutations) => {
        const mutated = mutations.reduce(mutate, request)
        try {
          const recognised = recognise(mutated)
          const signature = readSignature(mutated, recognised.signingName)
          if (signature.kind === 'header' || signature.kind === 'query') {
            verifySignature(mutated, signature as PresentSignature, credentials.secretAccessKey)
          }
          const found = findOperation(model, mutated, recognised.bucket)
          if (found.kind !== 'found') return
          const input = decodeRequest(model, found.operation, mutated, found.uriParams)
          const problems = validateInput(model, found.operation, input)
          if (problems.length > 0) encodeError(model, validationError(model, problems), { requestId: 'r' })
        } catch (error) {
          if (!(error instanceof CodecError)) throw error
          expect(error.status).toBeGreaterThanOrEqual(400)
          expect(error.status).toBeLessThan(500)
          encodeError(model, { code: error.code, message: error.message, status: error.status }, { requestId: 'r' })
        }
      }),
      { numRuns },
    )
  })
})

test('a key called __proto__ is a key', async () => {
  const model = await loadService('dynamodb')
  const body = new TextEncoder().encode('{"TableName":"t","Item":{"__proto__":{"S":"x"}}}')
  const request: HttpRequest = { method: 'POST', host: 'h', path: '/', query: '', headers: {}, body }
  const input = decodeRequest(model, model.operations.PutItem!, request)
  expect(Object.keys(input.Item as object)).toEqual(['__proto__'])
  expect(Object.getPrototypeOf(input.Item)).toBe(Object.prototype)
})
