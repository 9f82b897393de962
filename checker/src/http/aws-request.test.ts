import type { FastifyRequest } from 'fastify'
import { expect, test } from 'vitest'
import { toAws } from './aws-request.ts'

const wrapped = (headers: Record<string, string>) =>
  ({ method: 'POST', headers, raw: { url: '/api/aws/iam.amazonaws.com/?a=b', headers } }) as unknown as FastifyRequest

test('out of a page’s request comes what was signed, without what belongs to this site', () => {
  const headers = { cookie: 'learner=1', 'user-agent': 'Mozilla/5.0', 'x-amz-date': '20261122T000000Z' }
  expect(toAws(wrapped(headers), '/api/aws/')).toEqual({
    ...{ method: 'POST', host: 'iam.amazonaws.com', path: '/', query: 'a=b', body: new Uint8Array(0) },
    headers: { host: 'iam.amazonaws.com', 'user-agent': 'Mozilla/5.0', 'x-amz-date': '20261122T000000Z' },
  })
})

test('the terminal’s aws is on the record by its own name, and not by the browser’s', () => {
  const headers = { 'user-agent': 'Mozilla/5.0', 'x-first-line-agent': 'aws-cli/2.38.1' }
  expect(toAws(wrapped(headers), '/api/aws/').headers).toEqual({
    ...{ host: 'iam.amazonaws.com', 'user-agent': 'aws-cli/2.38.1' },
  })
})
