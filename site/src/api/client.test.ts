import { expect, test } from 'vitest'
import { ApiFault, createApi, problemOf } from './client.ts'

const answering = (status: number, body: string) => createApi(async () => new Response(body, { status }))
const faultOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'it answered',
    (fault: unknown) => (fault instanceof ApiFault ? { ...fault.problem, status: fault.status } : fault),
  )

test('sends what the contract says, and reads the answer through it', async () => {
  const sent: unknown[] = []
  const api = createApi(async (input, init) => {
    sent.push([input, init?.method, init?.body, new Headers(init?.headers).get('content-type')])
    return Response.json({ module: 'm', step: 's', status: 'idle', attempts: 0 })
  })
  expect(await api.check('m', 's')).toEqual({ module: 'm', step: 's', status: 'idle', attempts: 0 })
  expect(sent).toEqual([['/api/check', 'POST', '{"module":"m","step":"s"}', 'application/json']])
})

test('a problem comes as it was said', async () => {
  const api = answering(
    401,
    JSON.stringify({ code: 'no-learner', message: 'There is no learner yet.', next: 'Begin.' }),
  )
  expect(await faultOf(api.progress())).toEqual({
    code: 'no-learner',
    message: 'There is no learner yet.',
    next: 'Begin.',
    status: 401,
  })
})

test.each([
  ['no JSON', 200, '<html>'],
  ['JSON of another shape', 200, '{"cursor":"x"}'],
  ['an error that is no problem', 502, '{"oops":1}'],
])('%s is our fault', async (_, status, body) => {
  expect(await faultOf(answering(status, body).progress())).toEqual({
    code: 'our-fault',
    message: 'The server answered in a way this page does not understand. This is our fault, not yours.',
    next: 'Reload the page.',
    status,
  })
})

test('no answer is being offline', async () => {
  const api = createApi(async () => {
    throw new TypeError('fetch failed')
  })
  expect(await faultOf(api.hello())).toEqual({
    code: 'offline',
    message: 'The workshop’s server does not answer. What you did is kept.',
    next: 'Check again when you are back.',
    status: 0,
  })
  expect(problemOf(await api.hello().catch((fault: unknown) => fault))).toMatchObject({ code: 'offline' })
})
